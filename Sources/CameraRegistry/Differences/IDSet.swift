/// A set of row ids, one bit each.
struct IDSet {
    private var words: [UInt64] = []

    func contains(_ id: Int64) -> Bool {
        let word = Int(id >> 6)
        return word < words.count && words[word] >> UInt64(id & 63) & 1 == 1
    }

    mutating func insert(_ id: Int64) {
        let word = Int(id >> 6)
        while word >= words.count { words.append(0) }
        words[word] |= 1 << UInt64(id & 63)
    }
}
