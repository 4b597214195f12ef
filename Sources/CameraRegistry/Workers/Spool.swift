import CameraModel
import Glibc

/// A worker's own file of batches that the registry has not confirmed: written before they are sent, gone when all are there.
///
/// A head, then records: length (4 bytes), the first 8 digits of the payload's SHA-256, payload; numbers little-endian. A record is
/// on the disk when ``append(_:)`` returns. What a crash left of a record that was being written, is cut off by the next opening.
/// Only its owner may read it; one process at a time uses it. Not for several threads.
public final class Spool {
    /// The file.
    public let path: String
    /// Results in it that are not known to be in the registry.
    public private(set) var waiting = 0
    /// Bytes at its end that the last opening found torn, and cut off.
    public private(set) var torn = 0

    private let descriptor: Int32
    /// Where the first record begins that is not known to be in the registry, and where the next one will.
    private var start: Int64
    private var end: Int64
    static let head = Array("sharpeyes spool 1\n".utf8)

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
        while let (payload, next) = record(at: end), let batch = ResultBatch(encoded: payload) {
            waiting += batch.observations.count
            end = next
        }
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
        while start < end {
            guard let (payload, next) = record(at: start), let batch = ResultBatch(encoded: payload) else {
                throw RegistryError.spool(path: path, .notAccessible("it was changed by another hand"))
            }
            try send(batch)
            start = next
            waiting -= batch.observations.count
        }
        try empty()
    }

    /// Forgets what was handed over: all of it.
    private func empty() throws(RegistryError) {
        let begin = Int64(Spool.head.count)
        if end > begin { try SpoolFile.cut(descriptor, begin, path) }
        (start, end, waiting) = (begin, begin, 0)
    }

    /// Takes the file away when nothing waits in it.
    public func removeIfEmpty() { if isEmpty { unlink(path) } }

    /// The payload of a whole record, and where the next one begins; `nil` where there is none.
    private func record(at place: Int64) -> (payload: [UInt8], next: Int64)? {
        let front = SpoolFile.read(descriptor, at: place, 12)
        guard front.count == 12 else { return nil }
        let length = front[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        let payload = SpoolFile.read(descriptor, at: place + 12, length)
        guard payload.count == length, Spool.checksum(payload) == Array(front[4...]) else { return nil }
        return (payload, place + 12 + Int64(length))
    }

    private static func checksum(_ payload: [UInt8]) -> [UInt8] { Array(SHA256.hex(payload).utf8.prefix(8)) }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
