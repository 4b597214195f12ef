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
        request.pole = settings.grouping == .pole
        if settings.isPast { (request.asOf, request.revision) = (settings.asOf, settings.revision) }
        try auditFacts(
            request,
            begin: { basis in
                revision = basis.revision
                auditor = Auditor(zones: basis.zones, sites: basis.sites, policy: policy, settings: settings)
            },
            each: { auditor.add($0) })
        return auditor.finish(revision: revision)
    }
}
