import CameraAudit
import CameraModel
import CameraRegistry
import Glibc
import Synchronization

/// Keeps the newest snapshot, and renews it on a thread of its own when the registry was written to.
///
/// A renewal takes at most a tenth of one core over time, and no reader ever waits for it.
final class SnapshotKeeper: Sendable {
    private struct State {
        var snapshot: Snapshot
        var mark: ChangeMark?
        var isStopped = false
        var trouble: String?
        var daysKept: CalendarDate?
    }

    /// The figures are renewed after so long even when nothing was written: they speak of the last day.
    private static let longestSeconds = 300.0

    private let state: Mutex<State>
    private let registry: Registry
    private let audit: @Sendable (Instant) throws -> AuditReport
    private let now: @Sendable () -> Instant
    private let localTime: LocalTime

    /// Makes the first snapshot before it returns.
    init(
        _ registry: Registry, localTime: LocalTime, now: @escaping @Sendable () -> Instant,
        audit: @escaping @Sendable (Instant) throws -> AuditReport
    ) throws {
        (self.registry, self.audit, self.now, self.localTime) = (registry, audit, now, localTime)
        let mark = try registry.changeMark()
        let begun = now()
        var snapshot = try SnapshotBuilder.build(registry, at: begun, audit: audit)
        snapshot.serial = 1
        snapshot.seconds = now().seconds(since: begun)
        state = Mutex(State(snapshot: snapshot, mark: mark))
    }

    var snapshot: Snapshot { state.withLock { $0.snapshot } }

    /// What went wrong with the last renewal; `nil` when it went well.
    var trouble: String? { state.withLock { $0.trouble } }

    func stop() { state.withLock { $0.isStopped = true } }

    /// Starts the thread; it ends soon after ``stop()``, or with the process.
    func start() throws(DashboardError) {
        let held = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<SnapshotKeeper>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            held.release()
            throw .noThread(String(cString: strerror(code)))
        }
        pthread_detach(thread)
    }

    private func run() {
        // Readers come first: on Linux a thread has a niceness of its own.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        // Not before the server runs: while an import writes, this waits.
        keepDay(snapshot)
        while !state.withLock({ $0.isStopped }) {
            usleep(500_000)
            let (age, pause, mark) = state.withLock { state in
                (
                    now().seconds(since: state.snapshot.at), max(1, state.snapshot.seconds * 10), state.mark
                )
            }
            guard age >= pause else { continue }
            do {
                let newest = try registry.changeMark()
                if newest != mark || age > max(SnapshotKeeper.longestSeconds, pause) { try renew(newest) }
            } catch {
                let text = "\(error)"
                state.withLock { $0.trouble = text }
            }
        }
    }

    /// Makes a new snapshot now.
    func renew() throws { try renew(registry.changeMark()) }

    private func renew(_ mark: ChangeMark) throws {
        let begun = now()
        var snapshot = try SnapshotBuilder.build(registry, at: begun, audit: audit)
        snapshot.seconds = now().seconds(since: begun)
        state.withLock { state in
            snapshot.serial = state.snapshot.serial + 1
            state.snapshot = snapshot
            state.mark = mark
            state.trouble = nil
        }
        keepDay(snapshot)
    }

    /// Keeps the day's figures of the zones near the top, once a day with the last snapshot of each hour at most.
    private func keepDay(_ snapshot: Snapshot) {
        let day = localTime.day(snapshot.at)
        guard state.withLock({ $0.daysKept != day }) else { return }
        let figures = snapshot.report.zones.filter { $0.depth <= 2 }.prefix(300).flatMap { zone in
            zone.rates.filter { $0.ratio.isComputable && ($0.target != nil || $0.category == nil) }.map {
                RateDay(
                    day: day, zone: zone.zone.text, category: $0.category?.rawValue ?? "all", rate: $0.rate,
                    ratio: $0.ratio)
            }
        }
        // A registry that cannot be written to, or is busy, has no trend; that is no reason not to serve.
        if (try? registry.keep(Array(figures))) != nil { state.withLock { $0.daysKept = day } }
    }
}

extension LocalTime {
    /// The local day of a moment.
    func day(_ moment: Instant) -> CalendarDate {
        let local = moment.seconds + Int64(offset(at: moment))
        return CalendarDate(daysSince1970: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }

    /// `2026-11-21 14:05` in local time.
    func text(_ moment: Instant) -> String {
        let text = Instant(seconds: moment.seconds).rfc3339(offsetSeconds: offset(at: moment))
        return String(text.prefix(10)) + " " + String(text.dropFirst(11).prefix(5))
    }
}
