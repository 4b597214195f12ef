import SharpEyes

/// The targets that a folder's zones.csv, sites.csv and cameras.csv miss, a line each.
func missedTargets(in folder: String, now: Instant) throws -> [String] {
    let registry = try Registry(path: folder + "/county.sqlite", .creating)
    try registry.importZones(file: folder + "/zones.csv", now: now)
    try registry.importSites(file: folder + "/sites.csv", now: now)
    let cameras = try registry.importCameras(file: folder + "/cameras.csv", now: now)
    for finding in cameras.findings.findings where finding.severity == .error {
        print("line \(finding.line ?? 0): \(finding.message())")
    }

    let report = try registry.audit(Policies.builtIn[0], AuditSettings(asOf: now))
    return report.missed.map { zone, figure in
        "\(zone.name): \(figure.rate) \(figure.ratio.part) of \(figure.ratio.whole)"
    }
}
