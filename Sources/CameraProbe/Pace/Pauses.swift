/// Jobs that wait for a time of their own, the earliest first: a binary heap.
struct Pauses {
    struct Pause {
        var due: Double
        var job: Job
        var isResumed: Bool
    }

    private var heap: [Pause] = []

    /// The pause that is over first.
    var first: Pause? { heap.first }

    mutating func add(_ pause: Pause) {
        heap.append(pause)
        var child = heap.count - 1
        while child > 0, heap[child].due < heap[(child - 1) / 2].due {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes out the first; there must be one.
    mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].due < heap[least].due { least = child }
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
