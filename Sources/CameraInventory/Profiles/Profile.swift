public import CameraModel

/// What the headers and values of one source's inventory files mean: a platform's export, a county's template.
///
/// Written in YAML, see ``parse(_:file:)``. A profile stands on the headers that every file may use (the canonical
/// columns and the Chinese ones of 一机一档): what it says of a header or a value counts, the rest stays as it is.
public struct Profile: Sendable {
    /// What `--profile` calls it: small letters, digits and hyphens.
    public let name: String
    /// What it is of, for people: source and edition.
    public let title: String
    /// The edition of the standard whose tables it holds; empty when it says none.
    public let edition: String
    /// The datum of the file's positions, where the file itself does not name one.
    public let datum: Datum?
    /// Whether it may be chosen by a file's headers; else only by its name.
    let isAutomatic: Bool
    /// What it says of cameras, zones and sites.
    var cameras: ProfileSection
    var zones: ProfileSection
    var sites: ProfileSection
}

/// What a profile says of one kind of inventory. Headers are in their lookup form.
struct ProfileSection: Sendable {
    /// By canonical column.
    var columns: [String: ProfileColumn] = [:]
    /// Headers kept as extras under a name of the profile's, by that name.
    var extras: [String: ProfileColumn] = [:]
    /// Headers of people and secrets.
    var drop: [String] = []
    /// Headers that are not read.
    var ignore: [String] = []
    /// Values of rows whose own cell is empty.
    var constants: [(column: String, text: String)] = []
    /// Columns made of other headers' cells.
    var compose: [(column: String, template: ComposeTemplate)] = []
    /// Columns that tell the camera when a row states no device code.
    var match: [CameraColumn] = []
    /// Columns whose empty cell erases the value.
    var clear: Set<String> = []
    /// Which rows count; the others are skipped.
    var conditions: [ProfileCondition] = []

    /// Every header it speaks of, in lookup form.
    var headers: Set<String> {
        var all = Set(drop).union(ignore).union(conditions.map(\.header))
        for column in [columns, extras].flatMap(\.values) { all.formUnion(column.headers) }
        for (_, template) in compose { all.formUnion(template.headers) }
        return all
    }
}

/// What a profile says of one column.
struct ProfileColumn: Sendable {
    /// In lookup form; of several in one file the first with a value counts.
    var headers: [String] = []
    /// What values of the file mean, by the value in lookup form.
    var values: [String: ValueMeaning] = [:]
    /// What every value means that neither ``values`` nor the column's own words know.
    var otherwise: ValueMeaning?
    /// What a bare number is in.
    var unit: ValueUnit?
    /// Whether `/` stands between several values.
    var splitsAtSlash = false
}

/// What a value of a file means.
enum ValueMeaning: Hashable, Sendable {
    /// This canonical value.
    case text(String)
    /// No value; nothing is lost.
    case nothing
    /// No value of the column; the text is kept as an extra.
    case extra
}

/// A row counts when the header's cell is one of these.
struct ProfileCondition: Sendable {
    /// In lookup form.
    var header: String
    /// Without blanks at their ends; an empty one stands for an empty or missing cell.
    var accepted: [String]
}

extension ProfileColumn {
    /// This column with what a profile that extends its own says on top.
    func extended(by other: ProfileColumn) -> ProfileColumn {
        var column = self
        column.headers = other.headers + headers.filter { !other.headers.contains($0) }
        column.values.merge(other.values) { _, new in new }
        column.otherwise = other.otherwise ?? otherwise
        column.unit = other.unit ?? unit
        column.splitsAtSlash = splitsAtSlash || other.splitsAtSlash
        return column
    }
}

extension ProfileSection {
    /// This section with what a profile that extends its own says on top; a header means what the upper one says.
    func extended(by other: ProfileSection) -> ProfileSection {
        var section = self
        let taken = other.headers
        for (name, _) in section.columns { section.columns[name]?.headers.removeAll { taken.contains($0) } }
        for (name, _) in section.extras { section.extras[name]?.headers.removeAll { taken.contains($0) } }
        section.drop.removeAll { taken.contains($0) }
        section.ignore.removeAll { taken.contains($0) }
        section.columns.merge(other.columns) { $0.extended(by: $1) }
        section.extras.merge(other.extras) { $0.extended(by: $1) }
        section.drop += other.drop
        section.ignore += other.ignore
        section.constants.removeAll { old in other.constants.contains { $0.column == old.column } }
        section.constants += other.constants
        section.compose.removeAll { old in other.compose.contains { $0.column == old.column } }
        section.compose += other.compose
        if !other.match.isEmpty { section.match = other.match }
        section.clear.formUnion(other.clear)
        section.conditions += other.conditions
        return section
    }
}
