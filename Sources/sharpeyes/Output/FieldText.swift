import CameraModel

/// How a field's text is shown to people.
enum FieldText {
    /// The text; of an outline, which may be a hundred thousand letters, only how large it is; `-` for none.
    static func short(_ field: String, _ text: String?) -> String {
        guard let text else { return "-" }
        guard field == ZoneRow.Column.boundary.rawValue, text.utf8.count > 80 else { return text }
        return Boundary(text: text)?.summary ?? text
    }
}
