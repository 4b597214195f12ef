public import CameraModel

/// Reckons the rates of docs/formulas.md: give it every camera once, in batches of any size and any order.
///
/// A pure function of its arguments: no file, no clock. Memory grows with zones and sites (and with the
/// different names that cameras use), never with cameras, unless evidence is asked for; groups have a limit. A camera given twice
/// counts twice; a zone index outside the tree counts as no zone.
public struct Auditor: Sendable {
    let tree: ZoneTree
    let sites: SiteLedger
    let policy: Policy
    let settings: AuditSettings
    let order: ZoneOrder
    let targets: TargetTable
    let judge: CameraStanding
    private let kinds: [AreaCategory]
    private let countZones: CountZones
    /// By zone whether a report by groups is about it; empty when the report is by zones.
    let scope: [Bool]

    var tallies: Tallies
    var cameras = CameraCounts()
    var homeless = 0
    var names: NamesInUse
    /// For each site how many cameras in use name it, and how many see it.
    var named: [Int]
    var seen: [Int]
    /// For each site the cameras behind it; filled only when coverage is explained.
    var witnesses: [[DeviceCode]]
    var lists: [CameraLists]
    var groups: GroupIndex
    var evidence: [Evidence] = []
    var listed: [ListedCamera] = []
    private var matched: [Int] = []

    /// An audit of cameras in `zones` that must cover `sites`, against the targets of `policy`.
    public init(zones: ZoneTree, sites: [Site], policy: Policy, settings: AuditSettings) {
        (tree, self.policy, self.settings) = (zones, policy, settings)
        order = ZoneOrder(zones)
        self.sites = SiteLedger(sites, zones, settings.viewPairs)
        targets = TargetTable(policy)
        judge = CameraStanding(settings)
        kinds = zones.zones.indices.map { zones.kind(of: $0) ?? .other }
        countZones = CountZones(zones)
        scope = Auditor.scope(zones, settings)
        groups = GroupIndex(by: settings.grouping, limit: settings.groupLimit)
        tallies = Tallies(zones: zones.count, days: targets.days.count)
        names = NamesInUse(siteCount: sites.count)
        named = [Int](repeating: 0, count: sites.count)
        seen = named
        witnesses = settings.explain == .coverage ? [[DeviceCode]](repeating: [], count: sites.count) : []
        lists = [CameraLists](repeating: CameraLists(), count: zones.count + 1)
    }

    /// Takes in a batch of cameras.
    public mutating func add(_ batch: [CameraFacts]) {
        // By address: a copy of a camera would count a reference to each of its texts.
        batch.withUnsafeBufferPointer { cameras in
            guard let first = cameras.baseAddress else { return }
            for index in cameras.indices { add(first + index) }
        }
    }

    /// Takes in what another auditor of the same zones, sites, policy and settings took in, of other cameras: both together
    /// are as one that took in all. Not for reports by groups.
    public mutating func merge(_ other: Auditor) {
        tallies.add(other.tallies)
        cameras += other.cameras
        homeless += other.homeless
        names.merge(other.names)
        for site in named.indices {
            named[site] += other.named[site]
            seen[site] += other.seen[site]
        }
        for site in witnesses.indices { witnesses[site] += other.witnesses[site] }
        for zone in lists.indices { lists[zone].add(other.lists[zone], limit: settings.listLimit) }
        evidence += other.evidence
        listed += other.listed
    }

    /// Takes in which sites cameras in use see, where that is known only once all cameras were read.
    public mutating func addViews(_ pairs: [ViewPair]) {
        for pair in Set(pairs) {
            guard case .site(let site) = sites.index.match(pair.siteKey, zone: -1),
                sites.sites[site].key == pair.siteKey
            else { continue }
            seen[site] += 1
            if !witnesses.isEmpty, !witnesses[site].contains(pair.deviceCode) {
                witnesses[site].append(pair.deviceCode)
            }
        }
    }

    private mutating func add(_ camera: UnsafePointer<CameraFacts>) {
        let place = camera.pointee.zone
        let zone = place >= 0 && place < order.home.count ? order.home[place] : -1
        if zone < 0 { homeless += 1 }
        let slotZone = zone < 0 ? tree.count : zone
        cameras.add(camera.pointee.deviceState)
        let category = match(camera, zone: zone, slotZone: slotZone)
        let marks = CameraMarks(camera, judge)
        count(camera, marks, zone: slotZone, slot: category.slot, keyCategory: category.isKey)
        count(camera, marks, zone: slotZone, slot: 3, keyCategory: false)
        if groups.by != .zone { group(camera, marks, zone: zone, category) }
        list(camera, zone: slotZone)
        if let rate = settings.explain, rate != .coverage {
            explain(camera.pointee, rate, zone: zone, category)
        }
    }

    /// Finds the camera's sites, counts it there, and says what category it has.
    private mutating func match(_ camera: UnsafePointer<CameraFacts>, zone: Int, slotZone: Int)
        -> AreaCategory
    {
        let own = camera.pointee.category ?? (zone < 0 ? .other : kinds[zone])
        if camera.pointee.sites.isEmpty, sites.viewers.isEmpty { return own }
        matched.removeAll(keepingCapacity: true)
        let covers = camera.pointee.deviceState.isInUse && !camera.pointee.code.isMobile
        for name in camera.pointee.sites {
            switch sites.index.match(name, zone: zone) {
            case .site(let site): if !matched.contains(site) { matched.append(site) }
            case .ambiguous: if covers { names.note(name, zone: slotZone, .ambiguous) }
            case .none: if covers { names.note(name, zone: slotZone, .unmatched) }
            }
        }
        let category = camera.pointee.category ?? categoryBySites ?? own
        if covers {
            cover(camera.pointee)
            noteForCounts(camera.pointee, zone: zone, category)
        }
        return category
    }

    private var categoryBySites: AreaCategory? {
        var first: AreaCategory?
        for site in matched {
            let category = sites.sites[site].category
            if first.map({ category.slot < $0.slot }) ?? true { first = category }
        }
        return first
    }

    private mutating func cover(_ camera: CameraFacts) {
        for site in matched { named[site] += 1 }
        let views = sites.viewers.isEmpty ? [] : sites.viewers[camera.deviceCode] ?? []
        for site in views { seen[site] += 1 }
        guard !witnesses.isEmpty else { return }
        for site in matched { witnesses[site].append(camera.deviceCode) }
        for site in views where !matched.contains(site) { witnesses[site].append(camera.deviceCode) }
    }

    /// Where a zone states how many sites it must cover, the different names that its cameras use are its part.
    private mutating func noteForCounts(_ camera: CameraFacts, zone: Int, _ category: AreaCategory) {
        guard zone >= 0, countZones.counts(zone, category), camera.pointClass != .internal else { return }
        let purpose: NamesInUse.Purpose = category == .keyPublicArea ? .keyPublicArea : .keyIndustry
        for name in camera.sites {
            if case .site(let site) = sites.index.match(name, zone: zone) {
                names.note(site: site, zone: zone, purpose)
            } else {
                names.note(name, zone: zone, purpose)
            }
        }
    }

    mutating func count(
        _ camera: UnsafePointer<CameraFacts>, _ marks: CameraMarks, zone: Int, slot: Int, keyCategory: Bool
    ) {
        let cell = tallies.cell(zone: zone, slot: slot)
        switch camera.pointee.deviceState {
        case .unknown: return tallies.count(.unknown, at: cell)
        case .planned: return tallies.count(.planned, at: cell)
        case .removed: return tallies.count(.removed, at: cell)
        case .inUse: tallies.count(.inUse, at: cell)
        case .underRepair:
            tallies.count(.inUse, at: cell)
            tallies.count(.underRepair, at: cell)
        }
        if keyCategory, camera.pointee.pointClass == .internal { return }
        tallies.count(.inScope, at: cell)
        if camera.pointee.networkStatus == .networked { tallies.count(.networked, at: cell) }
        if marks.isReached { tallies.count(.reached, at: cell) }
        if marks.isExcused { tallies.count(.excused, at: cell) }
        if marks.works { tallies.count(.working, at: cell) }
        if camera.pointee.observedSeconds > 0 {
            tallies.add(seconds: camera.pointee.onlineSeconds, .online, at: cell)
            tallies.add(seconds: camera.pointee.observedSeconds, .observed, at: cell)
            tallies.add(seconds: camera.pointee.excusedSeconds, .excused, at: cell)
        }
        tallies.count(.filledFields, at: cell, by: marks.filledFields)
        if marks.filledFields == CameraStanding.requiredFields { tallies.count(.complete, at: cell) }
        guard camera.pointee.resolution != nil else { return }
        for (day, since) in targets.days.enumerated() {
            if let since, judge.isInstalled(camera.pointee, since: since) != true { continue }
            tallies.countDefinition(day: day, isHigh: marks.isHighDefinition, at: cell)
        }
    }

    private mutating func list(_ camera: UnsafePointer<CameraFacts>, zone: Int) {
        let bits = judge.lists(camera)
        guard bits != 0 else { return }
        lists[zone].add(camera.pointee.code, bits, limit: settings.listLimit)
        guard let wanted = settings.list, bits & wanted.bit != 0 else { return }
        listed.append(
            ListedCamera(
                deviceCode: camera.pointee.deviceCode, name: camera.pointee.name,
                zone: zone < tree.count ? tree.zones[zone].code : nil, reachedAt: camera.pointee.reachedAt,
                endpoints: camera.pointee.endpointCount))
    }

    private mutating func explain(
        _ camera: CameraFacts, _ rate: RateName, zone: Int, _ category: AreaCategory
    ) {
        guard settings.rates.contains(rate) else { return }
        let place = zone < 0 ? nil : tree.zones[zone]
        func day(_ slot: Int) -> CalendarDate? {
            targets.days[
                targets.day(of: targets.target(rate, slot: slot, zone: place?.code, level: place?.level))]
        }
        let own =
            rate == .build
            ? (camera.deviceState == .unknown
                ? (Standing.unknown, EvidenceReason.stateUnknown) : (.excluded, .buildOnlyForAll))
            : judge.judge(camera, rate, keyCategory: category.isKey, since: day(category.slot))
        let all = judge.judge(camera, rate, keyCategory: false, since: day(3))
        evidence.append(
            Evidence(
                zone: place?.code, category: category, code: camera.deviceCode.text, name: camera.name,
                isSite: false,
                standing: own.0, reason: own.1, standingInAll: all.0, reasonInAll: all.1))
    }
}
