public import CameraAudit
public import CameraModel
public import CameraRegistry

extension Registry {
    /// The rates of every zone and category against `policy`, from one snapshot of the registry: as it is, or, when the
    /// settings say so, as it was known at their moment.
    public func audit(_ policy: Policy, _ settings: AuditSettings) throws -> AuditReport {
        var settings = settings
        settings.viewPairs += try viewPairs(settings)
        var auditor = Auditor(zones: ZoneTree([]), sites: [], policy: policy, settings: settings)
        var revision = 0
        var request = FactsRequest()
        request.owner = settings.grouping == .owner
        request.staleAt = settings.asOf
        request.pole = settings.grouping == .pole
        if settings.isPast { (request.asOf, request.revision) = (settings.asOf, settings.revision) }
        let seen = try seen(settings)
        try auditFacts(
            request,
            begin: { basis in
                revision = basis.revision
                auditor = Auditor(zones: basis.zones, sites: basis.sites, policy: policy, settings: settings)
            },
            each: { batch in
                guard !seen.isEmpty else { return auditor.add(batch) }
                var batch = batch
                for index in batch.indices {
                    guard let known = seen[batch[index].deviceCode] else { continue }
                    batch[index].onlineSeconds = known.onlineSeconds
                    batch[index].observedSeconds = known.observedSeconds
                }
                auditor.add(batch)
            })
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
