/// A camera that could be built.
public struct PlacementCandidate: Hashable, Sendable {
    /// What it would see.
    public var view: FieldOfView
    /// What it would cost, in yuan, above 0; of meaning for a budget only.
    public var cost: Double

    /// A candidate.
    public init(view: FieldOfView, cost: Double = 1) { (self.view, self.cost) = (view, cost) }
}

/// What shall be reached by building.
public enum PlacementGoal: Hashable, Sendable {
    /// The most area with this many new cameras.
    case count(Int)
    /// This share of the zone, 0...1, with few new cameras.
    case share(Double)
    /// The most area for this much, in yuan.
    case budget(Double)
}

/// Which candidates to build, in order, and how good that is.
public struct PlacementAdvice: Hashable, Sendable {
    /// One candidate to build.
    public struct Step: Hashable, Sendable {
        /// Index of the candidate.
        public var candidate: Int
        /// What it adds to the steps before it, in square metres.
        public var gainSquareMetres: Double
        /// The covered share of the zone after it.
        public var share: Double
    }

    /// The candidates, in the order in which to build them.
    public var steps: [Step]
    /// The covered share of the zone before.
    public var shareBefore: Double
    /// No choice of as many candidates (of the same cost, for a budget) covers a larger share than this.
    public var shareBound: Double
    /// For a target share: no fewer new cameras reach it. `nil` for the other goals.
    public var fewest: Int?
    /// Whether the goal can be reached with these candidates; always true for a count or a budget.
    public var isReached: Bool
    /// The side, in metres, of the cells that area is counted in.
    public var cellMetres: Double
}

extension CoverageSurvey {
    /// Where to build next in one zone: candidates chosen greedily, redundant ones taken out, others exchanged. The survey's
    /// own views are built already and stay.
    ///
    /// Area is counted in square cells by their middle points, some four million in the zone and none below half a metre, so that a
    /// share may differ from that of `areas()` by some hundredths of a point; the bounds hold for the cells. Returns `nil`
    /// for an index without zone and for a zone without area.
    public func advise(zone index: Int, candidates: [PlacementCandidate], goal: PlacementGoal)
        -> PlacementAdvice?
    {
        guard zones.indices.contains(index) else { return nil }
        let alone = CoverageSurvey(
            zones: [zones[index]], views: views, buildings: buildings, settings: settings)
        guard let plan = ZonePlan.plans(for: alone.zones).first, let zone = plan.zones.first, zone.area > 0
        else { return nil }
        let raster = ZoneRaster(zone)
        var open = raster.inside
        let whole = open.count
        guard whole > 0 else { return nil }
        let existing = alone.pieces(for: plan).pieces
        for piece in 0..<existing.count { for run in raster.runs(existing, piece) { open.remove(run) } }
        let before = whole - open.count

        let new = CoverageSurvey(
            zones: alone.zones, views: candidates.map(\.view), buildings: buildings, settings: settings)
        let pieces = new.pieces(for: plan).pieces
        var sets = [[Range<Int>]](repeating: [], count: candidates.count)
        for piece in 0..<pieces.count { sets[Int(pieces.view[piece])] += raster.runs(pieces, piece) }
        // Pieces of one view may share a cell on their border.
        sets = sets.map(ZoneRaster.disjoint)
        let wanted: MaximumCoverage.Goal =
            switch goal {
            case .count(let count): .count(max(count, 0))
            case .share(let share): .cells(max(Int((share * Double(whole)).rounded(.up)) - before, 0))
            case .budget(let yuan): .budget(yuan)
            }
        let choice = MaximumCoverage(sets: sets, costs: candidates.map { max($0.cost, 1e-6) }, open: open)
            .choose(wanted)
        return advice(choice, wanted, before: before, whole: whole, raster)
    }

    private func advice(
        _ choice: MaximumCoverage.Choice, _ goal: MaximumCoverage.Goal, before: Int, whole: Int,
        _ raster: ZoneRaster
    ) -> PlacementAdvice {
        let share = { (cells: Int) in Double(cells) / Double(whole) }
        var advice = PlacementAdvice(
            steps: [], shareBefore: share(before), shareBound: share(before + choice.cellBound), fewest: nil,
            isReached: true, cellMetres: raster.cell)
        var covered = before
        for (set, gain) in choice.sets {
            covered += gain
            advice.steps.append(
                PlacementAdvice.Step(
                    candidate: set, gainSquareMetres: Double(gain) * raster.cell * raster.cell,
                    share: share(covered)))
        }
        if case .cells(let cells) = goal {
            advice.isReached = choice.cells >= cells
            advice.fewest = advice.isReached ? choice.countBound : nil
        }
        return advice
    }
}
