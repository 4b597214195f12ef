import CameraAudit
import CameraCoverage
import CameraModel
import CameraRegistry

extension Registry {
    /// Which cameras in use see which positioned sites that no camera in use names: by the declared range, and only where the
    /// record says where the camera looks and how far. Of a past moment as the registry knew it then.
    ///
    /// Buildings play no part: they are known only as they are today, and an audit of the past must come out as it did.
    func viewPairs(_ settings: AuditSettings) throws -> [ViewPair] {
        // Most registries have no positioned site that is not named; they need not read every camera twice.
        if !settings.isPast, try !sites().contains(where: { $0.position != nil }) { return [] }
        var request = FactsRequest()
        request.views = true
        if settings.isPast { (request.asOf, request.revision) = (settings.asOf, settings.revision) }
        var sites: [Site] = []
        var named: Set<String> = []
        var views: [FieldOfView] = []
        try auditFacts(
            request, begin: { basis in sites = basis.sites.filter { $0.position != nil } },
            each: { batch in
                guard !sites.isEmpty else { return }
                for camera in batch where camera.deviceState.isInUse && !camera.deviceCode.isMobile {
                    named.formUnion(camera.sites)
                    guard let view = camera.view,
                        case .success(let field) = FieldOfView.of(
                            ViewFacts(camera.deviceCode, view), ViewSettings(level: .range)),
                        field.isDeclared
                    else { continue }
                    views.append(field)
                }
            })
        let wanted = sites.filter { !named.contains($0.key) && !named.contains($0.name) }
        guard !wanted.isEmpty, !views.isEmpty else { return [] }
        let survey = CoverageSurvey(zones: [], views: views)
        let viewers = survey.viewers(of: wanted.compactMap(\.position))
        return zip(wanted, viewers).flatMap { site, viewers in
            viewers.map { ViewPair(siteKey: site.key, deviceCode: views[$0].deviceCode) }
        }
    }
}
