import CameraModel

/// The groups that a report has met, numbered in the order of meeting; never more than its limit.
struct GroupIndex: Sendable {
    let by: Grouping
    private let limit: Int
    private var numbers: [String: Int] = [:]
    private var lastKey = ""
    private var lastNumber: Int?
    /// The keys by number; an empty key stands for records that do not say.
    private(set) var keys: [String] = []
    /// Whether there were more groups than the limit: then the report has none at all.
    private(set) var isOverfull = false

    init(by: Grouping, limit: Int) { (self.by, self.limit) = (by, limit) }

    /// The number of a group, and whether it is new; `nil` when there are too many.
    mutating func number(_ key: String) -> (number: Int, isNew: Bool)? {
        // Records of one group often follow one another.
        if let lastNumber, lastKey == key { return (lastNumber, false) }
        if let known = numbers[key] {
            (lastKey, lastNumber) = (key, known)
            return (known, false)
        }
        guard keys.count < limit else {
            isOverfull = true
            return nil
        }
        numbers[key] = keys.count
        keys.append(key)
        return (keys.count - 1, true)
    }

    /// The numbers in the order of a report: by vocabulary, else by text; what is not said stands last.
    var ordered: [Int] {
        let order = by.order
        func rank(_ key: String) -> (Int, String) {
            (key.isEmpty ? Int.max : order.firstIndex(of: key) ?? order.count, key)
        }
        return keys.indices.sorted { rank(keys[$0]) < rank(keys[$1]) }
    }
}
