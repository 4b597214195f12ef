/// An amount of money in yuan, exact to the fen; 0 or more.
public struct Yuan: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Hundredths of a yuan, 0 or more.
    public let fen: Int64

    /// An amount in fen, or `nil` when negative.
    public init?(fen: Int64) {
        guard fen >= 0 else { return nil }
        self.fen = fen
    }

    /// Reads `1280000` or `12.50`: plain decimal, at most two places, at most 15 digits before the point.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].utf8.count <= 15, let whole = decimalInteger(parts[0]) else {
            return nil
        }
        var fen = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), let digits = decimalInteger(parts[1]) else {
                return nil
            }
            fen = parts[1].utf8.count == 1 ? digits * 10 : digits
        }
        self.fen = Int64(whole) * 100 + Int64(fen)
    }

    public static func < (a: Yuan, b: Yuan) -> Bool { a.fen < b.fen }
    public static func + (a: Yuan, b: Yuan) -> Yuan { Yuan(unchecked: a.fen + b.fen) }
    private init(unchecked fen: Int64) { self.fen = fen }

    /// Nothing at all.
    public static let zero = Yuan(unchecked: 0)

    /// `1280000`, or `12.50` where there are fen.
    public var description: String {
        fen % 100 == 0 ? "\(fen / 100)" : "\(fen / 100).\(twoDigits(Int(fen % 100)))"
    }
}
