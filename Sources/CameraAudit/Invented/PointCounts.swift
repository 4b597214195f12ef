/// Counts how often each of many values comes in each cell, by the values' hashes: 16 bytes for each different one.
///
/// Two values whose 64-bit hashes agree count as one: with a million values once in forty thousand inspections.
struct PointCounts {
    private struct Entry {
        var hash: UInt64 = 0
        var count: UInt32 = 0
        var cell: UInt32 = 0
    }
    private var entries = [Entry](repeating: Entry(), count: 1 << 10)
    private var used = 0

    /// Counts a value in a cell.
    mutating func add(_ first: UInt64, _ second: UInt64, cell: Int) {
        if used * 4 >= entries.count * 3 { grow() }
        let hash = PointCounts.mix(
            PointCounts.mix(first &+ 0x9E37_79B9_7F4A_7C15) ^ second &* 0xD6E8_FEB8_6659_FD93 ^ UInt64(cell))
        let index = place(hash, cell)
        if entries[index].count == 0 {
            entries[index] = Entry(hash: hash, count: 0, cell: UInt32(truncatingIfNeeded: cell))
            used += 1
        }
        entries[index].count &+= 1
    }

    /// By cell how many of the counted came with a value that came at least `least` times, and the highest count.
    func crowded(least: Int, cells: Int) -> [(all: Int, most: Int)] {
        var found = [(all: Int, most: Int)](repeating: (0, 0), count: cells)
        for entry in entries where entry.count >= least {
            let cell = Int(entry.cell)
            found[cell].all += Int(entry.count)
            found[cell].most = max(found[cell].most, Int(entry.count))
        }
        return found
    }

    private func place(_ hash: UInt64, _ cell: Int) -> Int {
        let mask = entries.count - 1
        var index = Int(truncatingIfNeeded: hash) & mask
        while entries[index].count > 0, entries[index].hash != hash || Int(entries[index].cell) != cell {
            index = (index + 1) & mask
        }
        return index
    }

    private mutating func grow() {
        let old = entries
        entries = [Entry](repeating: Entry(), count: old.count * 2)
        for entry in old where entry.count > 0 { entries[place(entry.hash, Int(entry.cell))] = entry }
    }

    /// The finaliser of SplitMix64: every bit of the input moves half the bits of the output.
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
