import CameraModel

/// What a file's profile and columns mean for every row.
struct RowRules<Mapper: RowMapper>: Sendable {
    private(set) var fills = RowFills<Mapper.Column>()
    /// The canonical columns that rows may have.
    private(set) var columns: Set<Mapper.Column> = []
    /// Whether an empty cell of some column erases its value.
    private(set) var clears = false
    private var matchKeys: [CameraColumn] = []
    private var datum: (text: String, header: String)?
    private var derivesLevel = false
    private var usedHeaders: Set<String> = []

    init() {}

    init(_ profile: Profile?, _ plans: [ColumnPlan<Mapper.Column>]) {
        for plan in plans {
            if case .column(let column) = plan.meaning { columns.insert(column) }
            clears = clears || plan.clears
        }
        guard let profile else { return }
        let section = Mapper.section(profile)
        fills = RowFills(section, headers: plans.map { lookupForm(ofHeader: $0.header) })
        columns.formUnion(fills.columns)
        derivesLevel = !columns.contains { $0.rawValue == "level" }
        usedHeaders = Set(section.compose.flatMap(\.template.headers) + section.conditions.map(\.header))
        matchKeys = section.match
        datum = profile.datum.map { ($0.rawValue, "datum") }
    }

    /// Whether rows without a device code can be found by other columns that the file has.
    var findsByKeys: Bool {
        !matchKeys.isEmpty && matchKeys.allSatisfy { key in columns.contains { $0.rawValue == key.rawValue } }
    }

    /// Whether the cells under a header make another column, or tell which rows count.
    func uses(_ header: String) -> Bool { usedHeaders.contains(lookupForm(ofHeader: header)) }

    /// Tells rows what the profile says of all of them.
    func give(_ context: inout RowContext) {
        context.matchKeys = matchKeys
        context.derivesLevel = derivesLevel
    }

    /// The profile's datum, where the row has none of its own.
    func giveDatum(_ context: inout RowContext) {
        if let datum, context.datum == nil { context.datum = datum }
    }
}
