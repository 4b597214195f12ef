import CameraModel
import CameraRegistry
import Foundation
import TestSupport
import Testing

@Suite("A worker's spool")
struct SpoolTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("a.spool") }

    init() throws { folder = try TemporaryFolder() }

    private func batch(_ number: Int) throws -> ResultBatch {
        let code = try "37050200001320000001".deviceCode()
        let endpoint = try #require(StreamEndpoint("http://127.0.0.1/a"))
        let at = RegistryFixture.now.adding(seconds: Int64(number))
        var result = ProbeResult(
            target: ProbeTarget(endpointID: Int64(number), deviceCode: code, endpoint: endpoint),
            startedAt: at, state: .degraded, outcome: .stale)
        (result.message, result.mark, result.remoteAddress) = ("没有新分片 \(number)", "jpeg:\(number)", "::1")
        let leased = LeasedEndpoint.made(result.target, token: 3)
        return ResultBatch(
            registry: "r", results: [result], of: [leased], askedAt: at, startedAt: at, finishedAt: at,
            isBlind: number % 2 == 0)
    }

    private func replayed(_ spool: Spool) throws -> [ResultBatch] {
        var found: [ResultBatch] = []
        try spool.replay { found.append($0) }
        return found
    }

    /// Keeps batches in a new spool, and gives its size before the first and after each.
    private func kept(_ batches: [ResultBatch]) throws -> [Int] {
        let spool = try Spool(path: path)
        func size() throws -> Int { try Data(contentsOf: URL(fileURLWithPath: path)).count }
        return try [size()]
            + batches.map {
                try spool.append($0)
                return try size()
            }
    }

    @Test func `gives back what it was given, in order, and is gone when all of it was sent`() throws {
        let batches = try (1...5).map(batch)
        do {
            let spool = try Spool(path: path)
            for batch in batches { try spool.append(batch) }
            #expect(spool.waiting == 5)
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let spool = try Spool(path: path)
        #expect(spool.waiting == 5 && spool.torn == 0)
        #expect(try replayed(spool) == batches)
        #expect(spool.isEmpty && spool.waiting == 0)
        spool.removeIfEmpty()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `what could not be sent waits, and a restart sends all of it again`() throws {
        struct Away: Error {}
        let batches = try (1...4).map(batch)
        do {
            let spool = try Spool(path: path)
            for batch in batches { try spool.append(batch) }
            var sent = 0
            #expect(throws: Away.self) {
                try spool.replay { _ in
                    if sent == 2 { throw Away() }
                    sent += 1
                }
            }
            #expect(spool.waiting == 2 && !spool.isEmpty)
            spool.removeIfEmpty()
        }
        #expect(try replayed(try Spool(path: path)) == batches)
    }

    @Test func `a torn end is cut off at whatever byte the machine stopped, and nothing before it is lost`()
        throws
    {
        let batches = try (1...3).map(batch)
        let sizes = try kept(batches)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for length in (sizes[2] + 1)..<sizes[3] {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            chmod(path, 0o600)
            let spool = try Spool(path: path)
            #expect(spool.torn == length - sizes[2] && spool.waiting == 2)
            try spool.append(batches[2])
            #expect(try replayed(spool) == batches)
        }
        for place in [sizes[2], sizes[2] + 5, sizes[3] - 1] {
            var damaged = whole
            damaged[place] ^= 0x10
            try damaged.write(to: URL(fileURLWithPath: path))
            chmod(path, 0o600)
            #expect(try replayed(try Spool(path: path)) == Array(batches.prefix(2)))
        }
        for length in 0..<18 {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            chmod(path, 0o600)
            #expect(try Spool(path: path).isEmpty)
        }
    }

    @Test func `a byte that the disk damaged costs its own batch alone, and is kept to look at`() throws {
        let batches = try (1...3).map(batch)
        let sizes = try kept(batches)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        // In the length, which then is any other; in the checksum; in the payload, at its beginning and its end.
        let places = [0, 3, 4, 11, 12, 20].map { sizes[1] + $0 } + [sizes[2] - 1]
        for place in places {
            for bit in [0x01, 0x10, 0x80] as [UInt8] {
                var damaged = whole
                damaged[place] ^= bit
                try damaged.write(to: URL(fileURLWithPath: path))
                chmod(path, 0o600)
                let spool = try Spool(path: path)
                #expect(spool.torn == 0 && spool.damaged == sizes[2] - sizes[1] && spool.waiting == 2)
                try spool.append(batches[1])
                #expect(try replayed(spool) == [batches[0], batches[2], batches[1]])
                #expect(spool.isEmpty)
                let kept = try Data(contentsOf: URL(fileURLWithPath: spool.damagedPath))
                #expect(kept == damaged[sizes[1]..<sizes[2]])
                unlink(spool.damagedPath)
            }
        }
    }

    @Test func `what is set aside is a spool of its own, and can be sent from there`() throws {
        let batches = try (1...3).map(batch)
        let spool = try Spool(path: path)
        for batch in batches { try spool.append(batch) }
        var other = ""
        try spool.replay { if $0 != batches[1] { other = try spool.setAside($0) } }
        #expect(spool.isEmpty)
        let kept = try Spool(path: other)
        #expect(throws: RegistryError.self) { try kept.replay { _ = try kept.setAside($0) } }
        #expect(kept.waiting == 2)
        #expect(try replayed(kept) == [batches[0], batches[2]])
    }

    @Test func `one process at a time, a plain file of our own, and no file of another kind`() throws {
        do {
            let spool = try Spool(path: path)
            #expect(throws: RegistryError.spool(path: path, .inUse)) { try Spool(path: path) }
            withExtendedLifetime(spool) {}
        }
        chmod(path, 0o640)
        #expect(throws: RegistryError.spool(path: path, .notOurs)) { try Spool(path: path) }
        try Data("deviceCode,name\n1,2\n3,4\n".utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o600)
        #expect(throws: RegistryError.spool(path: path, .foreign)) { try Spool(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == 24)
        let link = folder.file("link.spool")
        symlink(path, link)
        #expect(throws: RegistryError.spool(path: link, .notOurs)) { try Spool(path: link) }
        let lost = folder.file("nowhere/a.spool")
        #expect { try Spool(path: lost) } throws: {
            guard case .spool(_, .notAccessible) = $0 as? RegistryError else { return false }
            return true
        }
    }
}

extension LeasedEndpoint {
    /// An endpoint as a worker was given it.
    static func made(_ target: ProbeTarget, token: Int64) -> LeasedEndpoint {
        LeasedEndpoint(watched: WatchedEndpoint(target: target), token: token)
    }
}
