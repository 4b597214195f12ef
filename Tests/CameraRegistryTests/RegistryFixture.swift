import CameraModel
import CameraRegistry
import TestSupport
import Testing

/// A store under test and what the contract suite needs around it.
///
/// The suite runs on SQLite; with SHARPEYES_TEST_STORE=postgres it runs on a PostgreSQL server of its own, each fixture in a
/// database of its own. What only a file has is not asked for there: see ``isOnServer``.
final class RegistryFixture {
    let folder: TemporaryFolder
    let registry: Registry
    static let now = Instant(seconds: 1_795_000_000)

    init(onServer: Bool = isOnServer) throws {
        folder = try TemporaryFolder()
        let path =
            onServer
            ? try ThrowawayPostgres.database(
                like: RegistryFixture.emptyRegistry.get(),
                then: "UPDATE identity SET value = gen_random_uuid()")
            : folder.file("r.sqlite")
        registry = try Registry(path: path, .creating)
    }

    /// Over a registry that another made.
    init(_ registry: Registry) throws {
        folder = try TemporaryFolder()
        self.registry = registry
    }

    /// On a server: to be copied, which takes a tenth of making the tables.
    private static let emptyRegistry = Result {
        let path = try ThrowawayPostgres.database()
        _ = try Registry(path: path, .creating)
        return path
    }

    /// Whether the suite runs on a server.
    static let isOnServer = ThrowawayPostgres.isAsked
    /// What a test says that is not for a server.
    static let onlyFiles: Comment = "a registry on a server has no file"

    /// The moment of the next batch.
    var clock = RegistryFixture.now

    static func request(_ source: String = "cameras.csv") -> ImportRequest {
        ImportRequest(source: source, format: "csv", profile: "canonical", now: now)
    }

    private func stamped(_ source: String) -> ImportRequest {
        var request = RegistryFixture.request(source)
        request.now = clock
        return request
    }

    @discardableResult
    func importZones(_ zones: [Zone], request: ImportRequest? = nil) throws -> ImportOutcome {
        let rows = zones.enumerated().map { line, zone in
            ZoneRow(zone: zone, stated: Swift.Set(ZoneRow.Column.allCases), line: line + 2)
        }
        return try registry.importZones(request ?? stamped("zones.csv"), next: once(rows))
    }

    @discardableResult
    func importSites(_ sites: [Site]) throws -> ImportOutcome {
        let rows = sites.enumerated().map { line, site in
            SiteRow(
                site: site, stated: Swift.Set(SiteRow.Column.allCases), zoneText: site.zone.text,
                line: line + 2)
        }
        return try registry.importSites(stamped("sites.csv"), next: once(rows))
    }

    @discardableResult
    func importCameras(_ rows: [CameraRow], request: ImportRequest? = nil) throws -> ImportOutcome {
        try registry.importCameras(request ?? stamped("cameras.csv"), next: once(rows))
    }

    /// Hands the rows over once.
    private func once<Row: Sendable>(_ rows: [Row]) -> () -> ImportRows<Row>? {
        var given = false
        return {
            if given { return nil }
            given = true
            return ImportRows(rows: rows, refused: 0)
        }
    }
}

func zone(_ code: String, _ name: String, _ level: ZoneLevel? = nil, in parent: String? = nil) throws -> Zone
{
    Zone(code: try code.zoneCode(), name: name, level: level, parent: try parent?.zoneCode())
}

/// A row with the given canonical columns, as a reader would hand it over.
func cameraRow(_ code: String, _ line: Int, _ columns: [(CameraColumn, String)] = []) throws -> CameraRow {
    struct Refused: Error { let column: CameraColumn }
    var record = CameraRecord(deviceCode: try code.deviceCode())
    var stated = CameraColumnSet(.deviceCode)
    var zoneText: String?
    let longitude = columns.first { $0.0 == .longitude }?.1
    let latitude = columns.first { $0.0 == .latitude }?.1
    if longitude != nil || latitude != nil {
        guard record.setPosition(longitude: longitude, latitude: latitude) else {
            throw Refused(column: .longitude)
        }
    }
    for (column, text) in columns {
        stated.insert(column)
        if column == .zone { zoneText = text }
        if column == .zone || column == .longitude || column == .latitude { continue }
        guard record.set(column, canonical: text) else { throw Refused(column: column) }
    }
    return CameraRow(record: record, stated: stated, zoneText: zoneText, line: line)
}

struct NotACode: Error { let text: String }

extension String {
    func deviceCode() throws -> DeviceCode {
        guard let code = DeviceCode(self) else { throw NotACode(text: self) }
        return code
    }

    func zoneCode() throws -> ZoneCode {
        guard let code = ZoneCode(self) else { throw NotACode(text: self) }
        return code
    }
}
