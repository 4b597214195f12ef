import CameraModel

/// Finds the site that a camera means by a key or a name.
///
/// A key decides. A name decides when one site has it; of several, the one whose zone shares the deepest
/// ancestor with the camera's zone, when that is one site only.
struct SiteIndex: Sendable {
    enum Match: Equatable {
        case site(Int)
        /// Several sites have the name, and the camera's zone does not decide.
        case ambiguous
        case none
    }

    private enum Entry: Sendable {
        case one(Int)
        /// For each zone that holds a site of this name, itself or below: how many, and one of them.
        case several([Int: (count: Int, site: Int)])
    }

    private var entries: [String: Entry] = [:]
    private let parents: [Int]

    /// An index of the sites that stand (`zones[site]` is the index of its zone, -1 for none).
    init(_ sites: [Site], standing: [Bool], zones: [Int], tree: ZoneTree) {
        parents = tree.parents
        // Room first: a dictionary that grows hashes its texts again each time, and that is what making one costs.
        entries.reserveCapacity(2 * sites.count)
        var several: [String: [Int]] = [:]
        for site in sites.indices where standing[site] {
            let name = sites[site].name
            guard let before = entries.updateValue(.one(site), forKey: name) else { continue }
            if case .one(let first) = before { several[name, default: [first]].append(site) }
        }
        for (name, found) in several { entries[name] = .several(SiteIndex.reach(found, zones, tree.parents)) }
        for site in sites.indices where standing[site] { entries[sites[site].key] = .one(site) }
    }

    private static func reach(_ sites: [Int], _ zones: [Int], _ parents: [Int]) -> [Int: (
        count: Int, site: Int
    )] {
        var reach: [Int: (count: Int, site: Int)] = [:]
        for site in sites {
            var zone = zones[site]
            while zone >= 0 {
                reach[zone] = ((reach[zone]?.count ?? 0) + 1, site)
                zone = parents[zone]
            }
        }
        return reach
    }

    /// The site that a camera in `zone` (-1 for none) means by `text`.
    func match(_ text: String, zone: Int) -> Match {
        guard let entry = entries[text] else { return .none }
        switch entry {
        case .one(let site): return .site(site)
        case .several(let reach):
            var ancestor = zone
            while ancestor >= 0 {
                if let found = reach[ancestor] { return found.count == 1 ? .site(found.site) : .ambiguous }
                ancestor = parents[ancestor]
            }
            return .ambiguous
        }
    }
}
