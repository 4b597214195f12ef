import CameraModel

/// Cameras of the registry that a file which should be complete does not name.
///
/// A camera that was taken down (`deviceState` removed) is not expected in a file, and one whose row was refused is
/// in it all the same.
final class MissingCameras {
    private var refused = IDSet()
    private let idOfCode: Statement
    private let all: Statement
    private let details: Statement

    init(_ connection: Connection) throws(RegistryError) {
        idOfCode = try Statement(connection, ChangeLog.Subject.camera.selectID)
        all = try Statement(connection, "SELECT id, zoneId FROM camera", isLong: true)
        details = try Statement(
            connection,
            "SELECT deviceCode FROM camera WHERE id = ? AND coalesce(deviceState, '') <> 'removed'")
    }

    /// Notes the codes of refused rows.
    func note(_ codes: [String]) throws(RegistryError) {
        for code in codes {
            idOfCode.bind(1, code)
            if try idOfCode.step() { refused.insert(idOfCode.int64(0)) }
            idOfCode.reset()
        }
    }

    func report(
        named: LineOfID, _ refusedHere: IDSet, _ places: Places, _ request: ImportRequest,
        _ outcome: inout ImportOutcome
    ) throws {
        let wanted = try Registry.zones(request.defaultZone?.text, places)
        var missing = ImportDifference.Missing()
        while try all.step() {
            let id = all.int64(0)
            if named[id] != nil || refused.contains(id) || refusedHere.contains(id) { continue }
            if let wanted, !wanted.contains(all.int64(1)) { continue }
            details.bind(1, id)
            if try details.step(), let code = details.text(0) { missing.add(code, &outcome) }
            details.reset()
        }
        outcome.difference.missing = missing
    }
}

extension Registry {
    static func reportMissingZones(
        _ named: Set<String>, _ places: Places, _ request: ImportRequest, _ outcome: inout ImportOutcome
    ) throws {
        let wanted = try zones(request.defaultZone?.text, places)
        var missing = ImportDifference.Missing()
        for (index, zone) in places.tree.zones.enumerated() where !named.contains(zone.code.text) {
            if let wanted, !wanted.contains(places.ids[index]) { continue }
            missing.add(zone.code.text, &outcome)
        }
        outcome.difference.missing = missing
    }

    static func reportMissingSites(
        _ connection: Connection, _ named: Set<String>, _ places: Places, _ request: ImportRequest,
        _ outcome: inout ImportOutcome
    ) throws {
        let wanted = try zones(request.defaultZone?.text, places)
        let select = try Statement(connection, "SELECT key, zoneId FROM site ORDER BY key")
        var missing = ImportDifference.Missing()
        while try select.step() {
            guard let key = select.text(0), !named.contains(key) else { continue }
            if let wanted, !wanted.contains(select.int64(1)) { continue }
            missing.add(key, &outcome)
        }
        outcome.difference.missing = missing
    }
}

extension ImportDifference.Missing {
    mutating func add(_ code: String, _ outcome: inout ImportOutcome) {
        count += 1
        if codes.count < ImportDifference.shown { codes.append(code) }
        outcome.findings.add(Finding(.missingFromFile, deviceCode: code, found: code))
    }
}
