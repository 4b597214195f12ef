public import CameraModel

/// What is asked of an import, beside the rows.
public struct ImportRequest: Sendable {
    /// The file's name, without its directories; `-` for standard input.
    public var source: String
    /// The file's format, for the batch's entry in the log.
    public var format: String
    /// The profile that its headers matched.
    public var profile: String
    /// The present moment.
    public var now: Instant
    /// Asked for the moment at which everything is read and written: from then on the batch is known. `nil` takes ``now``.
    public var clock: (@Sendable () -> Instant)?
    /// Whether everything is done but nothing kept.
    public var dryRun = false
    /// Whether one refused row keeps everything out.
    public var strict = false
    /// Code of the zone for rows that name none and whose codes tell none.
    public var defaultZone: ZoneCode?
    /// Whether the file should name every record: those of the registry that it does not name are reported as
    /// missing, within ``defaultZone`` and below when there is one. Nothing is removed.
    public var complete = false
    /// Who runs the program, for the batch's entry.
    public var actor: String?
    /// What a plan says: the import is refused when the registry is not the one of the plan, or when it comes out
    /// otherwise.
    public var expected: ImportExpectation?

    /// A request to import a file.
    public init(source: String, format: String, profile: String, now: Instant) {
        (self.source, self.format, self.profile, self.now) = (source, format, profile, now)
    }
}

/// Rows as a reader hands them over: those it could read, and how many it refused on the way.
public struct ImportRows<Row: Sendable>: Sendable {
    /// Rows that were read, in the order of the file.
    public var rows: [Row]
    /// Rows that the reader refused, each with a finding of its own.
    public var refused: Int
    /// The codes that refused rows name, as far as they could be read: such a record is not missing from the file.
    public var refusedCodes: [String] = []
    /// What the reader found in these rows and in those that it refused: their number is kept with the batch.
    public var findings: [Finding] = []

    /// A batch of rows.
    public init(rows: [Row], refused: Int) { (self.rows, self.refused) = (rows, refused) }
}

/// What an import did. `rows` = `created` + `updated` + `unchanged` + `refused`, always.
public struct ImportOutcome: Sendable {
    /// The batch's number; `nil` when nothing was kept (dry run, or strict with a refused row).
    public var batch: Int64?
    /// Records that were not there before.
    public var created = 0
    /// Records of which at least one field changed.
    public var updated = 0
    /// Records that already said what the row says.
    public var unchanged = 0
    /// Rows that were refused, by the reader or by the registry.
    public var refused = 0
    /// The registry's own findings; the reader's are not among them.
    public var findings = FindingLog()
    /// What changed, column by column.
    public var difference = ImportDifference()
    /// The registry as the import found it.
    public var state: RegistryState?

    /// Rows in all.
    public var rows: Int { created + updated + unchanged + refused }

    /// An import that has not begun.
    public init() {}
}
