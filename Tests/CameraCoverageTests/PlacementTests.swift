import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// Where to build next: against enumeration on small instances, and on a town.
@Suite struct PlacementTests {
    /// A random instance of up to 10 sets over 120 cells.
    struct Instance {
        var sets: [[Range<Int>]]
        var costs: [Double]
        var open = CellSet(capacity: 120)

        init(seed: UInt64) {
            var random = SeededGenerator(seed: seed)
            sets = (0..<Int.random(in: 1...10, using: &random)).map { _ in
                ZoneRaster.disjoint(
                    (0..<Int.random(in: 1...4, using: &random)).map { _ in
                        let from = Int.random(in: 0..<110, using: &random)
                        return from..<from + Int.random(in: 1...10, using: &random)
                    })
            }
            costs = sets.map { _ in Double(Int.random(in: 1...9, using: &random)) }
            open.insert(0..<80)
            open.insert(90..<120)
        }

        /// Cells that a choice, given as bits, covers.
        func cells(_ choice: Int) -> Int {
            var left = open
            for set in sets.indices where choice >> set & 1 == 1 { for run in sets[set] { left.remove(run) } }
            return open.count - left.count
        }

        var choices: Range<Int> { 0..<1 << sets.count }
        func cost(_ choice: Int) -> Double {
            sets.indices.reduce(0) { $0 + (choice >> $1 & 1 == 1 ? costs[$1] : 0) }
        }

        func choose(_ goal: MaximumCoverage.Goal) -> (choice: MaximumCoverage.Choice, bits: Int) {
            let choice = MaximumCoverage(sets: sets, costs: costs, open: open).choose(goal)
            return (choice, choice.sets.reduce(0) { $0 | 1 << $1.set })
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `a number of cameras does at least 63 percent of the best, and no bound is broken`(_ seed: UInt64) {
        let instance = Instance(seed: seed)
        for count in 0...4 {
            let (choice, bits) = instance.choose(.count(count))
            let best = instance.choices.filter { $0.nonzeroBitCount <= count }.map(instance.cells).max() ?? 0
            #expect(choice.sets.count <= count && choice.cells == instance.cells(bits))
            #expect(choice.sets.reduce(0) { $0 + $1.gain } == choice.cells)
            #expect(choice.cellBound >= best && Double(choice.cells) >= (1 - 1 / M_E) * Double(best))
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `a target is reached when it can be, with few cameras, and no bound is broken`(_ seed: UInt64) {
        let instance = Instance(seed: seed)
        let most = instance.cells(instance.choices.upperBound - 1)
        for wanted in [0, most / 2, most * 9 / 10, most, most + 1] {
            let (choice, bits) = instance.choose(.cells(wanted))
            #expect(choice.cells == instance.cells(bits))
            #expect((choice.cells >= wanted) == (wanted <= most))
            guard wanted <= most else { continue }
            let fewest =
                instance.choices.filter { instance.cells($0) >= wanted }.map(\.nonzeroBitCount).min() ?? 0
            #expect(choice.countBound <= fewest && fewest <= choice.sets.count)
            #expect(choice.sets.count <= fewest + 2)
            for set in choice.sets { #expect(instance.cells(bits & ~(1 << set.set)) < wanted, "redundant") }
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `a budget is kept, half of the best is reached, and no bound is broken`(_ seed: UInt64) {
        let instance = Instance(seed: seed)
        for budget in [0.5, 3, 8, 15, 100] {
            let (choice, bits) = instance.choose(.budget(budget))
            let best = instance.choices.filter { instance.cost($0) <= budget }.map(instance.cells).max() ?? 0
            #expect(instance.cost(bits) <= budget)
            #expect(choice.cellBound >= best && 2 * choice.cells >= best)
        }
    }

    @Test func `over 150 instances the choice is nearly always the best, and never far from it`() {
        var ratios: [Double] = []
        for seed in 0..<150 as Range<UInt64> {
            let instance = Instance(seed: seed)
            for count in 1...4 {
                let (choice, _) = instance.choose(.count(count))
                let best =
                    instance.choices.filter { $0.nonzeroBitCount <= count }.map(instance.cells).max() ?? 0
                if best > 0 { ratios.append(Double(choice.cells) / Double(best)) }
            }
        }
        let mean = ratios.reduce(0, +) / Double(ratios.count)
        let exact = ratios.count { $0 >= 1 }
        print("advice: \(exact) of \(ratios.count) optimal, mean \(mean), worst \(ratios.min() ?? 1)")
        #expect(mean > 0.995 && (ratios.min() ?? 0) > 0.85)
    }

    @Test func `sets of cells count, put in and take out what lies in a range`() {
        var random = SeededGenerator(seed: 8)
        var (cells, slow) = (CellSet(capacity: 400), Set<Int>())
        for _ in 0..<500 {
            let from = Int.random(in: 0..<390, using: &random)
            let range = from..<Int.random(in: from...400, using: &random)
            if Bool.random(using: &random) {
                cells.insert(range)
                slow.formUnion(range)
            } else {
                cells.remove(range)
                slow.subtract(range)
            }
            #expect(cells.count == slow.count)
            #expect(cells.count(in: 13..<301) == slow.count { (13..<301).contains($0) })
        }
    }

    @Test func `advice for a town covers what the survey then measures`() throws {
        let town = try Town()
        var random = SeededGenerator(seed: 12)
        let zone = try town.zone(
            "z", [town.rectangle(-150...150, -150...150), town.rectangle(-20...20, -30...30)])
        let existing = try town.views(15, over: 300, &random)
        let buildings = [Building(outline: Boundary(rings: [try town.rectangle(60...80, -100...50)]))]
        let survey = CoverageSurvey(zones: [zone], views: existing, buildings: buildings)
        let candidates = try town.views(80, over: 300, &random).map {
            PlacementCandidate(view: $0, cost: $0.range * 100)
        }
        let before = try #require(survey.areas().first?.share)
        for goal in [PlacementGoal.count(5), .share(0.8), .budget(20_000)] {
            let advice = try #require(survey.advise(zone: 0, candidates: candidates, goal: goal))
            #expect(abs(advice.shareBefore - before) < 0.001)
            let built = existing + advice.steps.map { candidates[$0.candidate].view }
            let after = try #require(
                CoverageSurvey(zones: [zone], views: built, buildings: buildings).areas().first?.share)
            let promised = try #require(advice.steps.last?.share)
            #expect(abs(promised - after) < 0.001)
            #expect(advice.isReached && advice.shareBound >= promised)
            if case .share = goal {
                #expect(promised >= 0.8)
                let fewest = try #require(advice.fewest)
                #expect((1...advice.steps.count).contains(fewest))
            } else if case .count(let count) = goal {
                #expect(advice.steps.count == count && advice.fewest == nil)
            }
        }
        let far = try #require(survey.advise(zone: 0, candidates: [], goal: .share(0.9)))
        #expect(!far.isReached && far.steps.isEmpty && far.fewest == nil)
        #expect(survey.advise(zone: 1, candidates: [], goal: .count(1)) == nil)
    }
}
