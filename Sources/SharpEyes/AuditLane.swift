import CameraAudit
import CameraModel
import CameraRegistry

/// One thread's part of an audit: the cameras that it read, counted.
final class AuditLane: CameraTaker {
    let watch: SiteWatch
    var auditor: Auditor
    private let seen: [DeviceCode: Availability]
    private let excuses: CameraExcuses

    init(
        _ auditor: Auditor, _ watch: SiteWatch, seen: [DeviceCode: Availability], excuses: CameraExcuses
    ) {
        (self.auditor, self.watch, self.seen, self.excuses) = (auditor, watch, seen, excuses)
    }

    /// Another lane of the same audit, before either took anything.
    init(copying other: AuditLane) {
        (auditor, watch) = (other.auditor, SiteWatch(copying: other.watch))
        (seen, excuses) = (other.seen, other.excuses)
    }

    func take(_ batch: [CameraFacts]) {
        watch.add(batch)
        guard !seen.isEmpty || !excuses.cameras.isEmpty else { return auditor.add(batch) }
        var batch = batch
        for index in batch.indices {
            let code = batch[index].deviceCode
            batch[index].isExcused = excuses.cameras.contains(code)
            guard let known = seen[code] else { continue }
            batch[index].excusedSeconds = excuses.seconds[code] ?? 0
            batch[index].onlineSeconds = known.onlineSeconds
            batch[index].observedSeconds = known.observedSeconds
        }
        auditor.add(batch)
    }

    func wantsView(at position: Coordinate, reach: Double) -> Bool {
        watch.mayWatch(from: position, reach: reach)
    }

    func settle() { watch.settle() }

    func takeViews(_ batch: [CameraFacts]) { watch.add(batch) }

    /// Takes in what another lane of the same audit counted.
    func merge(_ other: AuditLane) {
        auditor.merge(other.auditor)
        watch.merge(other.watch)
    }
}
