/// Where what is known of a record comes from: the import that made it, its last change, its last probe.
public struct RecordOrigin: Hashable, Sendable {
    /// An entry of the change log.
    public struct Entry: Hashable, Sendable {
        /// The batch.
        public var batch: Int64
        /// The file, or who changed it.
        public var source: String
        /// Physical line in the file, when there was one.
        public var line: Int?
        /// When the batch began.
        public var at: Instant

        /// An entry.
        public init(batch: Int64, source: String, line: Int?, at: Instant) {
            (self.batch, self.source, self.line, self.at) = (batch, source, line, at)
        }

        /// `cameras.csv:17 (batch 3)`.
        public var text: String { source + (line.map { ":\($0)" } ?? "") + " (batch \(batch))" }
    }
    /// The last answer of any of a camera's endpoints.
    public struct Probe: Hashable, Sendable {
        /// The run.
        public var run: Int64
        /// When the endpoint was asked.
        public var at: Instant
        /// The verdict of that run.
        public var state: HealthState
        /// What happened, as the registry writes it.
        public var outcome: String

        /// An answer.
        public init(run: Int64, at: Instant, state: HealthState, outcome: String) {
            (self.run, self.at, self.state, self.outcome) = (run, at, state, outcome)
        }
    }

    /// What made the record; `nil` when the log does not go back that far.
    public var created: Entry?
    /// What changed it last; `nil` when nothing did.
    public var changed: Entry?
    /// The last probe; `nil` when it was never asked.
    public var probed: Probe?
    /// The unit that owns the camera.
    public var owner: String?
    /// The unit that manages it.
    public var managementUnit: String?

    /// Nothing known.
    public init() {}
}
