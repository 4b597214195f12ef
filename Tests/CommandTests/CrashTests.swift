import CameraModel
import CameraRegistry
import Foundation
import TestSupport
import Testing

@Suite("Killed in the middle of an import")
struct CrashTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.run("import", "zones", "-", stdin: "zone,name\n370502,东营区\n")
    }

    private func rows(_ count: Int) -> [UInt8] {
        var text = "deviceCode,name,endpoints\n"
        for index in 0..<count {
            text += "3705020000132\(100_000 + index)7,摄像机 \(index),http://127.0.0.1:9/\(index).m3u8\n"
        }
        return Array(text.utf8)
    }

    private func start() throws -> RunningProgram {
        try bench.program.startFed(
            ["import", "cameras", "-"],
            environment: ["SHARPEYES_REGISTRY": bench.registry, "LANG": "C.UTF-8", "USER": "tester"])
    }

    /// The input comes through a pipe, so that the moment of the kill is one in the file, not one on a clock.
    @Test(arguments: [35, 80, 100])
    func `the registry opens, is whole, and has all of the batch or nothing`(share: Int) throws {
        let bytes = rows(6000)
        let importing = try start()
        try importing.feed(bytes[..<(bytes.count * share / 100)])
        if share == 100 { importing.endInput() }
        importing.kill()
        let registry = try Registry(path: bench.registry, .existing)
        #expect(try registry.damages() == [])
        var count = 0
        try registry.cameras { count += $0.count }
        let batches = try registry.batches()
        #expect(count == 0 && batches.count == 1 || count == 6000 && batches.count == 2)
        if share < 100 { #expect(count == 0) }
        // The next import is not in the way of a dead one.
        let again = try bench.run(
            "import", "cameras", "-", "--format", "json", stdin: String(decoding: bytes, as: UTF8.self))
        #expect(again.status == 0 && again.int("created") == 6000 - count && again.int("unchanged") == count)
    }

    @Test(arguments: [0, 60_000])
    func `Ctrl-C ends an import whose pipe gives nothing more`(bytes: Int) throws {
        let importing = try start()
        try importing.feed(rows(6000)[..<bytes])
        try importing.waitUntilListening()
        let (status, errors) = importing.interrupt()
        #expect(status == 2)
        #expect(errors.contains("interrupted while waiting for data"))
        #expect(try Registry(path: bench.registry, .existing).batches().count == 1)
    }

    @Test func `a second import waits for the first`() throws {
        let bytes = rows(6000)
        let first = try start()
        // More than a page of rows, which is read before the registry is opened, and more than the pipe holds: when
        // it is taken, the first import reads on, and has its turn soon after.
        let most = bytes.count * 5 / 6
        try first.feed(bytes[..<most])
        let second = try bench.program.startFed(
            ["import", "zones", "-"],
            environment: ["SHARPEYES_REGISTRY": bench.registry, "LANG": "C.UTF-8", "USER": "tester"])
        try first.waitForFile(bench.registry + ".import-lock", containing: "process \(first.pid) ")
        try second.feed(Array("zone,name\n370503,河口区\n".utf8)[...])
        second.endInput()
        #expect(second.readErrorLine()?.contains("waiting for another import") == true)
        try first.feed(bytes[most...])
        first.endInput()
        #expect(first.wait() == 0 && second.wait() == 0)
        #expect(
            try Registry(path: bench.registry, .existing).batches().map(\.kind) == [.zones, .cameras, .zones])
    }
}
