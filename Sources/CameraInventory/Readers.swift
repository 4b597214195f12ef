public import CameraModel

/// Reads a camera inventory batch by batch; memory does not grow with the file.
///
/// Problems in the data are findings of the batch. ``InventoryError`` means that the file cannot be read.
public struct CameraInventoryReader: ~Copyable, Sendable {
    private var engine: InventoryEngine<CameraMapper>

    /// Opens the source and reads its header; fails when there is none or the device code's column is missing.
    public init(_ source: InventorySource, options: ReadOptions = ReadOptions()) throws(InventoryError) {
        engine = try InventoryEngine.open(source, options)
    }

    /// What was found out about the file so far.
    public var summary: InventorySummary { engine.summary }

    /// The next rows; `nil` at the end.
    public mutating func next() throws(InventoryError) -> InventoryBatch<CameraRow>? { try engine.next() }

    /// The row that a finding of the registry refuses, as it came. Only with `keepsRefused`, and only while
    /// its batch is the last one that was handed out;
    /// `nil` when no row at hand is meant.
    public mutating func refused(_ finding: Finding) -> RefusedRow? { engine.refused(finding) }
}

/// Reads a zone inventory batch by batch, as ``CameraInventoryReader`` does.
public struct ZoneInventoryReader: ~Copyable, Sendable {
    private var engine: InventoryEngine<ZoneMapper>

    /// Opens the source and reads its header; fails when the columns `zone` or `name` are missing.
    public init(_ source: InventorySource, options: ReadOptions = ReadOptions()) throws(InventoryError) {
        engine = try InventoryEngine.open(source, options)
    }

    /// What was found out about the file so far.
    public var summary: InventorySummary { engine.summary }

    /// The next rows; `nil` at the end.
    public mutating func next() throws(InventoryError) -> InventoryBatch<ZoneRow>? { try engine.next() }

    /// The row that a finding of the registry refuses, as it came. Only with `keepsRefused`, and only after
    /// its batch was handed out;
    /// `nil` when no row at hand is meant.
    public mutating func refused(_ finding: Finding) -> RefusedRow? { engine.refused(finding) }
}

/// Reads an inventory of required sites batch by batch, as ``CameraInventoryReader`` does.
public struct SiteInventoryReader: ~Copyable, Sendable {
    private var engine: InventoryEngine<SiteMapper>

    /// Opens the source and reads its header; fails when neither `site` nor `name` is there.
    public init(_ source: InventorySource, options: ReadOptions = ReadOptions()) throws(InventoryError) {
        engine = try InventoryEngine.open(source, options)
    }

    /// What was found out about the file so far.
    public var summary: InventorySummary { engine.summary }

    /// The next rows; `nil` at the end.
    public mutating func next() throws(InventoryError) -> InventoryBatch<SiteRow>? { try engine.next() }

    /// The row that a finding of the registry refuses, as it came. Only with `keepsRefused`, and only while
    /// its batch is the last one that was handed out;
    /// `nil` when no row at hand is meant.
    public mutating func refused(_ finding: Finding) -> RefusedRow? { engine.refused(finding) }
}

/// Reads an inventory of roads batch by batch, as ``CameraInventoryReader`` does. Geometry of another kind is refused.
public struct RoadInventoryReader: ~Copyable, Sendable {
    private var engine: InventoryEngine<RoadMapper>

    /// Opens the source and reads its header.
    public init(_ source: InventorySource, options: ReadOptions = ReadOptions()) throws(InventoryError) {
        engine = try InventoryEngine.open(source, options)
    }

    /// What was found out about the file so far.
    public var summary: InventorySummary { engine.summary }

    /// The next rows; `nil` at the end.
    public mutating func next() throws(InventoryError) -> InventoryBatch<RoadRow>? { try engine.next() }

    /// The row that a finding of the registry refuses, as it came; see ``CameraInventoryReader/refused(_:)``.
    public mutating func refused(_ finding: Finding) -> RefusedRow? { engine.refused(finding) }
}

/// Reads an inventory of buildings batch by batch, as ``CameraInventoryReader`` does. Geometry of another kind is refused.
public struct BuildingInventoryReader: ~Copyable, Sendable {
    private var engine: InventoryEngine<BuildingMapper>

    /// Opens the source and reads its header.
    public init(_ source: InventorySource, options: ReadOptions = ReadOptions()) throws(InventoryError) {
        engine = try InventoryEngine.open(source, options)
    }

    /// What was found out about the file so far.
    public var summary: InventorySummary { engine.summary }

    /// The next rows; `nil` at the end.
    public mutating func next() throws(InventoryError) -> InventoryBatch<BuildingRow>? { try engine.next() }

    /// The row that a finding of the registry refuses, as it came; see ``CameraInventoryReader/refused(_:)``.
    public mutating func refused(_ finding: Finding) -> RefusedRow? { engine.refused(finding) }
}

/// Reads one camera from headers and values, by the rules of a CSV inventory: for edits by hand.
public struct CameraRowParser: Sendable {
    private let localTime: LocalTime

    /// A parser; a time without an offset is taken in `localTime`.
    public init(localTime: LocalTime = .shanghai) { self.localTime = localTime }

    /// The row, or `nil` with the findings that refuse it. Headers may be canonical or Chinese; an empty value
    /// states nothing; the device code must be among them. Lines are not known: the row's is 0.
    public func parse(_ values: [(header: String, value: String)]) -> (CameraRow?, [Finding]) {
        var mapper = BatchMapper<CameraMapper>(profile: Profile.builtIn(named: "canonical"))
        let problems = mapper.takeHeader(values.map(\.header), line: 0)
        var findings = problems.findings
        if let twice = problems.duplicate {
            findings.append(Finding(.duplicateKey, column: twice.second, facts: [twice.column]))
            return (nil, findings)
        }
        var raw = RawBatch()
        for (column, pair) in values.enumerated() {
            let start = raw.text.count
            raw.text.append(contentsOf: pair.value.utf8)
            raw.endCell(from: start, column: column)
        }
        raw.endRow(line: 0, from: 0)
        var options = ReadOptions()
        options.localTime = localTime
        var batch = InventoryBatch<CameraRow>()
        mapper.map(raw, options, &batch)
        return (batch.rows.first, findings + batch.findings)
    }
}
