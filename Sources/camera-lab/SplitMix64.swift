/// A small generator of pseudo-random numbers: the same seed gives the same numbers on every machine.
///
/// Not for secrets. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    /// A generator whose numbers depend on the seed alone.
    init(seed: UInt64) { state = seed }

    /// A generator of its own for one row of one stream, so that rows can be made in any order.
    init(seed: UInt64, stream: UInt64, row: UInt64) {
        state = SplitMix64.mix(SplitMix64.mix(seed &+ stream &* 0x9E37_79B9_7F4A_7C15) &+ row)
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return SplitMix64.mix(state)
    }

    /// A number in 0 ..< bound; bound is 1 or more.
    mutating func below(_ bound: UInt64) -> UInt64 { next().multipliedFullWidth(by: bound).high }

    /// A number in the closed range low ... high.
    mutating func within(_ low: Int, _ high: Int) -> Int { low + Int(below(UInt64(high - low) + 1)) }

    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
