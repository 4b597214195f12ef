/// An exact share: `part` of `whole`, both counts. Never a floating-point number.
public struct Ratio: Hashable, Sendable {
    /// The counted part, 0 or more; above `whole` only in the build rate.
    public let part: Int
    /// What it is counted of, 0 or more; 0 makes the ratio not computable.
    public let whole: Int

    /// A ratio of two counts, neither negative.
    public init(part: Int, whole: Int) {
        precondition(part >= 0 && whole >= 0, "counts are never negative")
        (self.part, self.whole) = (part, whole)
    }

    /// Whether there is anything to take a share of.
    public var isComputable: Bool { whole > 0 }

    /// The percentage truncated, never rounded up, to two decimals: `99.99` for 99 999 of 100 000; `nil` when
    /// the whole is 0.
    public var percent: String? {
        hundredths.map { "\($0 / 100).\(twoDigits($0 % 100))" }
    }

    /// The same in hundredths of a percent: 9 999 for 99 999 of 100 000.
    public var hundredths: Int? {
        guard whole > 0 else { return nil }
        let (high, low) = part.multipliedFullWidth(by: 10_000)
        return whole.dividingFullWidth((high, low)).quotient
    }

    /// Whether the share is at least `target`, compared as integers; `nil` when the whole is 0.
    public func meets(_ target: Percent) -> Bool? {
        guard whole > 0 else { return nil }
        let left = part.multipliedFullWidth(by: 10_000)
        let right = whole.multipliedFullWidth(by: target.hundredths)
        return left.high != right.high ? left.high > right.high : left.low >= right.low
    }

    /// Part and whole added separately.
    public static func + (a: Ratio, b: Ratio) -> Ratio {
        Ratio(part: a.part + b.part, whole: a.whole + b.whole)
    }
}

/// A percentage that is a target: hundredths of a percent, 0...1000 %.
public struct Percent: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Hundredths of a percent: 8000 is 80 %.
    public let hundredths: Int

    /// Reads `80`, `99.5` or `79.99`, without a sign; `nil` beyond two decimals or above 1000.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = decimalInteger(parts[0]), whole <= 1000 else { return nil }
        var fraction = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), let digits = decimalInteger(parts[1]) else {
                return nil
            }
            fraction = parts[1].utf8.count == 1 ? digits * 10 : digits
        }
        hundredths = whole * 100 + fraction
    }

    /// A whole percentage, 0...1000.
    public init(whole: Int) {
        precondition((0...1000).contains(whole), "a target is 0...1000 percent")
        hundredths = whole * 100
    }

    /// Whether `a` comes before `b`.
    public static func < (a: Percent, b: Percent) -> Bool { a.hundredths < b.hundredths }

    /// `100`, `99.5`, `79.99`: no more decimals than needed.
    public var description: String {
        let fraction = hundredths % 100
        if fraction == 0 { return "\(hundredths / 100)" }
        return fraction % 10 == 0
            ? "\(hundredths / 100).\(fraction / 10)" : "\(hundredths / 100).\(twoDigits(fraction))"
    }
}
