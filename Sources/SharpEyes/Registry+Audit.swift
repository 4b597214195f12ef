public import CameraAudit
public import CameraModel
public import CameraRegistry

extension Registry {
    /// The rates of every zone and category against `policy`, from one snapshot of the registry: as it is, or, when the
    /// settings say so, as it was known at their moment.
    public func audit(_ policy: Policy, _ settings: AuditSettings) throws -> AuditReport {
        let (lane, revision) = try taken(policy, settings)
        lane.auditor.addViews(lane.watch.pairs())
        var report = lane.auditor.finish(revision: revision)
        try addOrigins(to: &report)
        return report
    }

    /// All cameras in one lane, and the revision that they were read at.
    private func taken(_ policy: Policy, _ settings: AuditSettings) throws -> (AuditLane, revision: Int) {
        let seen = try seen(settings)
        let excuses = try excuses(settings)
        func lane(_ basis: AuditBasis) -> AuditLane {
            AuditLane(
                Auditor(zones: basis.zones, sites: basis.sites, policy: policy, settings: settings),
                SiteWatch(basis.sites), seen: seen, excuses: excuses)
        }
        var lanes: [AuditLane] = []
        var revision = 0
        // The number of a group is that of its first camera: only one lane meets them in order.
        let count = settings.grouping == .zone ? 2 : 1
        try auditFacts(request(policy, settings)) { basis in
            revision = basis.revision
            let first = lane(basis)
            lanes = count > 1 ? [first, AuditLane(copying: first)] : [first]
            return lanes
        }
        for other in lanes.dropFirst() { lanes[0].merge(other) }
        return (lanes[0], revision)
    }

    private func request(_ policy: Policy, _ settings: AuditSettings) throws -> FactsRequest {
        var request = FactsRequest()
        request.owner = settings.grouping == .owner
        request.staleAt = settings.asOf
        request.pole = settings.grouping == .pole
        request.names = settings.explain != nil || settings.list != nil
        request.installTimes =
            settings.explain != nil || policy.targets.contains { $0.installedSince != nil }
        request.sector = settings.grouping == .sector
        request.phase = settings.grouping == .phase
        request.investment = false
        if settings.isPast { (request.asOf, request.revision) = (settings.asOf, settings.revision) }
        // Most registries have no positioned site; they need no views.
        request.views = try settings.isPast || hasPositionedSite()
        return request
    }

    /// How long each camera was seen in the window of the online rate; only those that were seen.
    func seen(_ settings: AuditSettings) throws -> [DeviceCode: Availability] {
        let from = settings.asOf.adding(seconds: -Int64(settings.onlineWindowSeconds))
        guard settings.onlineWindowSeconds > 0, let window = TimeWindow(from: from, to: settings.asOf),
            try lastSeeingRun(until: settings.asOf) != nil
        else { return [:] }
        var seen: [DeviceCode: Availability] = [:]
        let known =
            settings.isPast
            ? try pastAvailability(over: window, revision: settings.revision)
            : try availability(over: window)
        for camera in known where camera.availability.observedSeconds > 0 {
            seen[camera.deviceCode] = camera.availability
        }
        return seen
    }

    /// Who is excused, at the moment and in the window of the online rate.
    func excuses(_ settings: AuditSettings) throws -> CameraExcuses {
        let from = settings.asOf.adding(seconds: -Int64(max(settings.onlineWindowSeconds, 1)))
        guard settings.excuses, let window = TimeWindow(from: from, to: settings.asOf) else {
            return CameraExcuses()
        }
        return settings.isPast
            ? try pastExcuses(over: window, revision: settings.revision) : try excuses(over: window)
    }

    /// Says of every record behind a figure, and of every camera of a list, where it comes from.
    private func addOrigins(to report: inout AuditReport) throws {
        let (asOf, revision) = (report.asOf, report.revision)
        for (kind, isSite) in [(RecordKind.camera, false), (.site, true)] {
            let codes = report.evidence.filter { $0.isSite == isSite }.map(\.code)
            guard !codes.isEmpty else { continue }
            let origins = try origins(of: codes, kind, revision: revision, moment: asOf)
            for index in report.evidence.indices where report.evidence[index].isSite == isSite {
                report.evidence[index].origin = origins[report.evidence[index].code]
            }
        }
        guard !report.listed.isEmpty else { return }
        let codes = report.listed.map(\.deviceCode.text)
        let origins = try origins(of: codes, .camera, revision: revision, moment: asOf)
        for index in report.listed.indices {
            report.listed[index].origin = origins[report.listed[index].deviceCode.text]
        }
    }
}
