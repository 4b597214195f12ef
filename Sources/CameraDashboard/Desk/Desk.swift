import CameraAudit
import CameraModel
import CameraRegistry

/// The only door between a request and the registry: whatever passes lies in the visitor's zones, and shows a viewer no
/// address.
///
/// Pages and the API get a desk and nothing else. What it guards is named `unscoped`, and a test holds that no file
/// outside this folder says that word.
struct Desk: Sendable {
    /// What no page may touch.
    struct Unscoped: Sendable {
        let registry: Registry
        let snapshot: Snapshot
        /// The visitor's zones.
        let mask: ZoneMask
    }

    let unscoped: Unscoped
    let visitor: Visitor
    let now: Instant
    let localTime: LocalTime

    init(_ registry: Registry, _ snapshot: Snapshot, _ visitor: Visitor, now: Instant, localTime: LocalTime) {
        unscoped = Unscoped(
            registry: registry, snapshot: snapshot, mask: ZoneMask(visitor.zones, in: snapshot.tree))
        (self.visitor, self.now, self.localTime) = (visitor, now, localTime)
    }

    /// The moment of the figures, the registry's revision then, and the policy they are held against.
    var asOf: Instant { unscoped.snapshot.at }
    var revision: Int { unscoped.snapshot.revision }
    var policy: Policy { unscoped.snapshot.report.policy }
    var windowSeconds: Int { unscoped.snapshot.report.windowSeconds }
    var today: CalendarDate { localTime.day(now) }

    /// Notes what was taken out or changed.
    func log(_ action: String, _ detail: String) throws {
        try unscoped.registry.logAccess(action: action, detail: detail, by: visitor.name, now: now)
    }

    /// The newest lines of the access log; only for those who may read it.
    func accessLog(before: Int64) throws -> [AccessEntry] {
        guard visitor.readsAccessLog else { throw Refusal.forbidden }
        return try unscoped.registry.accessLog(before: before)
    }
}
