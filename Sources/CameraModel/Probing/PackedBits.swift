/// Numbers one after the other in as few bits as they need, low bits first.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    /// Bits of the last byte that are in use.
    private var used = 8

    /// Adds the low `count` bits of a number.
    mutating func put(_ number: Int, _ count: Int) {
        for bit in 0..<count {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8(number >> bit & 1) << UInt8(used)
            used += 1
        }
    }
}

/// Reads what ``BitWriter`` wrote.
struct BitReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// The next number of `count` bits; beyond the end zeros.
    mutating func take(_ count: Int) -> Int {
        var number = 0
        for bit in 0..<count {
            if place / 8 < bytes.count { number |= Int(bytes[place / 8] >> UInt8(place % 8) & 1) << bit }
            place += 1
        }
        return number
    }

    /// Whether all that was read was there, and no byte is left.
    var isWell: Bool { (place + 7) / 8 == bytes.count }
}
