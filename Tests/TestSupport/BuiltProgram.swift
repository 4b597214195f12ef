public import Foundation
import Glibc

/// A program of this package, as it was built beside the tests.
public struct BuiltProgram: Sendable {
    /// Where it stands.
    public let url: URL

    /// The program `name`, in the folder that the running tests were built into.
    public init(_ name: String) {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        url = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(name)
    }

    /// What a program left behind when it ended.
    public struct Ended: Sendable {
        /// Its exit code; 128 + signal when a signal ended it.
        public var status: Int32
        /// What it wrote on stdout.
        public var stdout: String
        /// What it wrote on stderr.
        public var stderr: String
    }

    /// Runs it to its end. `environment` replaces the whole environment; `nil` hands on the tests' own.
    public func run(
        _ arguments: [String], stdin: String = "", environment: [String: String]? = nil, folder: URL? = nil
    ) throws -> Ended {
        // Files take any amount of output without anyone reading meanwhile.
        let place = try TemporaryFolder()
        let paths = ["in", "out", "err"].map { URL(fileURLWithPath: place.file($0)) }
        try Data(stdin.utf8).write(to: paths[0])
        for path in paths.dropFirst() { try Data().write(to: path) }
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.environment = Sanitizer.handedOn(environment)
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = try FileHandle(forReadingFrom: paths[0])
        process.standardOutput = try FileHandle(forWritingTo: paths[1])
        process.standardError = try FileHandle(forWritingTo: paths[2])
        try process.run()
        process.waitUntilExit()
        let signalled = process.terminationReason == .uncaughtSignal
        return Ended(
            status: process.terminationStatus + (signalled ? 128 : 0),
            stdout: String(decoding: try Data(contentsOf: paths[1]), as: UTF8.self),
            stderr: String(decoding: try Data(contentsOf: paths[2]), as: UTF8.self))
    }

    /// Starts it in the background with an input that the test writes piece by piece.
    public func startFed(_ arguments: [String], environment: [String: String]? = nil) throws -> RunningProgram
    {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.environment = Sanitizer.handedOn(environment)
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return RunningProgram(
            process: process, output: output.fileHandleForReading, errors: errors.fileHandleForReading,
            input: input.fileHandleForWriting)
    }

    /// Starts it in the background.
    public func start(_ arguments: [String], environment: [String: String]? = nil) throws -> RunningProgram {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.environment = Sanitizer.handedOn(environment)
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return RunningProgram(
            process: process, output: output.fileHandleForReading, errors: errors.fileHandleForReading)
    }
}

/// A program in the background; it is ended with SIGTERM, by its own process number, at the latest with this value.
public final class RunningProgram {
    private let process: Process
    private let output: FileHandle
    private let errors: FileHandle
    private let input: FileHandle?

    init(process: Process, output: FileHandle, errors: FileHandle, input: FileHandle? = nil) {
        (self.process, self.output, self.errors, self.input) = (process, output, errors, input)
    }

    deinit { _ = end() }

    /// Its process number.
    public var pid: Int32 { process.processIdentifier }

    /// Writes to its stdin; returns when the program, or the pipe, has taken all of it.
    public func feed(_ bytes: ArraySlice<UInt8>) throws { try input?.write(contentsOf: Data(bytes)) }

    /// Ends its stdin.
    public func endInput() { try? input?.close() }

    /// Sends it SIGKILL by its own process number, and waits until it is gone.
    public func kill() {
        _ = Glibc.kill(pid, SIGKILL)
        process.waitUntilExit()
    }

    /// Waits until it ends of itself, and gives its exit code.
    public func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Waits until a file holds a text, at most as long as the program runs.
    public func waitForFile(_ path: String, containing text: String) throws {
        struct Ended: Error {}
        while (try? String(contentsOfFile: path, encoding: .utf8))?.contains(text) != true {
            guard process.isRunning else { throw Ended() }
            sched_yield()
        }
    }

    /// Waits until it takes SIGINT and SIGTERM itself, as its signal mask shows; at most as long as it runs.
    public func waitUntilListening() throws {
        struct Ended: Error {}
        let wanted: UInt64 = 1 << UInt64(SIGINT - 1) | 1 << UInt64(SIGTERM - 1)
        while true {
            let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
            let caught = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
            let mask = caught.flatMap {
                UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16)
            }
            if let mask, mask & wanted == wanted { return }
            guard process.isRunning else { throw Ended() }
            sched_yield()
        }
    }

    /// The next line of its stderr; `nil` when it has ended.
    public func readErrorLine() -> String? { line(errors) }

    /// The next line of its stdout; `nil` when it has ended.
    public func readLine() -> String? { line(output) }

    private func line(_ handle: FileHandle) -> String? {
        var bytes: [UInt8] = []
        while true {
            guard let byte = try? handle.read(upToCount: 1), let first = byte.first else {
                return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
            }
            if first == 10 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(first)
        }
    }

    /// Sends it SIGINT, as Ctrl-C does, waits, and gives its exit code and what it wrote on stderr.
    public func interrupt() -> (status: Int32, stderr: String) {
        process.interrupt()
        process.waitUntilExit()
        let text = (try? errors.readToEnd()).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
        return (process.terminationStatus, text ?? "")
    }

    /// Ends it with SIGTERM, waits, and gives its exit code; 128 + signal when a signal ended it.
    @discardableResult
    public func end() -> Int32 {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        return process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    }
}
