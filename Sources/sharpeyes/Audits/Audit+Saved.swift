import ArgumentParser
import CameraAudit
import CameraModel
import CameraRegistry
import SharpEyes

extension Audit {
    /// Seals a report into the file of `--save`.
    func seal(_ report: AuditReport, _ registry: Registry, _ settings: Settings, to path: String) throws {
        let policy = PolicyText.render(report.policy)
        let saved = SavedAudit(
            program: Sharpeyes.configuration.version, madeAt: Clock.now().rfc3339, madeBy: settings.actor,
            registry: try registry.state().identity, revision: report.revision, asOf: report.asOf.rfc3339,
            windowSeconds: report.windowSeconds, onlineWindowSeconds: report.onlineWindowSeconds,
            timeZone: settings.timeZone, by: report.grouping.rawValue,
            zone: try registry.zoneOfFigures(zone) == nil ? nil : report.zones.first?.zone.text,
            explain: report.explained?.rawValue, policy: policy, policyHash: SHA256.hex(policy.utf8),
            resultHash: SavedAudit.hash(report))
        try saved.write(report, to: path)
    }

    /// Reckons a saved audit again, at its revision; ends with status 1 when anything differs.
    func verifySaved(_ path: String, _ registry: Registry, _ settings: Settings) throws {
        let loaded = try SavedAudit.load(path, settings.language)
        guard loaded.audit.registry == (try registry.state().identity) else {
            throw Failure.cannot(
                settings.language.pick(
                    en: "\(path): the audit is of another registry; name it with --registry",
                    zh: "\(path)：该审计属于另一个登记库；请用 --registry 指定"))
        }
        let policy = try readPolicy(loaded.audit, path, settings)
        // Of a zone that an account sees a part of, the figures would be others.
        if loaded.audit.zone != nil || registry.isOfCounty {
            _ = try registry.zoneOfFigures(loaded.audit.zone)
        }
        let report = try again(loaded.audit, policy, path, registry, settings)
        let isSame = SavedAudit.hash(report) == SHA256.hex(loaded.result)
        var differences: [AuditComparison.Difference] = []
        if !isSame, let saved = FigureTable(json: loaded.result) {
            differences = saved.differences(to: FigureTable(report))
        }
        let verification = AuditVerification(
            file: path, audit: loaded.audit, isSealed: loaded.isSealed,
            isSamePolicy: isUnchanged(policy, at: report.asOf, settings), isSameResult: isSame,
            differences: differences)
        try Terminal.print(
            format == .text ? verification.text(settings.language) : verification.json(), terminator: "")
        if !verification.holds { throw Failure.found }
    }

    /// Whether the policy that was used is still what its name means at that date.
    private func isUnchanged(_ policy: Policy, at moment: Instant, _ settings: Settings) -> Bool? {
        guard Policies.builtIn.contains(where: { $0.name == policy.name }) else { return nil }
        guard let today = try? AuditPolicy.load(policy.name, at: moment, settings) else { return false }
        return today == policy
    }

    private func readPolicy(_ audit: SavedAudit, _ path: String, _ settings: Settings) throws -> Policy {
        do { return try PolicyFile.parse(audit.policy, file: path) } catch {
            throw Failure.cannot(error.message(settings.language))
        }
    }

    private func again(
        _ audit: SavedAudit, _ policy: Policy, _ path: String, _ registry: Registry, _ settings: Settings
    ) throws -> AuditReport {
        guard case .time(let moment)? = DateOrTime(audit.asOf, localTime: .utc),
            let grouping = Grouping(rawValue: audit.by), let localTime = Clock.localTime(audit.timeZone)
        else {
            throw Failure.cannot(
                settings.language.pick(en: "\(path): not a saved audit", zh: "\(path)：不是已保存的审计"))
        }
        var again = AuditSettings(asOf: moment)
        (again.isPast, again.revision, again.localTime) = (true, audit.revision, localTime)
        (again.windowSeconds, again.grouping) = (audit.windowSeconds, grouping)
        (again.onlineWindowSeconds, again.excuses) = (
            audit.onlineWindowSeconds ?? 0, audit.onlineWindowSeconds != nil
        )
        again.explain = audit.explain.flatMap { RateName(rawValue: $0) }
        let zone = audit.zone.flatMap { ZoneCode($0) }
        if grouping != .zone { again.scope = zone }
        let report = try registry.audit(policy, again)
        guard let zone else { return report }
        guard let part = report.select(zone: zone) else { throw RegistryError.unknownCode(zone.text) }
        return part
    }

    /// Shows what moved between two audits, each a saved file or a moment.
    func compareTwo(_ registry: Registry, _ settings: Settings) throws {
        let identity = try registry.state().identity
        var isOurs = true
        let tables = try compare.map { text in
            guard DateOrTime(text, localTime: settings.localTime) == nil else {
                return FigureTable(try audit(registry, settings, asOf: text))
            }
            let loaded = try SavedAudit.load(text, settings.language)
            guard loaded.isSealed, let table = FigureTable(json: loaded.result) else {
                throw Failure.cannot(
                    settings.language.pick(
                        en: "\(text): the file was changed after it was sealed", zh: "\(text)：文件在封存后被改动"))
            }
            if loaded.audit.registry != identity { isOurs = false }
            return table
        }
        let movement =
            isOurs && tables[0].revision <= tables[1].revision
            ? try registry.movement(from: tables[0].revision, to: tables[1].revision) : nil
        let comparison = AuditComparison(from: tables[0], to: tables[1], movement: movement)
        try Terminal.print(
            format == .text ? comparison.text(settings.language) : comparison.json(), terminator: "")
    }
}
