import CameraModel
import CameraProbe
import Foundation
import TestSupport
import Testing

@Suite("Many runs in one process", .serialized) struct FlatTests {
    private func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    /// Resident memory in KiB.
    private func resident() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    @Test("Fifty runs leave no descriptor open and memory where it was")
    func fifty() throws {
        let server = try RecordingServer()
        let code = try #require(DeviceCode("C1"))
        let targets = try (0..<40).map { number in
            let port = number % 10 == 0 ? 1 : server.port
            let endpoint = try #require(StreamEndpoint("http://127.0.0.1:\(port)/\(number)"))
            return ProbeTarget(endpointID: Int64(number), deviceCode: code, endpoint: endpoint)
        }
        var settings = ProbeSettings()
        settings.retries = 0
        let prober = try Prober(settings: settings, secrets: Secrets(environment: [:]))
        func run() throws -> Int {
            var results = 0
            try prober.probe(
                targets, now: { Instant(seconds: 1_800_000_000) }, isCancelled: { false },
                onResult: { _ in results += 1 })
            return results
        }
        for _ in 0..<5 { #expect(try run() == 40) }
        let before = (descriptors: try descriptors(), memory: try resident())
        for _ in 0..<50 { #expect(try run() == 40) }
        // The server's thread may be in the middle of closing its last one.
        #expect(try descriptors() <= before.descriptors + 1)
        #expect(try Sanitizer.isOn || resident() <= before.memory + 8192, "KiB")
    }
}
