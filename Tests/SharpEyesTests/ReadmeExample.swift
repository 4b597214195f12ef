import SharpEyes

/// The targets that a folder's zones.csv, sites.csv and cameras.csv miss, a line each.
func missedTargets(in folder: String, now: Instant) throws -> [String] {
    let registry = try Registry(path: folder + "/county.sqlite", .creating)
    let files = ImportRequest(source: folder, format: "csv", profile: "canonical", now: now)
    var zones = try ZoneInventoryReader(.file(path: folder + "/zones.csv"))
    try registry.importZones(files) {
        try zones.next().map { ImportRows(rows: $0.rows, refused: $0.refused) }
    }
    var sites = try SiteInventoryReader(.file(path: folder + "/sites.csv"))
    try registry.importSites(files) {
        try sites.next().map { ImportRows(rows: $0.rows, refused: $0.refused) }
    }
    var cameras = try CameraInventoryReader(.file(path: folder + "/cameras.csv"))
    try registry.importCameras(files) {
        try cameras.next().map { ImportRows(rows: $0.rows, refused: $0.refused) }
    }

    var auditor: Auditor?
    try registry.auditFacts(
        begin: {
            auditor = Auditor(
                zones: $0.zones, sites: $0.sites, policy: Policies.builtIn[0],
                settings: AuditSettings(asOf: now))
        },
        each: { auditor?.add($0) })
    let report = auditor?.finish(revision: try registry.revision())
    return report?.missed.map { zone, figure in
        "\(zone.name): \(figure.rate) \(figure.ratio.part) of \(figure.ratio.whole)"
    } ?? []
}
