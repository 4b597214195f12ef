import CameraModel
import CameraProbe
import CameraRegistry
import Glibc

/// One worker of many: takes what is due, asks it, sends what it saw, pass by pass. While the database is away it keeps what it sees,
/// and goes on with what it asked last.
final class WorkerRun {
    private let probe: Probe
    private let settings: Settings
    private let worker: ProbeWorker
    private let prober: Prober
    private let courier: Courier
    private let controls: ControlTargets
    private var registry: Registry?
    private var enlisted: EnlistedWorker?
    private var heart: Heartbeat?
    private var share = WorkerShare()
    /// What the database's clock shows more than ours, in milliseconds.
    private var ahead: Int64 = 0
    /// Why the database could not be asked in the last pass; `nil` when it could.
    private(set) var away: String?

    init(_ probe: Probe, name: String, _ settings: Settings) throws {
        guard Registry.isOnServer(settings.registryPath) else {
            throw RegistryError.onlyOnServer(path: settings.registryPath)
        }
        (self.probe, self.settings) = (probe, settings)
        worker = probe.sharing.named(name, zones: probe.zone)
        prober = try probe.manner.prober(settings)
        courier = try Courier(
            probe.sharing.spoolPath(name, settings.environment), probe.thresholds.settings)
        controls = ControlTargets(endpoints: probe.control.compactMap { StreamEndpoint($0) })
        if let damage = courier.damage(settings.language) { Terminal.note(damage) }
    }

    /// What a person has to know of a database that is away.
    func words(_ reason: String) -> String {
        settings.language.pick(
            en: "\(reason); \(courier.waiting) results wait in \(courier.path) and are sent by the next run",
            zh: "\(reason)；\(courier.waiting) 个结果暂存于 \(courier.path)，下次运行时发送")
    }

    /// What a person has to know of results that the database refused in a pass.
    func refusal(_ report: ProbeReport) -> String? {
        guard let count = report.sharing?.refused, count > 0 else { return nil }
        let (_, path, reason) = courier.refused
        return settings.language.pick(
            en:
                "the database refused \(count) results: \(reason); they are kept in \(path): when the cause is "
                + "mended, send them with --spool \(path)",
            zh: "数据库拒收 \(count) 个结果：\(reason)；已保存于 \(path)："
                + "排除原因后用 --spool \(path) 重新发送")
    }

    /// Asks what is due until nothing is, or until the budget is spent.
    ///
    /// Throws what ``Courier/isAway(_:)`` knows where the database is away and nothing was ever asked.
    func pass() throws -> ProbeReport {
        let end = probe.manner.budget.map { Clock.monotonicSeconds() + $0.value }
        var report = ProbeReport(
            [], asksMaintained: false, startedAt: now(), blindAbove: probe.blindAbove,
            keepsResults: probe.format == .json, hasTextfile: probe.sinks.textfile != nil)
        let before = (late: courier.late, refused: courier.refused.count)
        do {
            try askDue(&report, until: end)
            away = nil
        } catch {
            guard Courier.isAway(error), enlisted != nil else { throw error }
            disconnect()
            away = (error as? RegistryError)?.message(settings.language) ?? ""
            if probe.sharing.loop { try askShare(&report, until: end) }
        }
        report.run = courier.run
        report.sharing = ProbeReport.Sharing(
            worker: worker.name, late: courier.late - before.late, spooled: courier.waiting,
            refused: courier.refused.count - before.refused)
        report.finishedAt = now()
        report.log()
        return report
    }

    /// Gives everything back and says goodbye, as far as the database hears it.
    func end() {
        if let registry, let enlisted { try? registry.giveBack(enlisted, ends: true) }
        disconnect()
        courier.end()
    }

    /// Waits until there may be something to ask again: the next period begins, or another worker's leases may have ended.
    func rest() {
        let length = worker.everyMilliseconds
        let left = Double(length - now().milliseconds % length) / 1000
        let look = away == nil ? Double(worker.leaseMilliseconds) / 2000 : min(5, Double(length) / 1000)
        let end = Clock.monotonicSeconds() + min(left, look)
        while !Interruption.isAsked, Clock.monotonicSeconds() < end { usleep(100_000) }
    }

    // MARK: with the database

    private func askDue(_ report: inout ProbeReport, until end: Double?) throws {
        let isNew = registry == nil
        let (registry, me) = try connect()
        if isNew { try patiently { try registry.makeMonths(now: now()) } }
        report.changes += try courier.send(registry, me)
        // What an earlier life held; what it saw is there now.
        if isNew { try registry.giveBack(me, ends: false) }
        heart?.tell(spooled: courier.waiting)
        if try areControlsSilent() { return report.blind = .controls }
        var hasLooked = false
        while !isOver(end), report.blind == nil {
            let lease = try registry.lease(me, most: probe.sharing.lease)
            if lease.isEmpty { break }
            hasLooked = true
            report.extend(lease.endpoints.map(\.watched), maintained: lease.maintained)
            if lease.endpoints.isEmpty { continue }
            let batch = try ask(lease.endpoints, askedAt: lease.at, &report, until: end)
            let changes = try courier.hand(batch, registry, me)
            report.changes += changes
        }
        share.forget(before: Instant(milliseconds: periodStart.milliseconds - worker.everyMilliseconds))
        if hasLooked { try registry.giveBack(me, ends: false) }
        try patiently { try registry.tend(now: now()) }
    }

    /// Does what may as well be done by the next pass, when an import keeps it waiting.
    private func patiently(_ work: () throws -> Void) throws {
        do { try work() } catch RegistryError.busy {}
    }

    private func connect() throws -> (Registry, EnlistedWorker) {
        if let registry, let enlisted { return (registry, enlisted) }
        let registry = try Registry(path: settings.registryPath, .existing)
        let before = Clock.now()
        let enlisted = try registry.enlist(worker)
        set(clock: enlisted.serverTime, before)
        (self.registry, self.enlisted) = (registry, enlisted)
        heart = Heartbeat(settings.registryPath, enlisted)
        return (registry, enlisted)
    }

    private func disconnect() {
        heart?.end()
        (heart, registry) = (nil, nil)
    }

    /// Workers agree on the time of the database. What a connection takes is no difference of clocks.
    private func set(clock server: Instant, _ before: Instant) {
        let (low, high) = (before.milliseconds, Clock.now().milliseconds)
        let difference =
            server.milliseconds < low
            ? server.milliseconds - low : max(0, server.milliseconds - high)
        ahead = abs(difference) < 1000 ? 0 : difference
        if ahead != 0, !settings.quiet {
            Terminal.note(
                "this machine's clock differs from the database's by \(ahead) ms: results get the database's time"
            )
        }
    }

    // MARK: without the database

    /// Asks what it asked last, as far as that is due again, and keeps what it sees.
    private func askShare(_ report: inout ProbeReport, until end: Double?) throws {
        guard report.blind == nil else { return }
        var due = share.due(before: periodStart)[...]
        if due.isEmpty { return }
        if try areControlsSilent() { return report.blind = .controls }
        while !due.isEmpty, !isOver(end), report.blind == nil {
            let part = Array(due.prefix(probe.sharing.lease))
            due = due.dropFirst(part.count)
            report.extend(part.map(\.watched), maintained: [])
            let batch = try ask(part, askedAt: now(), &report, until: end)
            try courier.keep(batch)
        }
    }

    // MARK: asking

    private func ask(
        _ leased: [LeasedEndpoint], askedAt: Instant, _ report: inout ProbeReport, until end: Double?
    ) throws -> ResultBatch {
        let startedAt = now()
        var results: [ProbeResult] = []
        do throws(ProbeError) {
            try prober.probe(
                leased.map(\.watched.target), now: now, isCancelled: { self.isOver(end) },
                onResult: { result in
                    report.add(result)
                    results.append(result)
                })
        } catch { throw Failure.cannot(error.message(settings.language)) }
        report.pace = ProbeReport.RunPace(prober)
        if report.check.fallen > 0, try areControlsSilent() { report.blind = .controls }
        if report.check.isBlind, report.blind == nil {
            report.blind = .fallen(report.check.fallen, of: report.check.known)
        }
        let isBlind = report.blind != nil
        share.note(leased, results, askedAt: askedAt, isBlind: isBlind)
        return ResultBatch(
            registry: enlisted?.registry ?? "", results: results, of: leased, askedAt: askedAt,
            startedAt: startedAt, finishedAt: now(), isBlind: isBlind)
    }

    private func areControlsSilent() throws -> Bool {
        do throws(ProbeError) { return try controls.areSilent(prober) } catch {
            throw Failure.cannot(error.message(settings.language))
        }
    }

    private func isOver(_ end: Double?) -> Bool {
        Interruption.isAsked || end.map { Clock.monotonicSeconds() >= $0 } ?? false
    }

    private func now() -> Instant { Instant(milliseconds: Clock.now().milliseconds + ahead) }
    private var periodStart: Instant { worker.periodStart(now()) }
}
