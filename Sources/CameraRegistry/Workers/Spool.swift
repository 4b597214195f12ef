import CameraModel
import Glibc

/// A worker's own file of batches that the registry has not confirmed: written before they are sent, gone when all are there.
///
/// A head, then records: length (4 bytes), the first 8 digits of the payload's SHA-256, payload; numbers little-endian. A record is
/// on the disk when ``append(_:)`` returns. What a crash left of a record that was being written, is cut off by the next opening;
/// what a disk damaged is passed over, and kept in a file beside it. Only its owner may read it; one process at a time uses it. Not
/// for several threads.
public final class Spool {
    /// The file.
    public let path: String
    /// Results in it that are not known to be in the registry.
    public private(set) var waiting = 0
    /// Bytes at its end that the last opening found torn, and cut off.
    public private(set) var torn = 0
    /// Bytes before whole records that the opening could not read, and passed over.
    public private(set) var damaged = 0

    private let descriptor: Int32
    /// Where the first record begins that is not known to be in the registry, and where the next one will.
    private var start: Int64
    private var end: Int64
    /// Where the damaged bytes are.
    private var gaps: [Range<Int64>] = []
    /// Where refused batches are set aside, open while one ``replay(_:)`` is on.
    private var aside: Spool?
    private static let head = Array("sharpeyes spool 1\n".utf8)
    /// How every payload begins.
    private static let payloadHead = Array(#"{"askedAt":"#.utf8)

    /// Opens the spool at `path`, makes it where there is none, and counts what waits in it.
    public init(path: String) throws(RegistryError) {
        self.path = path
        descriptor = try SpoolFile.open(path)
        (start, end) = (Int64(Spool.head.count), Int64(Spool.head.count))
        let size = try SpoolFile.size(descriptor, path)
        if size < start {
            // A crash may have come between the file and its head.
            guard Spool.head.starts(with: SpoolFile.read(descriptor, at: 0, Int(size))) else {
                throw .spool(path: path, .foreign)
            }
            try SpoolFile.cut(descriptor, 0, path)
            try SpoolFile.write(descriptor, Spool.head, at: 0, path)
            return
        }
        guard SpoolFile.read(descriptor, at: 0, Spool.head.count) == Spool.head else {
            throw .spool(path: path, .foreign)
        }
        while let found = record(from: end, to: size) {
            if found.place > end { gaps.append(end..<found.place) }
            waiting += found.batch.observations.count
            end = found.next
        }
        damaged = Int(gaps.reduce(0) { $0 + $1.upperBound - $1.lowerBound })
        torn = Int(size - end)
        if torn > 0 { try SpoolFile.cut(descriptor, end, path) }
    }

    deinit { close(descriptor) }

    /// Whether nothing waits.
    public var isEmpty: Bool { start == end }

    /// Keeps a batch: it is on the disk when this returns. Where the disk is full the file is as it was.
    public func append(_ batch: ResultBatch) throws(RegistryError) {
        let payload: [UInt8]
        do { payload = try batch.encoded() } catch {
            throw .spool(path: path, .notAccessible("\(error)"))
        }
        let record = Spool.bytes(UInt32(payload.count)) + Spool.checksum(payload) + payload
        do throws(RegistryError) { try SpoolFile.write(descriptor, record, at: end, path) } catch {
            try? SpoolFile.cut(descriptor, end, path)
            throw error
        }
        end += Int64(record.count)
        waiting += batch.observations.count
    }

    /// Hands over what waits, oldest first. Each batch for which `send` returns is done with; when all are, the file is empty. What
    /// `send` throws ends it, and the rest goes on waiting.
    public func replay(_ send: (ResultBatch) throws -> Void) throws {
        defer { aside = nil }
        while start < end {
            guard let found = record(from: start, to: end) else {
                throw RegistryError.spool(path: path, .notAccessible("it was changed by another hand"))
            }
            try send(found.batch)
            start = found.next
            waiting -= found.batch.observations.count
        }
        try empty()
    }

    /// Keeps a batch that the registry will not take however often it is sent, in a spool of its own, and gives that one's path. For
    /// what ``replay(_:)`` hands over.
    ///
    /// Throws where this ``holdsRefused`` itself: there it goes on waiting.
    public func setAside(_ batch: ResultBatch) throws(RegistryError) -> String {
        guard !holdsRefused else {
            throw .spool(path: path, .notAccessible("it holds what was refused before"))
        }
        let other = path + Spool.refused
        if aside == nil { aside = try Spool(path: other) }
        try aside?.append(batch)
        return other
    }

    /// Whether this holds what was refused before.
    public var holdsRefused: Bool { path.hasSuffix(Spool.refused) }

    private static let refused = ".refused"

    /// Where damaged bytes are kept, for a person to look at.
    public var damagedPath: String { path + ".damaged" }

    /// Forgets what was handed over: all of it.
    private func empty() throws(RegistryError) {
        for gap in gaps {
            let bytes = SpoolFile.read(descriptor, at: gap.lowerBound, gap.count)
            try SpoolFile.append(bytes, to: damagedPath)
        }
        gaps = []
        let begin = Int64(Spool.head.count)
        if end > begin { try SpoolFile.cut(descriptor, begin, path) }
        (start, end, waiting) = (begin, begin, 0)
    }

    /// Takes the file away when nothing waits in it.
    public func removeIfEmpty() { if isEmpty { unlink(path) } }

    private typealias Record = (place: Int64, batch: ResultBatch, next: Int64)

    /// The first whole record at or behind a place, and where the next one begins; `nil` where there is none.
    private func record(from place: Int64, to limit: Int64) -> Record? {
        if let found = record(at: place) { return found }
        // Its payload betrays one behind bytes that make no sense. Pieces overlap, so that none of them is cut in two.
        let (piece, mark) = (1 << 20, Spool.payloadHead)
        var from = place + 1
        while from < limit {
            let bytes = SpoolFile.read(descriptor, at: from, piece)
            var index = 12
            while index + mark.count <= bytes.count {
                if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark),
                    let found = record(at: from + Int64(index - 12))
                {
                    return found
                }
                index += 1
            }
            from += Int64(piece - 12 - mark.count)
        }
        return nil
    }

    /// The whole record that begins at a place.
    private func record(at place: Int64) -> Record? {
        let front = SpoolFile.read(descriptor, at: place, 12)
        guard front.count == 12 else { return nil }
        let length = front[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        let payload = SpoolFile.read(descriptor, at: place + 12, length)
        guard payload.count == length, Spool.checksum(payload) == Array(front[4...]),
            let batch = ResultBatch(encoded: payload)
        else { return nil }
        return (place, batch, place + 12 + Int64(length))
    }

    private static func checksum(_ payload: [UInt8]) -> [UInt8] { Array(SHA256.hex(payload).utf8.prefix(8)) }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
