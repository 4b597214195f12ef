public import CameraModel

/// Which cameras a list or an export wants.
public struct CameraFilter: Sendable {
    /// Only cameras of this zone and its descendants; a code or a name.
    public var zone: String?
    /// Only cameras whose column has this canonical text; an empty text wants those that do not say.
    public var values: [(column: CameraColumn, text: String)] = []

    /// Every camera.
    public init() {}

    /// Whether a record is wanted. The zone is the registry's to judge.
    func accepts(_ record: CameraRecord) -> Bool {
        values.allSatisfy { column, text in
            let found = record.text(of: column) ?? ""
            return found == text || (!text.isEmpty && found.split(separator: ";").contains(text[...]))
        }
    }
}
