import CameraAudit
import CameraModel
import CameraRegistry

/// Reads a registry into a snapshot: one sweep over the cameras, one audit.
struct SnapshotBuilder {
    /// More devices than these are not listed as causes.
    private static let causesKept = 200

    static func build(
        _ registry: Registry, at now: Instant, audit: (Instant) throws -> AuditReport
    ) throws -> Snapshot {
        var snapshot = Snapshot(at: now, report: try audit(now))
        var own: [HealthCounts] = [], ownLately: [HealthCounts] = []
        var behind: [String: (zones: Set<Int>, positions: [UInt32])] = [:]
        snapshot.roster.reserve(snapshot.report.cameras.total)
        snapshot.points.reserve(snapshot.report.cameras.total)
        let yesterday = now.adding(seconds: -86_400)
        try registry.sweep(
            begin: { tree, revision in
                (snapshot.tree, snapshot.revision) = (tree, revision)
                own = Array(repeating: HealthCounts(), count: tree.count)
                ownLately = own
            },
            each: { batch in
                for camera in batch {
                    let position = snapshot.roster.count
                    snapshot.roster.add(camera)
                    let flags = snapshot.roster.flags[position]
                    if let place = camera.position, camera.deviceState != .removed {
                        snapshot.points.add(
                            place, camera: position, zone: camera.zone, health: flags.healthIndex)
                    }
                    guard flags.isInUse, camera.zone >= 0 else { continue }
                    own[camera.zone].counts[flags.healthIndex] += 1
                    if let since = camera.since, since >= yesterday {
                        ownLately[camera.zone].counts[flags.healthIndex] += 1
                    }
                    if let parent = camera.parent, flags.health == .offline {
                        behind[parent, default: ([], [])].zones.insert(camera.zone)
                        behind[parent, default: ([], [])].positions.append(UInt32(position))
                    }
                }
            })
        snapshot.points.sort()
        snapshot.health = summed(own, snapshot.tree)
        snapshot.lately = summed(ownLately, snapshot.tree)
        snapshot.causes = behind.filter { $0.value.positions.count >= 2 }
            .map { Cause(parent: $0.key, zones: $0.value.zones.sorted(), positions: $0.value.positions) }
            .sorted { ($1.cameras, $0.parent) < ($0.cameras, $1.parent) }.prefix(causesKept).map { $0 }
        snapshot.findings = try registry.findingTable().map {
            FindingTally(zone: $0.zone, rule: $0.rule, state: $0.state, count: $0.count)
        }
        for (index, zone) in snapshot.report.zones.enumerated() { snapshot.places[zone.zone.text] = index }
        snapshot.children = children(snapshot.tree)
        return snapshot
    }

    private static func summed(_ own: [HealthCounts], _ tree: ZoneTree) -> [HealthCounts] {
        var sums = own
        for zone in tree.topDown.reversed() where tree.parents[zone] >= 0 {
            sums[tree.parents[zone]] += sums[zone]
        }
        return sums
    }

    private static func children(_ tree: ZoneTree) -> [[Int]] {
        var children = [[Int]](repeating: [], count: tree.count + 1)
        for zone in tree.zones.indices {
            let parent = tree.parents[zone]
            children[parent < 0 ? tree.count : parent].append(zone)
        }
        return children
    }
}
