import CameraModel
import CameraRegistry
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import CameraDashboard

@Suite(.serialized) struct WireTests {
    @Test("Pages come over a socket, with their headers")
    func page() async throws {
        let text = try await withDashboard(TestHouse()) { try Line.get($0, "/cameras") }
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(text.contains("Content-Security-Policy: default-src 'self'"))
        #expect(text.contains("</html>"))
    }

    @Test("A download comes piece by piece")
    func pieces() async throws {
        let text = try await withDashboard(TestHouse(cameras: 600)) {
            try Line.get($0, "/api/v1/cameras.csv")
        }
        #expect(text.lowercased().contains("transfer-encoding: chunked"))
        #expect(text.contains("B-599"))
    }

    @Test(
        "A long download is made smaller on its way when the reader takes that, and is the same",
        .enabled(if: Gunzip.isHere))
    func smaller() async throws {
        let house = try TestHouse(cameras: 3000)
        let plain = try house.ask("/api/v1/cameras.csv")
        let small = try house.ask("/api/v1/cameras.csv") { $0.acceptEncoding = "gzip" }
        #expect(small["Content-Encoding"] == "gzip" && plain["Content-Encoding"] == nil)
        #expect(small.bytes.count < plain.bytes.count / 3)
        #expect(try Gunzip.bytes(small.bytes) == plain.bytes)
        // A piece may be empty.
        let parts = Mutex<[[UInt8]]>([[], Array("one ".utf8), [], [], Array("two".utf8), []])
        let packed = Gzip.compress { parts.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
        var bytes: [UInt8] = []
        while let piece = try packed() { bytes += piece }
        #expect(try Gunzip.bytes(bytes) == Array("one two".utf8))
    }

    @Test(
        "Half a request is closed after a while, whatever half it is",
        arguments: [
            "GET / HT", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", "",
            "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nname=",
        ])
    func half(_ text: String) async throws {
        let answer = try await withDashboard(TestHouse(), patienceSeconds: 1) { port in
            let line = try Line(port)
            try line.send(text)
            return line.readAll()
        }
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 408") || answer.hasPrefix("HTTP/1.1 400"))
    }

    @Test("A body that is too long is refused, and nonsense does no harm")
    func nonsense() async throws {
        let answers = try await withDashboard(TestHouse(), patienceSeconds: 2) { port in
            let long = try Line(port)
            try? long.send(
                "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\nConnection: close\r\n\r\n"
                    + String(repeating: "x", count: 9000))
            let noise = try Line(port)
            try noise.send("\u{1}\u{2}\u{3} nonsense\r\n\r\n")
            let header = try Line(port)
            try? header.send("GET / HTTP/1.1\r\nX: " + String(repeating: "y", count: 200_000) + "\r\n\r\n")
            return [long.readAll(), noise.readAll(), header.readAll(), try Line.get(port, "/healthz")]
        }
        #expect(answers[0].hasPrefix("HTTP/1.1 413"))
        #expect(!answers[1].hasPrefix("HTTP/1.1 200") && !answers[2].hasPrefix("HTTP/1.1 200"))
        #expect(answers[3].hasPrefix("HTTP/1.1 200"))
    }

    @Test("A thousand slow readers at once keep nobody else waiting, and are closed in the end")
    func slowReaders() async throws {
        allowFiles()
        let (others, ended) = try await withDashboard(TestHouse(cameras: 400), patienceSeconds: 3) { port in
            let lines = try (0..<1000).map { _ in
                let line = try Line(port, receiveBytes: 2048)
                try line.send("GET /api/v1/cameras?limit=500 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                return line
            }
            let others = try (0..<20).map { _ in try Line.get(port, "/cameras").hasPrefix("HTTP/1.1 200") }
            // Nothing says "close" here: what we wait for is that the server ends it.
            let ended = lines.suffix(3).map { $0.readAll() }
            return (others.allSatisfy { $0 }, ended)
        }
        #expect(others)
        #expect(ended.count == 3 && ended.allSatisfy { $0.hasPrefix("HTTP/1.1 200") })
    }

    @Test("Readers see what a writer has changed, at the latest after a renewal")
    func renewal() async throws {
        let house = try TestHouse()
        let code = try #require(DeviceCode("A-000"))
        var row = CameraRow(record: CameraRecord(deviceCode: code), stated: [], zoneText: nil, line: 1)
        row.record.name = "renamed at last"
        row.stated = CameraColumnSet(.name)
        _ = try house.registry.edit(row, reason: "test", by: "test", now: TestHouse.now)
        try house.front.keeper.renew()
        #expect(try house.ask("/cameras?q=renamed+at").text.contains("A-000"))
    }
}

/// The system's own gunzip.
private enum Gunzip {
    static let path = "/usr/bin/gzip"
    static var isHere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    static func bytes(_ packed: [UInt8]) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let file = folder.file("x.gz")
        try Data(packed).write(to: URL(fileURLWithPath: file))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-d", file]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.file("x"))))
    }
}
