/// What no camera sees of a zone, row by row, and how the stretches hang together.
struct Gaps {
    /// Stretches without a view, from south to north and from west to east.
    private(set) var spans: [RowSpan] = []
    /// The row of each.
    private(set) var rows: [Int32] = []
    /// Where the stretches of the newest row and of the one before begin.
    private var current = 0
    private var previous = 0
    private var previousRow = -2
    /// Where the outline goes on from an end: `2 i` is the west end of stretch i, `2 i + 1` its east end. Upward along east
    /// ends, downward along west ends, so that the area lies to the left.
    private(set) var next: [Int32] = []
    /// Stretches that hang together have one root.
    private var parent: [Int32] = []

    /// Adds a row; rows come from south to north.
    mutating func add(row: Int, _ stretches: some Sequence<RowSpan>) {
        previous = current
        current = spans.count
        for span in stretches where span.from < span.to {
            // Alone, an outline turns back at either end.
            next.append(Int32(2 * spans.count + 1))
            next.append(Int32(2 * spans.count))
            parent.append(Int32(spans.count))
            spans.append(span)
            rows.append(Int32(row))
        }
        if previousRow == row - 1 { link(previous..<current, current..<spans.count) }
        previousRow = row
    }

    /// Links the ends of two neighbouring rows. Stretches that overlap form groups: the outermost ends of a group go on from
    /// row to row, the ones between turn back.
    private mutating func link(_ lower: Range<Int>, _ upper: Range<Int>) {
        var (i, j) = (lower.lowerBound, upper.lowerBound)
        while i < lower.upperBound, j < upper.upperBound {
            if spans[i].to <= spans[j].from {
                i += 1
            } else if spans[j].to <= spans[i].from {
                j += 1
            } else {
                let (firstLower, firstUpper) = (i, j)
                join(i, j)
                // The one that ends first gives way to its neighbour while that still touches the other.
                while true {
                    if spans[i].to < spans[j].to {
                        guard i + 1 < lower.upperBound, spans[i + 1].from < spans[j].to else { break }
                        i += 1
                    } else {
                        guard j + 1 < upper.upperBound, spans[j + 1].from < spans[i].to else { break }
                        j += 1
                    }
                    join(i, j)
                }
                next[2 * firstUpper] = Int32(2 * firstLower)
                next[2 * i + 1] = Int32(2 * j + 1)
                for index in firstLower..<i { next[2 * index + 1] = Int32(2 * (index + 1)) }
                for index in firstUpper..<j { next[2 * (index + 1)] = Int32(2 * index + 1) }
                i += 1
                j += 1
            }
        }
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (rootA, rootB) = (root(a), root(b))
        parent[max(rootA, rootB)] = Int32(min(rootA, rootB))
    }

    /// The root of a stretch; ways are shortened as they are walked.
    mutating func root(_ index: Int) -> Int {
        var place = index
        while Int(parent[place]) != place {
            parent[place] = parent[Int(parent[place])]
            place = Int(parent[place])
        }
        return place
    }
}
