import CameraModel
import CameraProbe
import Foundation
import Glibc
import TestSupport

/// A running `camera-lab streams` and what it plays.
final class Lab {
    struct Manifest: Decodable {
        var port: Int
        var cameras: [Camera]
    }

    struct Camera: Decodable {
        var deviceCode: String
        var url: String
        var kind: String
        var outcome: String
        var state: String
        var stream: String
        /// The check that says why; empty when all is well.
        var check: String
    }

    struct Stats: Decodable {
        var open: Int
        var mostAtOnce: Int
        var requests: Int
        var logins: Int
        /// Answers that said that too many stood at once.
        var refused: Int
    }

    let manifest: Manifest
    let program: RunningProgram
    private let folder: TemporaryFolder

    init(count: Int, _ more: String...) throws {
        folder = try TemporaryFolder()
        let path = folder.file("manifest.json")
        program = try BuiltProgram("camera-lab").start(
            ["streams", "--count", "\(count)", "--delay", "0.8", "--duration", "120", "--manifest", path]
                + more)
        guard let line = program.readLine(), line.hasPrefix("ready ") else {
            throw LabFailure(text: "not ready")
        }
        manifest = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    var targets: [ProbeTarget] {
        get throws { try manifest.cameras.enumerated().map { try target($1.url, Int64($0), $1.deviceCode) } }
    }

    /// What the lab itself counted.
    func stats() throws -> Stats {
        let text = try fetch(port: manifest.port, path: "/lab/stats")
        guard let blank = text.firstRange(of: "\r\n\r\n") else { throw LabFailure(text: text) }
        return try JSONDecoder().decode(Stats.self, from: Data(text[blank.upperBound...].utf8))
    }
}

struct LabFailure: Error { var text: String }

/// A target for an address.
func target(_ url: String, _ id: Int64 = 0, _ code: String = "37050201001320000001") throws -> ProbeTarget {
    guard let endpoint = StreamEndpoint(url), let code = DeviceCode(code) else { throw LabFailure(text: url) }
    return ProbeTarget(endpointID: id, deviceCode: code, endpoint: endpoint)
}

/// Settings that the lab's delay of 0.8 s fits: slow from 0.6 s, over at 2.5 s.
func labSettings() -> ProbeSettings {
    var settings = ProbeSettings()
    settings.timeoutSeconds = 2.5
    settings.connectTimeoutSeconds = 2.0
    settings.slowSeconds = 0.6
    // The lab's segments last one second.
    settings.secondLookSeconds = 3
    settings.stillSeconds = 0.4
    settings.retries = 0
    settings.retryPauseSeconds = 0.05
    settings.perHost = 1000
    settings.concurrency = 300
    return settings
}

/// All results of a run, each target once.
func probe(
    _ targets: [ProbeTarget], _ settings: ProbeSettings = labSettings(), _ secrets: Secrets = .none,
    isCancelled: @escaping () -> Bool = { false }
) throws -> [ProbeResult] {
    var results: [ProbeResult] = []
    let prober = try Prober(settings: settings, secrets: secrets)
    try prober.probe(targets, now: labNow, isCancelled: isCancelled) {
        results.append($0)
    }
    return results
}

/// The time of day, as the lab's devices have it.
func labNow() -> Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

/// The whole answer to a GET of 127.0.0.1, read through a plain socket: not through what is under test.
func fetch(port: Int, path: String) throws -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    guard connected == 0 else { throw LabFailure(text: "connect") }
    let request = Array("GET \(path) HTTP/1.1\r\nHost: lab\r\n\r\n".utf8)
    guard send(descriptor, request, request.count, 0) == request.count else { throw LabFailure(text: "send") }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while case let count = recv(descriptor, &block, block.count, 0), count > 0 { bytes += block[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}
