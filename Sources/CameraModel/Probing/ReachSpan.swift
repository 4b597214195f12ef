/// A time in which an endpoint was reached again and again, never more than ``longestGap`` apart.
///
/// Attempts are forgotten after two days. These spans answer, for good, whether any attempt reached an endpoint within a window
/// of at least that length.
public struct ReachSpan: Hashable, Sendable {
    /// The most seconds between two attempts of a span that reached it: six hours.
    public static let longestGap: Int64 = 6 * 3600

    /// The first attempt that reached it.
    public let from: Instant
    /// The last one, not before ``from``.
    public let to: Instant

    /// A span between two attempts.
    public init(from: Instant, to: Instant) { (self.from, self.to) = (from, max(from, to)) }
}
