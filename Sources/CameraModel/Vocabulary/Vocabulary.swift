/// A closed list of words that a column of an inventory may hold.
///
/// The raw value is the canonical word of the CSV columns, the JSON keys' values and the registry.
public protocol Vocabulary: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    /// The word in a language, as a report prints it.
    func label(_ language: Language) -> String
}

extension Vocabulary {
    /// The canonical words, for messages that say what was wanted.
    public static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
