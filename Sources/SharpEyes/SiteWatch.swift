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
    /// After how many cameras the threads tell each other which sites were named, and how many times they do until those are
    /// looked for no more.
    private static let (exchangedAfter, openedAfter) = (4000, 8)

    private let sites: [Site]
    /// The first entry of each key and each name. Entries are a site's key and its name, in turns.
    private let byText: [String: Int32]
    /// Behind each entry the next of the same text; -1 ends.
    private let sameText: [Int32]
    private var isNamed: [Bool]
    private let shared: NamedSites
    private let cells: SiteCells
    private var views: [FieldOfView] = []
    private var (unshared, exchanges) = (0, 0)

    /// Watches the positioned ones of these sites.
    init(_ all: [Site], shared: NamedSites = NamedSites()) {
        self.shared = shared
        let sites = all.filter { $0.position != nil }
        self.sites = sites
        isNamed = [Bool](repeating: false, count: sites.count)
        cells = SiteCells(sites.compactMap(\.position))
        var byText: [String: Int32] = [:]
        byText.reserveCapacity(2 * sites.count)
        var sameText = [Int32](repeating: -1, count: 2 * sites.count)
        for (index, site) in sites.enumerated() {
            for (entry, text) in [(2 * index, site.key), (2 * index + 1, site.name)] {
                sameText[entry] = byText.updateValue(Int32(truncatingIfNeeded: entry), forKey: text) ?? -1
            }
        }
        (self.byText, self.sameText) = (byText, sameText)
    }

    /// A watch of the same sites for another thread, before either has seen a camera.
    init(copying other: SiteWatch) {
        (sites, shared) = (other.sites, other.shared)
        cells = SiteCells(sites.compactMap(\.position))
        (byText, sameText, isNamed) = (other.byText, other.sameText, other.isNamed)
    }

    func add(_ batch: [CameraFacts]) {
        guard !sites.isEmpty else { return }
        for index in batch.indices where batch[index].deviceState.isInUse {
            if !batch[index].sites.isEmpty, !batch[index].code.isMobile {
                for name in batch[index].sites { note(name) }
            }
            guard let view = batch[index].view, mayWatch(view), !batch[index].code.isMobile,
                case .success(let field) = FieldOfView.of(
                    ViewFacts(batch[index].deviceCode, view), ViewSettings(level: .range)),
                field.isDeclared
            else { continue }
            views.append(field)
        }
        unshared += batch.count
        if unshared >= SiteWatch.exchangedAfter { exchange() }
    }

    private func note(_ text: String) {
        var entry = Int(byText[text] ?? -1)
        while entry >= 0 {
            isNamed[entry / 2] = true
            cells.close(entry / 2)
            entry = Int(sameText[entry])
        }
    }

    private func exchange() {
        shared.exchange(&isNamed)
        unshared = 0
        exchanges += 1
        if exchanges % SiteWatch.openedAfter == 0 { cells.close(isNamed) }
    }

    /// No camera will name another site: tells the other threads, and learns from them.
    func settle() {
        shared.exchange(&isNamed)
        cells.close(isNamed)
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
        cells.mayHold(position, reach: reach)
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
