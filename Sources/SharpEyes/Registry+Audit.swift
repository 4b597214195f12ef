public import CameraAudit
public import CameraModel
public import CameraRegistry

extension Registry {
    /// The rates of every zone and category against `policy`, from one snapshot of the registry: as it is, or, when the
    /// settings say so, as it was known at their moment.
    public func audit(_ policy: Policy, _ settings: AuditSettings) throws -> AuditReport {
        var auditor = Auditor(zones: ZoneTree([]), sites: [], policy: policy, settings: settings)
        var revision = 0
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
        request.views = try settings.isPast || sites().contains { $0.position != nil }
        var watch = SiteWatch([])
        let seen = try seen(settings)
        let excuses = try excuses(settings)
        try auditFacts(
            request,
            begin: { basis in
                revision = basis.revision
                auditor = Auditor(zones: basis.zones, sites: basis.sites, policy: policy, settings: settings)
                watch = SiteWatch(basis.sites)
            },
            each: { batch in
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
            })
        auditor.addViews(watch.pairs())
        var report = auditor.finish(revision: revision)
        try addOrigins(to: &report)
        return report
    }

    /// How long each camera was seen in the window of the online rate; only those that were seen.
    private func seen(_ settings: AuditSettings) throws -> [DeviceCode: Availability] {
        let from = settings.asOf.adding(seconds: -Int64(settings.onlineWindowSeconds))
        guard settings.onlineWindowSeconds > 0, let window = TimeWindow(from: from, to: settings.asOf),
            try lastSeeingRun(until: settings.asOf) != nil
        else { return [:] }
        var seen: [DeviceCode: Availability] = [:]
        for camera in try availability(over: window) where camera.availability.observedSeconds > 0 {
            seen[camera.deviceCode] = camera.availability
        }
        return seen
    }

    /// Who is excused, at the moment and in the window of the online rate.
    private func excuses(_ settings: AuditSettings) throws -> CameraExcuses {
        let from = settings.asOf.adding(seconds: -Int64(max(settings.onlineWindowSeconds, 1)))
        guard settings.excuses, let window = TimeWindow(from: from, to: settings.asOf) else {
            return CameraExcuses()
        }
        return try excuses(over: window)
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
