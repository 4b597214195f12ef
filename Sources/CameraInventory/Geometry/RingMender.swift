import CameraModel

/// Makes rings of areas as files have them fit to be kept, and says what it did.
struct RingMender {
    /// What was found: the rule, the place where there is one, and facts.
    typealias Remark = (rule: Rule, found: String?, facts: [String])

    private(set) var remarks: [Remark] = []
    /// The mended rings; empty when the areas were refused.
    private(set) var rings: [[RawCorner]] = []
    /// The area that each ring belongs to, and whether it is the area's first.
    private var owners: [(part: Int, isOuter: Bool)] = []

    init(_ parts: [[[RawCorner]]]) {
        mend(parts)
    }

    private mutating func mend(_ parts: [[[RawCorner]]]) {
        for (part, rings) in parts.enumerated() {
            for (number, ring) in rings.enumerated() {
                guard take(ring, part: part, isOuter: number == 0) else { return refuse() }
            }
        }
        guard rings.contains(where: { !$0.isEmpty }) else {
            if remarks.isEmpty { tell(.geometryCorners, facts: ["0"]) }
            return refuse()
        }
        if let place = RingCrossing.find(rings) {
            tell(.geometryCrossing, found: "\(short(place.x)) \(short(place.y))")
            return refuse()
        }
        dropMisplaced()
    }

    private mutating func refuse() { rings = [] }

    private mutating func tell(_ rule: Rule, found: String? = nil, facts: [String] = []) {
        if !remarks.contains(where: { $0.rule == rule }) { remarks.append((rule, found, facts)) }
    }

    private func short(_ degrees: Double) -> String { plainDecimalText((degrees * 1e7).rounded() / 1e7) }

    private mutating func take(_ raw: [RawCorner], part: Int, isOuter: Bool) -> Bool {
        if let wrong = raw.first(where: { !isOnEarth($0) }) {
            let isSwapped = PositionText.isChinese(longitude: wrong.y, latitude: wrong.x)
            tell(isSwapped ? .geometrySwapped : .geometryRange, found: wrong.text)
            return false
        }
        var ring = raw
        if let first = ring.first, first == ring.last, ring.count > 1 {
            ring.removeLast()
        } else if ring.count >= 3 {
            tell(.geometryUnclosed)
        }
        ring = unwrapped(ring)
        guard Set(ring).count >= 3 else {
            if isOuter {
                tell(.geometryCorners, facts: ["\(Set(ring).count)"])
                return false
            }
            tell(.geometryRingDropped, facts: ["\(Set(ring).count)"])
            return true
        }
        let area = RingMender.doubleArea(ring)
        if area != 0, (area > 0) != isOuter { tell(.geometryWinding) }
        rings.append(ring)
        owners.append((part, isOuter))
        return true
    }

    private func isOnEarth(_ corner: RawCorner) -> Bool {
        (-180...180).contains(corner.x) && (-90...90).contains(corner.y)
            && !PositionText.isChinese(longitude: corner.y, latitude: corner.x)
    }

    /// Without repeated corners, and without jumps at 180 degrees.
    private func unwrapped(_ ring: [RawCorner]) -> [RawCorner] {
        var out: [RawCorner] = []
        out.reserveCapacity(ring.count)
        for corner in ring {
            guard let last = out.last else {
                out.append(corner)
                continue
            }
            var next = corner
            while next.x - last.x > 180 { next.x -= 360 }
            while next.x - last.x < -180 { next.x += 360 }
            if next != last { out.append(next) }
        }
        return out
    }

    /// What lies within an odd number of rings is inside: a part within another one would become a hole, and a hole that
    /// lies outside an area.
    private mutating func dropMisplaced() {
        guard rings.count > 1 else { return }
        var kept: [Int] = []
        for index in rings.indices {
            guard let middle = RingMender.inner(rings[index]) else { continue }
            let around = rings.indices.count { $0 != index && RingMender.contains(rings[$0], middle) }
            if around.isMultiple(of: 2) == owners[index].isOuter {
                kept.append(index)
            } else {
                tell(owners[index].isOuter ? .geometryInside : .geometryHoleOutside)
            }
        }
        rings = kept.map { rings[$0] }
    }

    static func doubleArea(_ ring: [RawCorner]) -> Double {
        guard let origin = ring.first, var from = ring.last else { return 0 }
        var sum = 0.0
        for to in ring {
            sum += (from.x - origin.x) * (to.y - origin.y) - (from.y - origin.y) * (to.x - origin.x)
            from = to
        }
        return sum
    }

    /// A place well within a ring, for rings may share corners and edges; `nil` for one without area.
    private static func inner(_ ring: [RawCorner]) -> RawCorner? {
        let heights = Set(ring.map(\.y)).sorted()
        let gaps = zip(heights, heights.dropFirst())
        guard let (low, high) = gaps.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }), var from = ring.last else {
            return nil
        }
        let y = (low + high) / 2
        var cuts: [Double] = []
        for to in ring {
            if (from.y > y) != (to.y > y) {
                cuts.append(from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x))
            }
            from = to
        }
        cuts.sort()
        let pairs = stride(from: 0, to: cuts.count - 1, by: 2).map { (cuts[$0], cuts[$0 + 1]) }
        return pairs.max { $0.1 - $0.0 < $1.1 - $1.0 }.map { RawCorner(x: ($0.0 + $0.1) / 2, y: y) }
    }

    private static func contains(_ ring: [RawCorner], _ point: RawCorner) -> Bool {
        guard var from = ring.last else { return false }
        var inside = false
        for to in ring {
            if (from.y > point.y) != (to.y > point.y),
                point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)
            {
                inside.toggle()
            }
            from = to
        }
        return inside
    }
}
