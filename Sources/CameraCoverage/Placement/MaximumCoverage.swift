/// Chooses sets that cover many cells: the problem of maximum coverage, and of covering enough with few.
///
/// Covering is monotone and submodular: what a set adds never grows when others have been chosen before it. Hence the
/// greedy choice is within 1 - 1/e of the best for a fixed number (Nemhauser, Wolsey, Fisher 1978), and what a set once
/// added bounds what it will ever add, so that most sets need not be asked again (Minoux 1978).
struct MaximumCoverage: Sendable {
    /// What ends the choice.
    enum Goal: Sendable {
        /// This many sets.
        case count(Int)
        /// This many of the open cells, with few sets.
        case cells(Int)
        /// Whatever costs this much in all.
        case budget(Double)
    }

    /// What was chosen.
    struct Choice: Sendable {
        /// Sets in the order of choice, and how many cells each added.
        var sets: [(set: Int, gain: Int)] = []
        /// Cells that they cover.
        var cells = 0
        /// No choice within the same number or budget covers more cells; for the goal `cells`, of those chosen.
        var cellBound = 0
        /// No fewer sets reach the goal `cells`; 0 for the other goals.
        var countBound = 0
    }

    /// The cells that a set covers, as runs of neighbours.
    let sets: [[Range<Int>]]
    /// What each set costs, above 0.
    let costs: [Double]
    /// Cells that are to be covered.
    private var open: CellSet

    init(sets: [[Range<Int>]], costs: [Double], open: CellSet) {
        (self.sets, self.costs, self.open) = (sets, costs, open)
    }

    private func gain(_ set: Int) -> Int { sets[set].reduce(0) { $0 + open.count(in: $1) } }

    /// Chooses greedily, takes out what became redundant, exchanges what can be bettered.
    consuming func choose(_ goal: Goal) -> Choice {
        let all = open
        let first = (0..<sets.count).map(gain)
        var choice = greedy(goal, first)
        if case .budget(let budget) = goal { preferSingle(&choice, first, budget) }
        // Redundant first: it frees what an exchange may use.
        open = all
        choice = withoutRedundant(choice, goal)
        exchange(&choice, goal)
        return finished(choice, goal, all, first)
    }

    /// Takes the set that adds most (per yuan, under a budget) until the goal is met or nothing is added any more.
    private mutating func greedy(_ goal: Goal, _ first: [Int]) -> Choice {
        var choice = Choice()
        var gains = first
        var spent = 0.0
        let value = { [costs] (set: Int, gain: Int) in
            if case .budget = goal { Double(gain) / costs[set] } else { Double(gain) }
        }
        var heap = LazyHeap(gains.indices.map { ($0, value($0, gains[$0])) })
        var round = 0
        var asked = [Int](repeating: 0, count: gains.count)
        while let set = heap.pop(), gains[set] > 0, !isMet(goal, choice) {
            if case .budget(let budget) = goal, spent + costs[set] > budget { continue }
            if asked[set] < round {
                gains[set] = gain(set)
                asked[set] = round
                heap.push(set, value(set, gains[set]))
                continue
            }
            if case .cells(let wanted) = goal {
                // Whatever was chosen, the largest gains that are left bound what any number of sets can add.
                let fewest = Self.fewest(gains, toReach: wanted - choice.cells)
                choice.countBound = max(choice.countBound, fewest ?? Int.max)
            }
            for run in sets[set] { open.remove(run) }
            choice.sets.append((set, gains[set]))
            choice.cells += gains[set]
            spent += costs[set]
            gains[set] = 0
            round += 1
        }
        return choice
    }

    /// The fewest sets whose gains, taken as if they did not overlap, reach a number of cells; `nil` when all do not.
    static func fewest(_ gains: [Int], toReach wanted: Int) -> Int? {
        var left = wanted
        if left <= 0 { return 0 }
        for (index, gain) in gains.sorted(by: >).enumerated() {
            left -= gain
            if left <= 0 { return index + 1 }
        }
        return nil
    }

    private func isMet(_ goal: Goal, _ choice: Choice) -> Bool {
        switch goal {
        case .count(let count): choice.sets.count >= count
        case .cells(let cells): choice.cells >= cells
        case .budget: false
        }
    }

    /// Greedy by value for money can miss one dear set that alone is worth more.
    private func preferSingle(_ choice: inout Choice, _ first: [Int], _ budget: Double) {
        let best = first.indices.filter { costs[$0] <= budget }.max { first[$0] < first[$1] }
        guard let best, first[best] > choice.cells else { return }
        choice = Choice(sets: [(best, first[best])], cells: first[best])
    }

    /// Drops sets without which the goal is met all the same, the least useful first.
    private func withoutRedundant(_ choice: Choice, _ goal: Goal) -> Choice {
        var kept = choice
        // How many of the chosen sets cover each open cell.
        var depths = [Int32](repeating: 0, count: open.capacity)
        for (set, _) in choice.sets {
            for run in sets[set] { for cell in run where open.contains(cell) { depths[cell] += 1 } }
        }
        let needed: Int = if case .cells(let cells) = goal { cells } else { choice.cells }
        for (set, _) in choice.sets.reversed() {
            let own = sets[set].reduce(0) { $0 + $1.count { depths[$0] == 1 } }
            guard kept.cells - own >= needed else { continue }
            for run in sets[set] { for cell in run where depths[cell] > 0 { depths[cell] -= 1 } }
            kept.sets.removeAll { $0.set == set }
            kept.cells -= own
        }
        return kept
    }

    /// Exchanges a chosen set for one that adds more, as long as there is one; sets are asked a bounded number of times.
    private mutating func exchange(_ choice: inout Choice, _ goal: Goal) {
        // A target is met: to go beyond it saves no camera.
        if case .cells = goal { return }
        let whole = open
        var rounds = 400_000 / max(sets.count, 1)
        var index = 0
        var unchanged = 0
        while rounds > 0, unchanged < choice.sets.count {
            rounds -= 1
            index = (index + 1) % choice.sets.count
            open = whole
            for (place, other) in choice.sets.enumerated() where place != index {
                for run in sets[other.set] { open.remove(run) }
            }
            let (now, cost) = (gain(choice.sets[index].set), costs[choice.sets[index].set])
            var allowed = Double.infinity
            if case .budget(let budget) = goal {
                allowed = budget - choice.sets.reduce(0) { $0 + costs[$1.set] } + cost
            }
            let best = sets.indices.lazy.filter { [costs] in costs[$0] <= allowed }.map { [self] in
                ($0, gain($0))
            }
            .max { $0.1 < $1.1 }
            unchanged += 1
            guard let best, best.1 > now else { continue }
            choice.sets[index] = (best.0, best.1)
            choice.cells += best.1 - now
            unchanged = 0
        }
        open = whole
    }

    /// Counts anew what each set adds, in order, and what the certificate says.
    private consuming func finished(_ choice: Choice, _ goal: Goal, _ all: CellSet, _ first: [Int]) -> Choice
    {
        var result = choice
        open = all
        result.cells = 0
        for index in result.sets.indices {
            let set = result.sets[index].set
            result.sets[index].gain = gain(set)
            result.cells += result.sets[index].gain
            for run in sets[set] { open.remove(run) }
        }
        let last = sets.indices.map { gain($0) }
        let bound = min(bound(first, goal, result), result.cells + self.bound(last, goal, result))
        result.cellBound = min(max(bound, result.cells), all.count)
        // Only what any choice could reach can be a bound.
        result.countBound = min(result.countBound, result.sets.count)
        return result
    }

    /// What the largest gains add up to within the goal, as if they did not overlap.
    private func bound(_ gains: [Int], _ goal: Goal, _ choice: Choice) -> Int {
        switch goal {
        case .count(let count): return gains.sorted(by: >).prefix(count).reduce(0, +)
        case .cells: return gains.sorted(by: >).prefix(choice.sets.count).reduce(0, +)
        case .budget(let budget):
            // Sets may be cut for a bound: the best value for money first.
            var (left, sum) = (budget, 0.0)
            for set in gains.indices.sorted(by: {
                Double(gains[$0]) / costs[$0] > Double(gains[$1]) / costs[$1]
            }) {
                let part = min(left / costs[set], 1)
                sum += part * Double(gains[set])
                left -= part * costs[set]
                if left <= 0 { break }
            }
            return Int(sum.rounded(.up))
        }
    }
}
