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
}
