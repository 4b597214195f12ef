import CameraModel

extension Auditor {
    /// The report of all cameras taken in so far; `revision` is that of the registry they were read from.
    ///
    /// The auditor is not changed: more cameras may follow, and another report.
    public func finish(revision: Int) -> AuditReport {
        let coverage = CoverageFigures(self)
        let build = BuildFigures(tree, order, own: tallies)
        var sums = tallies
        sums.rollUp(tree)
        var whole = AuditReport(
            policy: policy, asOf: settings.asOf, localOffsetSeconds: localOffset, revision: revision,
            windowSeconds: settings.windowSeconds, onlineWindowSeconds: settings.onlineWindowSeconds,
            zones: [], cameras: cameras, sites: allSites(coverage),
            lists: CameraLists(), list: settings.list, listed: listedCameras(), explained: settings.explain,
            evidence: explainedRecords(),
            grouping: settings.grouping, groups: [],
            scopedFindings: structureFindings() + coverage.findings.sorted(by: inOrder)
                + build.findings.sorted(by: inOrder)
                + policyFindings(), listLimit: settings.listLimit)
        whole.zones = order.preOrder.map { rates($0, sums, coverage, build) }
        whole.groups = groupRates(sums)
        for list in lists { whole.lists.add(list, limit: settings.listLimit) }
        return whole
    }

    /// Seconds by which local time is ahead of UTC at the moment of the audit.
    private var localOffset: Int {
        settings.localTime.offset(at: settings.asOf)
    }

    private func inOrder(_ a: ScopedFinding, _ b: ScopedFinding) -> Bool {
        ((a.zone?.text ?? ""), a.finding.facts.joined()) < ((b.zone?.text ?? ""), b.finding.facts.joined())
    }

    private func allSites(_ coverage: CoverageFigures) -> SiteMatching {
        var all = coverage.matching[tree.count]
        for zone in order.preOrder where tree.parents[zone] < 0 {
            all.byName += coverage.matching[zone].byName
            all.byView += coverage.matching[zone].byView
            all.notAtAll += coverage.matching[zone].notAtAll
        }
        return all
    }

    private func rates(
        _ zone: Int, _ sums: Tallies, _ coverage: CoverageFigures, _ build: BuildFigures
    ) -> ZoneRates {
        let place = tree.zones[zone]
        var figures: [RateFigure] = []
        for (slot, category) in areaGroups.enumerated() {
            for rate in settings.rates {
                let target = targets.target(rate, slot: slot, zone: place.code, level: place.level)
                var figure: RateFigure
                switch rate {
                case .coverage: figure = coverage.figure(zone: zone, category: category)
                case .build:
                    figure = buildFigure(zone, slot, sums, planned: build.planned[zone])
                    if slot == 3 { figure.basis = build.basis(zone) }
                default: figure = cameraFigure(rate, zone, slot, sums, day: targets.day(of: target))
                }
                figure.target = target?.atLeast
                figures.append(figure)
            }
        }
        let parent = tree.parents[zone]
        return ZoneRates(
            zone: place.code, name: place.name, level: place.level,
            parent: parent < 0 ? nil : tree.zones[parent].code, depth: order.depth[zone], rates: figures,
            cameras: counts(zone, sums), sites: coverage.matching[zone], ownLists: lists[zone])
    }

    func counts(_ zone: Int, _ sums: Tallies) -> CameraCounts {
        let cell = sums.cell(zone: zone, slot: 3)
        var counts = CameraCounts()
        counts.unknown = sums.value(.unknown, at: cell)
        counts.underRepair = sums.value(.underRepair, at: cell)
        counts.inUse = sums.value(.inUse, at: cell) - counts.underRepair
        counts.planned = sums.value(.planned, at: cell)
        counts.removed = sums.value(.removed, at: cell)
        return counts
    }

    func cameraFigure(_ rate: RateName, _ zone: Int, _ slot: Int, _ sums: Tallies, day: Int)
        -> RateFigure
    {
        let cell = sums.cell(zone: zone, slot: slot)
        let scope = sums.value(.inScope, at: cell)
        let ratio: Ratio
        switch rate {
        case .connection: ratio = Ratio(part: sums.value(.networked, at: cell), whole: scope)
        case .verifiedConnection: ratio = Ratio(part: sums.value(.reached, at: cell), whole: scope)
        case .serviceability: ratio = Ratio(part: sums.value(.working, at: cell), whole: scope)
        case .filing: ratio = Ratio(part: sums.value(.complete, at: cell), whole: scope)
        case .completeness: return completeness(slot, scope, sums, cell)
        case .online: return online(slot, scope, sums, cell)
        default: ratio = sums.definition(day: day, at: cell)
        }
        let known =
            sums.value(.planned, at: cell) + sums.value(.removed, at: cell) + sums.value(.inUse, at: cell)
        var figure = RateFigure(
            rate, areaGroups[slot], ratio, excluded: known - ratio.whole,
            unknown: sums.value(.unknown, at: cell))
        if settings.excuses, rate == .verifiedConnection {
            figure.excusing = Ratio(part: ratio.part, whole: scope - sums.value(.excused, at: cell))
        }
        return figure
    }

    /// Completeness counts fields: each record, also an excluded one, stands for all that are required of it.
    private func completeness(_ slot: Int, _ scope: Int, _ sums: Tallies, _ cell: Int) -> RateFigure {
        let fields = CameraStanding.requiredFields
        let known =
            sums.value(.planned, at: cell) + sums.value(.removed, at: cell) + sums.value(.inUse, at: cell)
        var figure = RateFigure(
            .completeness, areaGroups[slot],
            Ratio(part: sums.value(.filledFields, at: cell), whole: scope * fields),
            excluded: (known - scope) * fields, unknown: sums.value(.unknown, at: cell) * fields)
        figure.basis = .fields
        return figure
    }

    /// The online rate counts seconds: what nobody observed of a camera in scope is excluded, as are cameras out of scope.
    private func online(_ slot: Int, _ scope: Int, _ sums: Tallies, _ cell: Int) -> RateFigure {
        let window = settings.onlineWindowSeconds
        let observed = sums.seconds(.observed, at: cell)
        let known =
            sums.value(.planned, at: cell) + sums.value(.removed, at: cell) + sums.value(.inUse, at: cell)
        var figure = RateFigure(
            .online, areaGroups[slot], Ratio(part: sums.seconds(.online, at: cell), whole: observed),
            excluded: known * window - observed, unknown: sums.value(.unknown, at: cell) * window)
        figure.basis = .seconds
        if settings.excuses {
            figure.excusing = Ratio(
                part: figure.ratio.part, whole: observed - sums.seconds(.excused, at: cell))
        }
        return figure
    }

    /// Build is reckoned for all records only; in a category every record of known state is excluded.
    /// `planned` is the whole of the zone; `nil` counts it from the records, as a group has to.
    func buildFigure(_ zone: Int, _ slot: Int, _ sums: Tallies, planned: Int?) -> RateFigure {
        let cell = sums.cell(zone: zone, slot: slot)
        let (unknown, removed) = (sums.value(.unknown, at: cell), sums.value(.removed, at: cell))
        let built = sums.value(.inUse, at: cell)
        guard areaGroups[slot] == nil else {
            let known = built + removed + sums.value(.planned, at: cell)
            return RateFigure(
                .build, areaGroups[slot], Ratio(part: 0, whole: 0), excluded: known, unknown: unknown)
        }
        let whole = planned ?? built + sums.value(.planned, at: cell)
        var figure = RateFigure(
            .build, nil, Ratio(part: built, whole: whole), excluded: removed, unknown: unknown)
        figure.basis = .records
        return figure
    }

    /// The evidence in the order of the report, whatever the order of the cameras was.
    private func explainedRecords() -> [Evidence] {
        var records = evidence
        if settings.explain == .coverage { records = explainedSites() }
        var places: [ZoneCode?: Int] = [:]
        for (place, zone) in order.preOrder.enumerated() { places[tree.zones[zone].code] = place }
        func key(_ entry: Evidence) -> (Int, Int, Int, String) {
            let standing = Standing.allCases.firstIndex(of: entry.standing) ?? 0
            return (places[entry.zone] ?? Int.max, entry.category.slot, standing, entry.code)
        }
        return records.map { (key($0), $0) }.sorted { $0.0 < $1.0 }.map { $0.1 }
    }

    private func listedCameras() -> [ListedCamera] {
        var places: [ZoneCode?: Int] = [:]
        for (place, zone) in order.preOrder.enumerated() { places[tree.zones[zone].code] = place }
        func key(_ entry: ListedCamera) -> (Int, DeviceCode) {
            (places[entry.zone] ?? Int.max, entry.deviceCode)
        }
        return listed.sorted { key($0) < key($1) }
    }

    private func explainedSites() -> [Evidence] {
        sites.sites.indices.filter { sites.stands[$0] }.map { index in
            let (site, verdict) = (sites.sites[index], SiteVerdict(self, index))
            let standing: Standing = verdict.isCovered ? .part : .missing
            return Evidence(
                zone: sites.zones[index] < 0 ? nil : tree.zones[sites.zones[index]].code,
                category: site.category,
                code: site.key, name: site.name, isSite: true, standing: standing, reason: verdict.reason,
                standingInAll: standing, reasonInAll: verdict.reason, cameras: witnesses[index].sorted())
        }
    }
}
