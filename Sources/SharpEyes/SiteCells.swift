import CameraModel
import Glibc

/// Positioned sites in square cells, for the question whether one of them may be within reach of a camera.
///
/// It is asked for every camera of a registry: its tables lie in memory of its own, so that no question counts references.
final class SiteCells {
    /// How many cells there are to a degree: a side is about what a camera sees.
    private static let perDegree = 500.0
    /// Of a reach over more cells than this the answer is yes.
    private static let mostCells = 64

    private let places: UnsafeMutableBufferPointer<Coordinate>
    /// Which sites are looked for no more.
    private let isClosed: UnsafeMutableBufferPointer<Bool>
    /// The first site of each bucket of cells, and behind each site the next of its bucket; -1 ends.
    private let first, next: UnsafeMutableBufferPointer<Int32>
    /// A bit for each bucket that has a site: few enough to stay at hand, and the answer most times.
    private let isOpen: UnsafeMutableBufferPointer<UInt64>
    /// How much longer a degree of latitude is than one of longitude, at most, by whole degrees of latitude.
    private let widths: UnsafeMutableBufferPointer<Double>

    init(_ places: [Coordinate]) {
        var buckets = 64
        while buckets < 2 * places.count { buckets *= 2 }
        self.places = .allocate(capacity: places.count)
        _ = self.places.initialize(from: places)
        isClosed = .allocate(capacity: places.count)
        isClosed.initialize(repeating: false)
        first = .allocate(capacity: buckets)
        next = .allocate(capacity: places.count)
        next.initialize(repeating: -1)
        first.initialize(repeating: -1)
        isOpen = .allocate(capacity: buckets / 64)
        isOpen.initialize(repeating: 0)
        widths = .allocate(capacity: 91)
        for degrees in 0...90 {
            widths.initializeElement(at: degrees, to: 1 / max(cos(Double(degrees + 1) * .pi / 180), 0.01))
        }
        fill()
    }

    deinit {
        places.deallocate()
        isClosed.deallocate()
        first.deallocate()
        next.deallocate()
        isOpen.deallocate()
        widths.deallocate()
    }

    /// Takes these sites out of their cells: soon those that are left are few.
    func close(_ closed: [Bool]) {
        _ = isClosed.update(from: closed)
        for bucket in first.indices { first[bucket] = -1 }
        for word in isOpen.indices { isOpen[word] = 0 }
        fill()
    }

    /// Says of one site that it is looked for no more; it leaves its cell when they are filled anew.
    func close(_ site: Int) { isClosed[site] = true }

    private func fill() {
        for site in places.indices where !isClosed[site] {
            let bucket = bucket(SiteCells.cell(places[site].longitude), SiteCells.cell(places[site].latitude))
            next[site] = first[bucket]
            first[bucket] = Int32(truncatingIfNeeded: site)
            isOpen[bucket >> 6] |= 1 << UInt64(bucket & 63)
        }
    }

    /// Degrees are made positive first, so that cutting off is rounding down.
    private static func cell(_ degrees: Double) -> Int { Int((degrees + 1000) * perDegree) }

    private func bucket(_ x: Int, _ y: Int) -> Int { (x &* 73_856_093 ^ y &* 19_349_663) & (first.count - 1) }

    /// Whether a site that is not closed may lie within `reach` metres of a position.
    func mayHold(_ position: Coordinate, reach: Double) -> Bool {
        guard !places.isEmpty else { return false }
        guard reach < 100_000 else { return true }
        // 110 000 m are less than any degree of latitude.
        let height = max(reach, 1) / 110_000
        let width = height * widths[Int(abs(position.latitude))]
        let columns = SiteCells.cell(position.longitude - width)...SiteCells.cell(position.longitude + width)
        let rows = SiteCells.cell(position.latitude - height)...SiteCells.cell(position.latitude + height)
        guard columns.count * rows.count <= SiteCells.mostCells else { return true }
        for x in columns {
            for y in rows {
                let bucket = bucket(x, y)
                guard isOpen[bucket >> 6] >> UInt64(bucket & 63) & 1 == 1 else { continue }
                var site = Int(first[bucket])
                while site >= 0 {
                    let across = (places[site].longitude - position.longitude) / width
                    let along = (places[site].latitude - position.latitude) / height
                    if across * across + along * along <= 1, !isClosed[site] { return true }
                    site = Int(next[site])
                }
            }
        }
        return false
    }
}
