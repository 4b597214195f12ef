/// The county of every row that a copy brings to a server: `root` there, which a file does not have.
///
/// A file's rows are asked for their zone; the zones went first, so the server knows their counties.
struct CopyCounty {
    /// Rows whose zone cannot be told any more belong to no county.
    static let none: Int64 = 0

    private let counties: [Int64: Int64]

    /// Reads the counties of a server's zones.
    init(_ target: Connection) throws(RegistryError) {
        var counties: [Int64: Int64] = [:]
        let select = try Statement(target, "SELECT id, root FROM zone")
        while try select.step() { counties[select.int64(0)] = select.int64(1) }
        self.counties = counties
    }

    /// The county of a zone.
    func of(zone: Int64?) -> Int64 { zone.flatMap { counties[$0] } ?? CopyCounty.none }

    /// A file's words for the zone of a row; `nil` where the server's own trigger finds the county.
    static func zone(of table: String) -> String? {
        switch table {
        case "camera", "brief", "site": "zoneId"
        case "change":
            """
            CASE subject WHEN 1 THEN \(record("camera", "1", "change.subjectId"))
                WHEN 2 THEN change.subjectId ELSE \(record("site", "3", "change.subjectId")) END
            """
        case "endpoint": record("camera", "1", "endpoint.cameraId")
        case "health", "episode", "reach", "endpointday":
            "(SELECT \(record("camera", "1", "endpoint.cameraId")) FROM endpoint WHERE endpoint.id = \(table).endpointId)"
        default: nil
        }
    }

    /// The zone of a camera or site, or the last one of a record that is gone: its removal's entry in the change log says it.
    private static func record(_ table: String, _ subject: String, _ id: String) -> String {
        """
        coalesce((SELECT \(table).zoneId FROM \(table) WHERE \(table).id = \(id)),
            (SELECT zone.id FROM gone JOIN changeField ON changeField.changeId = gone.changeId AND field = 'zone'
                JOIN zone ON zone.code = before WHERE gone.subject = \(subject) AND gone.subjectId = \(id)))
        """
    }
}
