/// The walls that a camera sees first, direction by direction: a sweep over the directions of one wedge.
///
/// With a wall's line written as a . p = 1, the reciprocal of its distance in direction u is a . u. The nearest of two walls
/// over a range of directions is then a comparison of two linear functions, which change places at most once, in the
/// direction across the difference of their vectors: no angle is ever computed, and walls may cross. Walls are merged two
/// by two, four by four ..., as in a merge sort.
struct NearestWalls: ~Copyable {
    /// A direction within the wedge, with a number that grows counterclockwise.
    struct Ray {
        var way: PlanePoint
        var key: Double
    }

    /// A stretch of directions in which one wall is the nearest.
    struct Stretch {
        var from: Ray
        var to: Ray
        /// The wall's line: points p with line . p = 1.
        var line: PlanePoint
    }

    private var stretches: [Stretch] = []
    private var other: [Stretch] = []
    private var runs: [Int] = []
    private var otherRuns: [Int] = []
    private var middle = PlanePoint(x: 0, y: 1)

    /// Forgets all walls and takes a wedge.
    mutating func begin(_ wedge: borrowing Wedge) {
        stretches.removeAll(keepingCapacity: true)
        let sum = wedge.right + wedge.left
        let across = PlanePoint(x: -wedge.right.y, y: wedge.right.x)
        // Of a wedge of 180 degrees the rays cancel out.
        middle = sum.dot(sum) > 1e-6 ? sum.unit : across
    }

    /// A number in -1...1 that grows with the angle from the middle of the wedge, up to 90 degrees either way.
    private func ray(_ way: PlanePoint) -> Ray {
        let across = middle.cross(way)
        return Ray(way: way, key: across / (abs(across) + max(middle.dot(way), 0)))
    }

    /// Adds a wall, given relative to the camera, as far as it lies within the wedge.
    mutating func add(_ a: PlanePoint, _ b: PlanePoint, in wedge: borrowing Wedge) {
        var (right, left) = a.cross(b) > 0 ? (a, b) : (b, a)
        // A wall that points at the camera hides nothing.
        guard right.cross(left) > 1e-9 * (left - right).length else { return }
        let line = (1 / right.cross(left)) * PlanePoint(x: left.y - right.y, y: right.x - left.x)
        guard clip(&right, &left, { wedge.right.cross($0) }), clip(&right, &left, { $0.cross(wedge.left) })
        else { return }
        if wedge.radius < .infinity {
            guard clip(&right, &left, radius: wedge.radius) else { return }
        } else {
            guard clip(&right, &left, { 1 - wedge.far.dot($0) }) else { return }
        }
        let (from, to) = (ray(right), ray(left))
        guard from.key < to.key else { return }
        stretches.append(Stretch(from: from, to: to, line: line))
    }

    /// Keeps what of a wall is on the side where a linear function is not negative.
    @inline(__always)
    private func clip(_ a: inout PlanePoint, _ b: inout PlanePoint, _ side: (PlanePoint) -> Double) -> Bool {
        let (da, db) = (side(a), side(b))
        if da >= 0, db >= 0 { return true }
        if da <= 0, db <= 0 { return false }
        let cut = a + da / (da - db) * (b - a)
        if da < 0 { a = cut } else { b = cut }
        return true
    }

    /// Keeps what of a wall is within a disc around the camera.
    private func clip(_ a: inout PlanePoint, _ b: inout PlanePoint, radius: Double) -> Bool {
        let way = b - a
        let (p, q) = (way.dot(way), a.dot(way))
        let root = q * q - p * (a.dot(a) - radius * radius)
        guard root > 0 else { return false }
        let half = root.squareRoot()
        let (first, last) = (max((-q - half) / p, 0), min((-q + half) / p, 1))
        guard first < last else { return false }
        (a, b) = (a + first * way, a + last * way)
        return true
    }

    /// The nearest walls, counterclockwise, after all have been added.
    mutating func nearest() -> ArraySlice<Stretch> {
        runs.removeAll(keepingCapacity: true)
        for index in 0...stretches.count { runs.append(index) }
        while runs.count > 2 {
            other.removeAll(keepingCapacity: true)
            otherRuns.removeAll(keepingCapacity: true)
            otherRuns.append(0)
            for run in stride(from: 0, to: runs.count - 1, by: 2) {
                let middle = runs[run + 1]
                let end = run + 2 < runs.count ? runs[run + 2] : middle
                merge(runs[run]..<middle, middle..<end)
                otherRuns.append(other.count)
            }
            swap(&stretches, &other)
            swap(&runs, &otherRuns)
        }
        return stretches[...]
    }

    /// Merges two runs of `stretches`, each of disjoint stretches in order, to the end of `other`.
    private mutating func merge(_ first: Range<Int>, _ second: Range<Int>) {
        let begin = other.count
        var (i, j) = (first.lowerBound, second.lowerBound)
        var place = -Double.infinity
        while i < first.upperBound || j < second.upperBound {
            if i < first.upperBound, stretches[i].to.key <= place {
                i += 1
                continue
            }
            if j < second.upperBound, stretches[j].to.key <= place {
                j += 1
                continue
            }
            guard i < first.upperBound, j < second.upperBound else {
                let rest = stretches[i < first.upperBound ? i : j]
                place = emit(rest, from: later(rest.from, place), to: rest.to, after: begin)
                continue
            }
            let (a, b) = (stretches[i], stretches[j])
            let (startA, startB) = (later(a.from, place), later(b.from, place))
            if startA.key < startB.key {
                place = emit(a, from: startA, to: a.to.key < startB.key ? a.to : startB, after: begin)
            } else if startB.key < startA.key {
                place = emit(b, from: startB, to: b.to.key < startA.key ? b.to : startA, after: begin)
            } else {
                place = emitNearer(a, b, from: startA, to: a.to.key < b.to.key ? a.to : b.to, after: begin)
            }
        }
    }

    /// The ray itself, or where the last stretch ended when that is later.
    private func later(_ ray: Ray, _ place: Double) -> Ray { ray.key < place ? lastEnd : ray }

    /// Where the last stretch of a merge ended.
    private var lastEnd = Ray(way: PlanePoint(x: 0, y: 0), key: 0)

    private mutating func emit(_ wall: Stretch, from: Ray, to: Ray, after begin: Int) -> Double {
        lastEnd = to
        guard from.key < to.key else { return to.key }
        if other.count > begin, other[other.count - 1].line == wall.line,
            other[other.count - 1].to.key == from.key
        {
            other[other.count - 1].to = to
        } else {
            other.append(Stretch(from: from, to: to, line: wall.line))
        }
        return to.key
    }

    /// Emits the nearer of two walls between two rays: one of them, or one after the other.
    private mutating func emitNearer(
        _ a: Stretch, _ b: Stretch, from: Ray, to: Ray, after begin: Int
    ) -> Double {
        let difference = a.line - b.line
        // Rays of different lengths compare all the same: only signs matter.
        let (first, last) = (difference.dot(from.way), difference.dot(to.way))
        if first >= 0, last >= 0 { return emit(a, from: from, to: to, after: begin) }
        if first <= 0, last <= 0 { return emit(b, from: from, to: to, after: begin) }
        var across = PlanePoint(x: -difference.y, y: difference.x)
        if across.dot(middle) < 0 { across = -1 * across }
        var change = ray(across.unit)
        if change.key < from.key { change = from }
        if change.key > to.key { change = to }
        _ = emit(first > 0 ? a : b, from: from, to: change, after: begin)
        return emit(first > 0 ? b : a, from: change, to: to, after: begin)
    }
}
