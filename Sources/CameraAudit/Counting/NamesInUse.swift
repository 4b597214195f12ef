import CameraModel

/// The different site names that cameras use, by the zone of the camera, for counts that must not count twice.
struct NamesInUse: Sendable {
    /// What a name is counted for.
    enum Purpose: UInt8, Sendable {
        /// Covered sites of a zone that states a number of key public areas.
        case keyPublicArea
        /// Covered sites of a zone that states a number of key industries.
        case keyIndustry
        /// Names that no site has.
        case unmatched
        /// Names that several sites have.
        case ambiguous
    }

    private struct Use: Hashable, Sendable {
        var name: Int
        var zone: Int32
        var purpose: Purpose
    }

    private var ids: [String: Int] = [:]
    private var uses: Set<Use> = []
    private let siteCount: Int

    init(siteCount: Int) { self.siteCount = siteCount }

    /// Notes that a camera in `zone` uses a name that is no listed site's.
    mutating func note(_ name: String, zone: Int, _ purpose: Purpose) {
        note(id: ids[name] ?? newID(name), zone, purpose)
    }

    /// Notes that a camera in `zone` names a listed site.
    mutating func note(site: Int, zone: Int, _ purpose: Purpose) { note(id: site, zone, purpose) }

    private mutating func note(id: Int, _ zone: Int, _ purpose: Purpose) {
        uses.insert(Use(name: id, zone: Int32(truncatingIfNeeded: zone), purpose: purpose))
    }

    private mutating func newID(_ name: String) -> Int {
        let id = siteCount + ids.count
        ids[name] = id
        return id
    }

    /// Takes in the names of other cameras.
    mutating func merge(_ other: NamesInUse) {
        var renumbered: [Int: Int] = [:]
        for (name, id) in other.ids { renumbered[id] = ids[name] ?? newID(name) }
        for var use in other.uses {
            use.name = renumbered[use.name] ?? use.name
            uses.insert(use)
        }
    }

    /// How many different names each zone has for a purpose, its descendants included.
    ///
    /// The last entry, behind the zones, is that of all cameras, also those without a zone.
    func distinct(_ purpose: Purpose, _ tree: ZoneTree) -> [Int] {
        var counts = [Int](repeating: 0, count: tree.count + 1)
        var lastName = [Int](repeating: -1, count: tree.count + 1)
        let sorted = uses.filter { $0.purpose == purpose }.sorted { ($0.name, $0.zone) < ($1.name, $1.zone) }
        for use in sorted {
            // Once a zone has the name, so have all zones above it.
            var zone = Int(use.zone) < tree.count ? Int(use.zone) : -1
            while zone >= 0, lastName[zone] != use.name {
                lastName[zone] = use.name
                counts[zone] += 1
                zone = tree.parents[zone]
            }
            if lastName[tree.count] != use.name {
                lastName[tree.count] = use.name
                counts[tree.count] += 1
            }
        }
        return counts
    }
}
