import CameraModel

/// The required sites of an audit, with their zones resolved and the ways in which cameras find them.
struct SiteLedger: Sendable {
    /// The sites as given.
    let sites: [Site]
    /// For each site the index of its zone; -1 when the tree has no such zone.
    let zones: [Int]
    /// Whether a site stands: of several with one key only the first does.
    let stands: [Bool]
    /// Finds sites by key or name.
    let index: SiteIndex
    /// The sites that a camera sees, by its code.
    let viewers: [DeviceCode: [Int]]

    init(_ sites: [Site], _ tree: ZoneTree, _ pairs: [ViewPair]) {
        self.sites = sites
        zones = sites.map { tree.index(code: $0.zone.text) ?? -1 }
        let stands = SiteLedger.standing(sites)
        self.stands = stands
        index = SiteIndex(sites, standing: stands, zones: zones, tree: tree)
        var viewers: [DeviceCode: [Int]] = [:]
        for pair in Set(pairs) {
            guard case .site(let site) = index.match(pair.siteKey, zone: -1), sites[site].key == pair.siteKey,
                sites[site].position != nil
            else { continue }
            viewers[pair.deviceCode, default: []].append(site)
        }
        self.viewers = viewers
    }

    private static func standing(_ sites: [Site]) -> [Bool] {
        // A registry hands them over in the order of their keys: then no key comes twice.
        if zip(sites, sites.dropFirst()).allSatisfy({ $0.key < $1.key }) {
            return [Bool](repeating: true, count: sites.count)
        }
        var keys: Set<String> = []
        return sites.map { keys.insert($0.key).inserted }
    }
}

/// Where a zone, or a zone above it, states how many sites of a category must be covered.
struct CountZones: Sendable {
    private var bits: [UInt8]

    init(_ tree: ZoneTree) {
        bits = [UInt8](repeating: 0, count: tree.count)
        for zone in tree.topDown {
            var own: UInt8 = 0
            if tree.zones[zone].requiredKeyPublicArea != nil { own |= 1 }
            if tree.zones[zone].requiredKeyIndustry != nil { own |= 2 }
            bits[zone] = own | (tree.parents[zone] >= 0 ? bits[tree.parents[zone]] : 0)
        }
    }

    /// Whether cameras of this category in this zone take part in some stated count.
    func counts(_ zone: Int, _ category: AreaCategory) -> Bool {
        switch category {
        case .keyPublicArea: bits[zone] & 1 != 0
        case .keyIndustry: bits[zone] & 2 != 0
        case .other: false
        }
    }
}
