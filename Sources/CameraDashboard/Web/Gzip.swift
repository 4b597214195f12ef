internal import CZlib

/// Text made smaller for the way.
enum Gzip {
    /// The bytes as one gzip member, or `nil` when that makes them no smaller.
    static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 400 else { return nil }
        let capacity = Int(czlib_bound(UInt(bytes.count)))
        var made = 0
        let out = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            made = czlib_gzip(bytes, UInt(bytes.count), buffer.baseAddress, UInt(capacity), 4)
            count = max(0, made)
        }
        return made > 0 && made < bytes.count ? out : nil
    }

    /// The pieces of a long answer as the pieces of one gzip member.
    static func compress(_ pieces: @escaping @Sendable () throws -> [UInt8]?)
        -> @Sendable () throws -> [UInt8]?
    {
        guard let stream = GzipStream() else { return pieces }
        return {
            guard !stream.hasEnded else { return nil }
            // zlib has nothing to say of no bytes.
            while let piece = try pieces() {
                if !piece.isEmpty { return try stream.push(piece) }
            }
            return try stream.end()
        }
    }
}

/// One gzip member that is made piece by piece.
///
/// Invariant of `@unchecked Sendable`: pieces of one answer are asked for one after the other.
private final class GzipStream: @unchecked Sendable {
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var hasEnded = false

    init?() {
        guard let stream = czlib_begin(4) else { return nil }
        self.stream = stream
    }

    deinit { czlib_end(stream) }

    func push(_ piece: [UInt8]) throws(GzipError) -> [UInt8] { try add(piece, isLast: false) }

    func end() throws(GzipError) -> [UInt8] {
        hasEnded = true
        return try add([], isLast: true)
    }

    private func add(_ piece: [UInt8], isLast: Bool) throws(GzipError) -> [UInt8] {
        let capacity = Int(czlib_bound(UInt(piece.count))) + 1024
        var made = 0
        let out = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            made = czlib_push(
                stream, piece, UInt(piece.count), buffer.baseAddress, UInt(capacity), isLast ? 1 : 0)
            count = max(0, made)
        }
        guard made >= 0 else { throw GzipError() }
        return out
    }
}

/// zlib could not go on: it never does that with room enough.
struct GzipError: Error {}
