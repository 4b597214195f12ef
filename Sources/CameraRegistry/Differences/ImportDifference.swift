/// What an import changes, in bounded words: counts in full, the first updates and missing records by name.
public struct ImportDifference: Sendable {
    /// One record that the import updates.
    public struct Update: Hashable, Sendable {
        /// The camera's device code, the zone's code or the site's key.
        public let code: String
        /// Physical line in the file.
        public let line: Int?
        /// The columns that change, before and after.
        public let fields: [RecordChange.Field]
    }
    /// How many records change in each column.
    public var columns: [String: Int] = [:]
    /// The first updates, in file order; at most ``shown``.
    public var updates: [Update] = []
    /// Records of the registry that the file does not name; `nil` when nobody asked.
    public var missing: Missing?

    /// Records that are in the registry and not in a file that should be complete.
    public struct Missing: Hashable, Sendable {
        /// How many.
        public var count = 0
        /// Codes of the first ones; at most ``ImportDifference/shown``.
        public var codes: [String] = []
        /// None.
        public init() {}
    }

    /// How many updates and missing records are named.
    public static let shown = 20

    /// Nothing changes.
    public init() {}
}
