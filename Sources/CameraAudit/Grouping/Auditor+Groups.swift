import CameraModel

extension Auditor {
    /// Which zones a report by groups is about: all, or one and its descendants.
    static func scope(_ zones: ZoneTree, _ settings: AuditSettings) -> [Bool] {
        guard settings.grouping != .zone else { return [] }
        guard let code = settings.scope else { return [Bool](repeating: true, count: zones.count) }
        var inside = [Bool](repeating: false, count: zones.count)
        for zone in zones.topDown {
            let parent = zones.parents[zone]
            inside[zone] = zones.zones[zone].code == code || (parent >= 0 && inside[parent])
        }
        return inside
    }

    /// Counts a camera in its group.
    mutating func group(
        _ camera: UnsafePointer<CameraFacts>, _ marks: CameraMarks, zone: Int, _ category: AreaCategory
    ) {
        guard zone >= 0, scope[zone] else { return }
        let key = groups.by.key(of: camera.pointee, category: category, level: tree.zones[zone].level)
        guard let (number, isNew) = groups.number(key) else { return }
        if isNew { tallies.addCells() }
        let cell = tree.count + 1 + number
        count(camera, marks, zone: cell, slot: category.slot, keyCategory: category.isKey)
        count(camera, marks, zone: cell, slot: 3, keyCategory: false)
    }

    /// The figures of every group; `sums` are the tallies, groups behind the zones.
    func groupRates(_ sums: Tallies) -> [GroupRates]? {
        guard settings.grouping != .zone else { return [] }
        var (groups, sums) = (groups, sums)
        var coverage = [Ratio](repeating: Ratio(part: 0, whole: 0), count: groups.keys.count * 3)
        for site in sites.sites.indices where sites.stands[site] && groups.by.holdsSites {
            let zone = sites.zones[site]
            guard zone >= 0, scope[zone] else { continue }
            let record = sites.sites[site]
            guard let (number, isNew) = groups.number(key(of: record, zone)) else { continue }
            if isNew {
                sums.addCells()
                coverage += [Ratio](repeating: Ratio(part: 0, whole: 0), count: 3)
            }
            let isCovered = SiteVerdict(self, site).isCovered
            let cell = number * 3 + record.category.slot
            coverage[cell] = coverage[cell] + Ratio(part: isCovered ? 1 : 0, whole: 1)
        }
        guard !groups.isOverfull else { return nil }
        let place = settings.scope.flatMap { tree.index(code: $0.text) }.map { tree.zones[$0] }
        return groups.ordered.map { number in
            let key = groups.keys[number]
            return GroupRates(
                key: key.isEmpty ? nil : key,
                rates: figures(number, key, place, sums, Array(coverage[number * 3..<number * 3 + 3])),
                cameras: counts(tree.count + 1 + number, sums))
        }
    }

    private func key(of site: Site, _ zone: Int) -> String {
        switch groups.by {
        case .level: tree.zones[zone].level?.rawValue ?? ""
        case .category: site.category.rawValue
        default: site.sector ?? ""
        }
    }

    private func figures(_ number: Int, _ key: String, _ place: Zone?, _ sums: Tallies, _ coverage: [Ratio])
        -> [RateFigure]
    {
        let cell = tree.count + 1 + number
        let level = groups.by == .level ? ZoneLevel(rawValue: key) : place?.level
        let sector = groups.by == .sector && !key.isEmpty ? key : nil
        var figures: [RateFigure] = []
        for (slot, category) in areaGroups.enumerated() {
            for rate in settings.rates {
                let target = targets.target(rate, slot: slot, zone: place?.code, level: level, sector: sector)
                var figure: RateFigure
                switch rate {
                case .coverage:
                    let ratio =
                        category.map { coverage[$0.slot] } ?? coverage.reduce(Ratio(part: 0, whole: 0), +)
                    figure = RateFigure(.coverage, category, ratio)
                    figure.basis = .sites
                case .build: figure = buildFigure(cell, slot, sums, planned: nil)
                default: figure = cameraFigure(rate, cell, slot, sums, day: targets.day(of: target))
                }
                figure.sector = sector
                figure.target = rate == .coverage && !groups.by.holdsSites ? nil : target?.atLeast
                figures.append(figure)
            }
        }
        return figures
    }
}
