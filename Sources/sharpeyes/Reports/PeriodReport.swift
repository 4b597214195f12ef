import ArgumentParser
import CameraAudit
import CameraModel
import CameraRegistry
import SharpEyes

/// Makes the bulletin of a period: two audits, what happened between them, and what is to be put right.
struct PeriodReport {
    private let global: GlobalOptions
    private let options: ReportOptions

    /// How many findings the list of those due shows.
    private static let dueShown = 50

    init(_ global: GlobalOptions, _ options: ReportOptions) {
        (self.global, self.options) = (global, options)
    }

    func run(_ period: ReportPeriod?, wanted: String, _ example: String) throws {
        let settings = try global.settings()
        guard let period else {
            throw Failure.cannot(
                settings.language.pick(
                    en: "\(wanted) is no such period; wanted one like \(example)",
                    zh: "\(wanted) 不是有效期间；应如 \(example)"))
        }
        do {
            let registry = try settings.open()
            let bulletin = Bulletin.make(try input(period, registry, settings), settings.language)
            try BulletinOutput.write(bulletin, options.format, to: options.output)
        } catch { throw settings.failure(error) }
    }

    private func input(_ period: ReportPeriod, _ registry: Registry, _ settings: Settings) throws
        -> BulletinInput
    {
        let moment = Clock.now()
        let (end, isOver) = period.end(settings.localTime, now: moment)
        guard settings.localTime.instant(period.first) <= moment else {
            throw Failure.cannot(
                settings.language.pick(
                    en: "\(period.name) has not begun yet", zh: "\(period.name) 尚未开始"))
        }
        let days = period.next.daysSince1970 - period.first.daysSince1970
        let now = try audit(registry, settings, at: end, days: days)
        let before = try? audit(
            registry, settings, at: period.endBefore(settings.localTime),
            days: period.first.daysSince1970 - period.before.daysSince1970)
        let known = before.flatMap { $0.revision == 0 ? nil : $0 }
        var input = BulletinInput(kind: period.kind, period: period.name, now: now, before: known)
        (input.isOver, input.level) = (isOver, options.level)
        try addFindings(
            to: &input, from: settings.localTime.instant(period.first), until: end, registry, settings)
        let movement = try registry.movement(from: before?.revision ?? 0, to: now.revision)
        input.changes = movement.counts(settings.language)
        return input
    }

    private func audit(_ registry: Registry, _ settings: Settings, at moment: Instant, days: Int) throws
        -> AuditReport
    {
        var asked = AuditSettings(asOf: moment)
        (asked.isPast, asked.localTime, asked.windowSeconds) = (
            true, settings.localTime, Int(options.window.value)
        )
        (asked.onlineWindowSeconds, asked.excuses) = (days * 86_400, true)
        let report = try registry.audit(AuditPolicy.load(options.policy, at: moment, settings), asked)
        guard let zone = try registry.zoneOfFigures(options.zone) else { return report }
        let named = report.zones.filter { $0.zone.text == zone || $0.name == zone }
        guard named.count == 1, let part = report.select(zone: named[0].zone) else {
            throw RegistryError.unknownCode(zone)
        }
        return part
    }

    private func addFindings(
        to input: inout BulletinInput, from: Instant, until: Instant, _ registry: Registry,
        _ settings: Settings
    ) throws {
        let today = settings.day(until)
        var open: [String: (count: Int, overdue: Int)] = [:]
        for entry in try registry.findingCounts(zone: options.zone, today: today, asOf: until)
        where entry.state != .closed && entry.state != .accepted {
            open[entry.rule, default: (0, 0)].count += entry.count
            open[entry.rule, default: (0, 0)].overdue += entry.overdue
        }
        input.open = open.map { ($0.key, $0.value.count, $0.value.overdue) }.sorted {
            ($1.count, $0.rule) < ($0.count, $1.rule)
        }
        input.steps = try registry.findingSteps(from: from, until: until)
        var filter = FindingFilter()
        (filter.states, filter.zone, filter.asOf) = ([.open, .assigned, .reopened], options.zone, until)
        var due: [(entry: FindingEntry, message: String, isOverdue: Bool)] = []
        try registry.findings(filter, today: today) { entry in
            guard entry.due != nil, due.count < PeriodReport.dueShown else { return }
            due.append((entry, entry.message(settings.language), entry.isOverdue(on: today)))
        }
        input.due = due
    }
}

extension CameraMovement {
    /// Its lists that are not empty, in words.
    func counts(_ language: Language) -> [(what: String, count: Int)] {
        var found: [(what: String, count: Int)] = [
            (language.pick(en: "added", zh: "新增"), added.count),
            (language.pick(en: "removed from the registry", zh: "移出台账"), removed.count),
            (language.pick(en: "moved to another zone", zh: "调整区域"), moved.count),
        ]
        func steps(_ steps: [Step: List], _ word: (String) -> String) {
            for (step, list) in steps.sorted(by: { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }) {
                found.append(("\(word(step.from)) → \(word(step.to))", list.count))
            }
        }
        steps(network) { (NetworkStatus(rawValue: $0) ?? .unknown).label(language) }
        steps(states) { (DeviceState(rawValue: $0) ?? .unknown).label(language) }
        found.append((language.pick(en: "changed otherwise", zh: "其他变更"), otherwise.count))
        return found.filter { $0.count > 0 }
    }
}
