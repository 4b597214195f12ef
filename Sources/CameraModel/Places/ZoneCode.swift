/// The code of a zone or an administrative division: `370502`, or a county's own word for a grid. Text.
public struct ZoneCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The code as written: 1...64 bytes, no blanks, no control characters.
    public let text: String

    /// The code, or `nil` when empty, longer than 64 bytes or with blanks or control characters.
    public init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), isPrintableWord(text) else { return nil }
        self.text = text
    }

    /// The canonical text.
    public var description: String { text }
    /// Whether `a` comes before `b`.
    public static func < (a: ZoneCode, b: ZoneCode) -> Bool { a.text < b.text }
}
