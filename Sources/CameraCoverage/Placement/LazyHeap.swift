/// Sets by what they are thought to be worth, the best first; of equals the one with the smaller number.
struct LazyHeap {
    private var items: [(set: Int, value: Double)] = []

    init(_ items: [(Int, Double)]) { for (set, value) in items { push(set, value) } }

    private func isBetter(_ a: Int, _ b: Int) -> Bool {
        (items[a].value, -items[a].set) > (items[b].value, -items[b].set)
    }

    /// Puts a set in.
    mutating func push(_ set: Int, _ value: Double) {
        items.append((set, value))
        var place = items.count - 1
        while place > 0, isBetter(place, (place - 1) / 2) {
            items.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Takes the best one out; `nil` when there is none.
    mutating func pop() -> Int? {
        guard let first = items.first else { return nil }
        items.swapAt(0, items.count - 1)
        items.removeLast()
        var place = 0
        while true {
            var best = place
            for child in [2 * place + 1, 2 * place + 2] where child < items.count && isBetter(child, best) {
                best = child
            }
            guard best != place else { return first.set }
            items.swapAt(place, best)
            place = best
        }
    }
}
