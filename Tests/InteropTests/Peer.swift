import Foundation
import Glibc
import TestSupport
import Testing

/// A real server that a test starts on loopback, stops and kills; it dies with this value.
final class Peer {
    /// Why a peer did not come up.
    struct Trouble: Error { var text: String }

    private let process = Process()
    private let output = Pipe()

    /// Where a program is; `nil` when it is not installed.
    static func path(_ name: String) -> String? {
        ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/bin", "/sbin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    init(_ program: String, _ arguments: [String], in folder: String? = nil) throws {
        guard let path = Peer.path(program) else { throw Trouble(text: "\(program) is not installed") }
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit { kill() }

    /// Runs a program to its end; throws when it fails.
    static func run(_ program: String, _ arguments: [String], in folder: String? = nil) throws {
        let peer = try Peer(program, arguments, in: folder)
        peer.process.waitUntilExit()
        guard peer.process.terminationStatus == 0 else {
            throw Trouble(text: "\(program) ended with \(peer.process.terminationStatus)")
        }
    }

    /// Holds it where it is, as a hung encoder does.
    func stop() { _ = Glibc.kill(process.processIdentifier, SIGSTOP) }

    func kill() {
        guard process.isRunning else { return }
        _ = Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// The first line that it prints.
    func firstLine() throws -> String {
        var bytes: [UInt8] = []
        while let next = try output.fileHandleForReading.read(upToCount: 1)?.first, next != 10 {
            bytes.append(next)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Waits until something holds, at most twenty seconds and as long as it runs. Foreign servers tell nobody when
    /// they are ready, so they are looked at twenty times a second.
    func wait(_ what: String, until isReady: () -> Bool) throws {
        for _ in 0..<400 {
            if isReady() { return }
            guard process.isRunning else { throw Trouble(text: "ended before \(what)") }
            poll(nil, 0, 50)
        }
        throw Trouble(text: "twenty seconds without \(what)")
    }

    /// Waits until it listens, without connecting: some peers serve one client only.
    func waitForPort(_ port: Int) throws {
        let wanted =
            ":" + String(String(65_536 + port, radix: 16).uppercased().dropFirst()) + " 00000000:0000 0A"
        try wait("listening") {
            (try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8))?.contains(wanted) ?? false
        }
    }
}

/// A port of 127.0.0.1 that nobody uses now.
func freePort() throws -> Int { try SilentListener().port }

/// Why these tests are left out; `nil` when they can run.
func missing(_ programs: String...) -> String? {
    guard ProcessInfo.processInfo.environment["SHARPEYES_INTEROP"] == "1" else {
        return "only make test-interop runs it"
    }
    let lacking = programs.filter { Peer.path($0) == nil }
    return lacking.isEmpty ? nil : "not installed: \(lacking.joined(separator: ", "))"
}

/// Peers share two processors: one suite after the other.
@Suite("Real peers", .serialized) enum RealPeers {}
