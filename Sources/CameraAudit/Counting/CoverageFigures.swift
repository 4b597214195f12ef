import CameraModel

/// Coverage of every zone and category: listed sites added up, stated counts where there is no list.
struct CoverageFigures {
    private(set) var part: [Int]
    private(set) var whole: [Int]
    private(set) var matching: [SiteMatching]
    private(set) var findings: [ScopedFinding] = []

    private static let categories: [AreaCategory] = [.keyPublicArea, .keyIndustry, .other]
    private static let listBit: UInt8 = 1
    private static let countBit: UInt8 = 2
    private var bases: [UInt8]
    private var listed: [Int]
    /// Required sites that zones below state: their sum, and how many of the zone's children state any.
    private var statedBelow: [Int]
    private var statingChildren: [Int]
    private var children: [Int]

    init(_ auditor: Auditor) {
        let cells = (auditor.tree.count + 1) * 3
        part = [Int](repeating: 0, count: cells)
        (whole, listed, statedBelow, statingChildren) = (part, part, part, part)
        bases = [UInt8](repeating: 0, count: cells)
        matching = [SiteMatching](repeating: SiteMatching(), count: auditor.tree.count + 1)
        children = [Int](repeating: 0, count: auditor.tree.count + 1)
        countSites(auditor)
        countNames(auditor)
        let distinct = [
            auditor.names.distinct(.keyPublicArea, auditor.tree),
            auditor.names.distinct(.keyIndustry, auditor.tree),
        ]
        rollUp(auditor, distinct)
    }

    /// The coverage of a zone and category; `nil` is all categories together.
    func figure(zone: Int, category: AreaCategory?) -> RateFigure {
        let cells = category.map { [zone * 3 + $0.slot] } ?? [zone * 3, zone * 3 + 1, zone * 3 + 2]
        let ratio = Ratio(part: cells.reduce(0) { $0 + part[$1] }, whole: cells.reduce(0) { $0 + whole[$1] })
        var figure = RateFigure(.coverage, category, ratio)
        switch cells.reduce(0, { $0 | bases[$1] }) {
        case CoverageFigures.countBit: figure.basis = .count
        case CoverageFigures.countBit | CoverageFigures.listBit: figure.basis = .mixed
        default: figure.basis = .sites
        }
        return figure
    }

    private mutating func countSites(_ auditor: Auditor) {
        let ledger = auditor.sites
        for site in ledger.sites.indices where ledger.stands[site] {
            let verdict = SiteVerdict(auditor, site)
            let zone = ledger.zones[site] < 0 ? auditor.tree.count : ledger.zones[site]
            switch verdict.match {
            case .name: matching[zone].byName += 1
            case .view: matching[zone].byView += 1
            case .none: matching[zone].notAtAll += 1
            }
            let cell = zone * 3 + ledger.sites[site].category.slot
            whole[cell] += 1
            listed[cell] += 1
            bases[cell] |= CoverageFigures.listBit
            if verdict.isCovered { part[cell] += 1 }
        }
    }

    private mutating func countNames(_ auditor: Auditor) {
        let unmatched = auditor.names.distinct(.unmatched, auditor.tree)
        let ambiguous = auditor.names.distinct(.ambiguous, auditor.tree)
        for zone in matching.indices {
            matching[zone].unmatchedNames = unmatched[zone]
            matching[zone].ambiguousNames = ambiguous[zone]
        }
    }

    private mutating func rollUp(_ auditor: Auditor, _ distinct: [[Int]]) {
        let tree = auditor.tree
        for zone in tree.topDown.reversed() where auditor.order.home[zone] == zone {
            for category in CoverageFigures.categories {
                if let stated = tree.zones[zone].requiredSites(category) {
                    apply(stated, zone, category, distinct: distinct[category.slot][zone], tree)
                }
            }
            let parent = tree.parents[zone]
            guard parent >= 0 else { continue }
            children[parent] += 1
            matching[parent].byName += matching[zone].byName
            matching[parent].byView += matching[zone].byView
            matching[parent].notAtAll += matching[zone].notAtAll
            for slot in 0..<3 { add(zone * 3 + slot, to: parent * 3 + slot) }
        }
    }

    private mutating func add(_ cell: Int, to parent: Int) {
        part[parent] += part[cell]
        whole[parent] += whole[cell]
        listed[parent] += listed[cell]
        bases[parent] |= bases[cell]
        if statingChildren[cell] != 0 {
            statedBelow[parent] += statedBelow[cell]
            statingChildren[parent] += 1
        }
    }

    /// A zone's own number of required sites: it stands where no list does, and replaces what zones below state.
    private mutating func apply(
        _ stated: Int, _ zone: Int, _ category: AreaCategory, distinct: Int, _ tree: ZoneTree
    ) {
        let cell = zone * 3 + category.slot
        let code = tree.zones[zone].code
        func report(_ rule: Rule, _ facts: [String]) {
            findings.append(
                ScopedFinding(
                    zone: code, finding: Finding(rule, deviceCode: code.text, facts: [code.text] + facts)))
        }
        let below = statedBelow[cell]
        if statingChildren[cell] > 0,
            below > stated || (statingChildren[cell] == children[zone] && below != stated)
        {
            report(.requiredMismatch, [category.rawValue, "\(stated)", "\(below)"])
        }
        if listed[cell] > 0, bases[cell] & CoverageFigures.countBit == 0 {
            if listed[cell] != stated {
                report(.requiredAndListed, [category.rawValue, "\(stated)", "\(listed[cell])"])
            }
        } else {
            if distinct > stated {
                report(.requiredExceeded, [category.rawValue, "\(stated)", "\(distinct)"])
            }
            (part[cell], whole[cell]) = (min(distinct, stated), stated)
            bases[cell] = CoverageFigures.countBit
        }
        (statedBelow[cell], statingChildren[cell]) = (stated, 1)
    }
}

/// Whether a site is covered, and how its cameras were found.
struct SiteVerdict {
    enum Match { case name, view, none }
    let match: Match
    let isCovered: Bool
    let reason: EvidenceReason

    init(_ auditor: Auditor, _ site: Int) {
        let required = max(1, auditor.sites.sites[site].requiredCameras)
        let (named, seen) = (auditor.named[site], auditor.seen[site])
        match = named > 0 ? .name : seen > 0 ? .view : .none
        isCovered = (named > 0 ? named : seen) >= required
        if named == 0, isCovered {
            reason = .seen(by: seen, required: required)
        } else {
            reason =
                isCovered
                ? .covered(by: named, required: required) : .uncovered(by: named, required: required)
        }
    }
}
