import CameraAudit
import CameraCoverage
import CameraModel
import Glibc

/// Which cameras in use see which positioned sites that no camera in use names: by the declared range, and only where the
/// record says where the camera looks and how far.
///
/// It keeps the cameras that have a positioned site within their reach, which are few, until all were read and it is known
/// which sites are named. Buildings play no part: they are known only as they are today, and an audit of the past must come
/// out as it did.
final class SiteWatch {
    /// A cell's sides in degrees: about what a camera sees.
    private static let side = 0.002
    /// A camera that reaches over more cells than this is kept without looking into them.
    private static let mostCells = 64
    /// After how many batches sites that were named meanwhile leave their buckets.
    private static let batchesChained = 8

    /// How much longer a degree of latitude is than one of longitude, at most, by whole degrees of latitude.
    private static let widths = (0...90).map { 1 / max(cos(Double($0 + 1) * .pi / 180), 0.01) }

    private let sites: [Site]
    /// By key and by name.
    private var byName: [String: [Int]] = [:]
    private var isNamed: [Bool]
    private let shared: NamedSites
    private let places: [Coordinate]
    /// The first site of each bucket of cells, and behind each site the next of its bucket; -1 ends.
    private var first: [Int32]
    private var next: [Int32]
    private var views: [FieldOfView] = []
    private var batches = 0

    /// Watches the positioned ones of these sites.
    init(_ all: [Site], shared: NamedSites = NamedSites()) {
        self.shared = shared
        let sites = all.filter { $0.position != nil }
        self.sites = sites
        places = sites.compactMap(\.position)
        isNamed = [Bool](repeating: false, count: sites.count)
        next = [Int32](repeating: -1, count: sites.count)
        var buckets = 64
        while buckets < 2 * sites.count { buckets *= 2 }
        first = [Int32](repeating: -1, count: buckets)
        byName.reserveCapacity(2 * sites.count)
        for (index, site) in sites.enumerated() {
            byName[site.key, default: []].append(index)
            byName[site.name, default: []].append(index)
        }
        chain()
    }

    /// A watch of the same sites for another thread, before either has seen a camera.
    init(copying other: SiteWatch) {
        (sites, places, shared, byName) = (other.sites, other.places, other.shared, other.byName)
        (isNamed, next, first) = (other.isNamed, other.next, other.first)
    }

    /// Puts the sites that nobody named into their buckets, and no others: soon they are few.
    private func chain() {
        for bucket in first.indices { first[bucket] = -1 }
        for index in sites.indices where !isNamed[index] {
            let bucket = bucket(
                SiteWatch.cell(places[index].longitude), SiteWatch.cell(places[index].latitude))
            next[index] = first[bucket]
            first[bucket] = Int32(truncatingIfNeeded: index)
        }
    }

    private static func cell(_ degrees: Double) -> Int { Int((degrees / side).rounded(.down)) }

    private func bucket(_ x: Int, _ y: Int) -> Int { (x &* 73_856_093 ^ y &* 19_349_663) & (first.count - 1) }

    func add(_ batch: [CameraFacts]) {
        guard !sites.isEmpty else { return }
        for index in batch.indices where batch[index].deviceState.isInUse {
            if !batch[index].sites.isEmpty, !batch[index].code.isMobile {
                for name in batch[index].sites { for site in byName[name] ?? [] { isNamed[site] = true } }
            }
            guard let view = batch[index].view, mayWatch(view), !batch[index].code.isMobile,
                case .success(let field) = FieldOfView.of(
                    ViewFacts(batch[index].deviceCode, view), ViewSettings(level: .range)),
                field.isDeclared
            else { continue }
            views.append(field)
        }
        shared.exchange(&isNamed)
        batches += 1
        if batches % SiteWatch.batchesChained == 0 { chain() }
    }

    /// Takes in what another watch of the same sites kept.
    func merge(_ other: SiteWatch) {
        for site in isNamed.indices where other.isNamed[site] { isNamed[site] = true }
        views += other.views
    }

    /// Whether a site that nobody named so far lies in the camera's reach; its farthest point is a corner of its footprint.
    private func mayWatch(_ view: ViewColumns) -> Bool {
        guard let position = view.position, let distance = view.maxViewDistance else { return false }
        let half = min(view.horizontalFieldAngle ?? 179, 179) * .pi / 360
        // 1 % more covers what the projection may add.
        return mayWatch(from: position, reach: 1.01 * distance / cos(half))
    }

    /// As above, of a camera that stands at `position` and sees nothing farther than `reach`, in metres.
    func mayWatch(from position: Coordinate, reach: Double) -> Bool {
        guard !sites.isEmpty else { return false }
        guard reach < 100_000 else { return true }
        // 110 000 m are less than any degree of latitude.
        let latitudes = reach / 110_000
        let longitudes = latitudes * SiteWatch.widths[Int(abs(position.latitude))]
        let columns =
            SiteWatch.cell(position.longitude - longitudes)...SiteWatch.cell(position.longitude + longitudes)
        let rows =
            SiteWatch.cell(position.latitude - latitudes)...SiteWatch.cell(position.latitude + latitudes)
        guard columns.count * rows.count <= SiteWatch.mostCells else { return true }
        for x in columns {
            for y in rows {
                var site = Int(first[bucket(x, y)])
                while site >= 0 {
                    if !isNamed[site], abs(places[site].longitude - position.longitude) <= longitudes,
                        abs(places[site].latitude - position.latitude) <= latitudes
                    {
                        return true
                    }
                    site = Int(next[site])
                }
            }
        }
        return false
    }

    /// The pairs, once all cameras were read.
    func pairs() -> [ViewPair] {
        let wanted = sites.indices.filter { !isNamed[$0] }.map { sites[$0] }
        guard !wanted.isEmpty, !views.isEmpty else { return [] }
        let survey = CoverageSurvey(zones: [], views: views)
        let viewers = survey.viewers(of: wanted.compactMap(\.position))
        return zip(wanted, viewers).flatMap { site, viewers in
            viewers.map { ViewPair(siteKey: site.key, deviceCode: views[$0].deviceCode) }
        }
    }
}

/// Which sites are named, between the threads of one audit: what one has read spares the other cameras to keep.
///
/// Invariant of `@unchecked Sendable`: `isNamed` is touched with `lock` held.
final class NamedSites: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var isNamed: [Bool] = []

    init() { pthread_mutex_init(lock, nil) }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// Tells which are named by one thread, and learns which are by the others.
    func exchange(_ own: inout [Bool]) {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        for site in own.indices where site < isNamed.count && isNamed[site] { own[site] = true }
        isNamed = own
    }
}
