/// The name of a unit that owns, manages or maintains cameras: an organisation, never a person.
public struct Organisation: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name, 1...200 bytes, without blanks at its ends.
    public let name: String

    /// The organisation, or `nil` for an empty name or one of more than 200 bytes.
    public init?(_ name: String) {
        let bytes = name.utf8
        guard let first = bytes.first, let last = bytes.last, bytes.count <= 200, first != 0x20, last != 0x20
        else {
            return nil
        }
        self.name = name
    }

    /// The canonical text.
    public var description: String { name }
    /// Whether `a` comes before `b`.
    public static func < (a: Organisation, b: Organisation) -> Bool { a.name < b.name }
}
