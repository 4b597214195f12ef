public import CameraInventory
public import CameraModel
public import CameraRegistry

/// What became of one inventory file: the reader's evidence, the registry's counts, and all findings.
public struct FileImport: Sendable {
    /// Encoding, delimiter, and the columns mapped, kept as extras and dropped.
    public var summary: InventorySummary
    /// How many records were created, updated, left unchanged and refused.
    public var outcome: ImportOutcome
    /// Findings of the reader and of the registry, counted by rule.
    public var findings: FindingLog
}

/// The data's way from a file into the registry, in one call. Each throws `InventoryError` for a file that cannot be
/// read and `RegistryError` for a registry that cannot be written; then nothing of the file was kept.
extension Registry {
    /// Imports a file of zones as one batch.
    @discardableResult
    public func importZones(file path: String, now: Instant) throws -> FileImport {
        var reader = try ZoneInventoryReader(.file(path: path))
        var findings = FindingLog()
        let outcome = try importZones(request(path, reader.summary, now)) {
            try reader.next().map { note($0, &findings) }
        }
        return FileImport(
            summary: reader.summary, outcome: outcome, findings: findings.joined(outcome.findings))
    }

    /// Imports a file of required sites as one batch.
    @discardableResult
    public func importSites(file path: String, now: Instant) throws -> FileImport {
        var reader = try SiteInventoryReader(.file(path: path))
        var findings = FindingLog()
        let outcome = try importSites(request(path, reader.summary, now)) {
            try reader.next().map { note($0, &findings) }
        }
        return FileImport(
            summary: reader.summary, outcome: outcome, findings: findings.joined(outcome.findings))
    }

    /// Imports a file of cameras as one batch.
    @discardableResult
    public func importCameras(file path: String, now: Instant) throws -> FileImport {
        var reader = try CameraInventoryReader(.file(path: path))
        var findings = FindingLog()
        let outcome = try importCameras(request(path, reader.summary, now)) {
            try reader.next().map { note($0, &findings) }
        }
        return FileImport(
            summary: reader.summary, outcome: outcome, findings: findings.joined(outcome.findings))
    }

    /// Imports a file of roads as one batch.
    @discardableResult
    public func importRoads(file path: String, now: Instant) throws -> FileImport {
        var reader = try RoadInventoryReader(.file(path: path))
        var findings = FindingLog()
        let outcome = try importRoads(request(path, reader.summary, now)) {
            try reader.next().map { note($0, &findings) }
        }
        return FileImport(
            summary: reader.summary, outcome: outcome, findings: findings.joined(outcome.findings))
    }

    /// Imports a file of buildings as one batch.
    @discardableResult
    public func importBuildings(file path: String, now: Instant) throws -> FileImport {
        var reader = try BuildingInventoryReader(.file(path: path))
        var findings = FindingLog()
        let outcome = try importBuildings(request(path, reader.summary, now)) {
            try reader.next().map { note($0, &findings) }
        }
        return FileImport(
            summary: reader.summary, outcome: outcome, findings: findings.joined(outcome.findings))
    }

    private func request(_ path: String, _ summary: InventorySummary, _ now: Instant) -> ImportRequest {
        let name = String(path.split(separator: "/").last ?? "")
        return ImportRequest(
            source: name, format: summary.format.rawValue, profile: summary.profile, now: now)
    }

    private func note<Row>(_ batch: InventoryBatch<Row>, _ findings: inout FindingLog) -> ImportRows<Row> {
        findings.add(batch.findings)
        var rows = ImportRows(rows: batch.rows, refused: batch.refused)
        rows.findings = batch.findings
        return rows
    }
}
