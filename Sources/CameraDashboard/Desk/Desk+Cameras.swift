import CameraModel
import CameraRegistry

extension Desk {
    /// The most candidates whose texts one search compares.
    private static let comparedMost = 6000

    /// A page of the cameras that a query wants, of those in the visitor's zones.
    func cameras(_ query: CameraQuery) throws -> CameraPage {
        let (snapshot, roster) = (unscoped.snapshot, unscoped.snapshot.roster)
        var mask = unscoped.mask
        if let zone = try zone(named: query.zone) {
            mask = mask.intersection(ZoneMask([zone.zone.code], in: snapshot.tree))
        }
        let filter = FlagFilter(
            health: query.health, deviceState: query.deviceState, networkStatus: query.networkStatus,
            category: query.category)
        var page = CameraPage(whole: roster.count(FlagFilter(), unscoped.mask))
        let only = query.behind.map { device in
            causes(in: nil).first { $0.parent == device }?.positions ?? []
        }
        var walk = RosterWalk(roster, filter, mask, query, only: only)
        if query.text == nil { page.total = only == nil ? roster.count(filter, mask) : walk.count }
        var compared = 0
        while page.rows.count < query.limit {
            let positions = walk.next(query.text == nil ? query.limit : 64)
            if positions.isEmpty { return page }
            let lines = try unscoped.registry.cameraLines(positions.map { Int64(roster.ids[$0]) })
            compared += positions.count
            for position in positions {
                guard let line = lines[Int64(roster.ids[position])], Desk.matches(line, query.text) else {
                    continue
                }
                page.rows.append(row(position, line))
                guard page.rows.count == query.limit else { continue }
                page.next = walk.cursor(position)
                if walk.isLast(position) { page.next = nil }
                return page
            }
            if compared >= Desk.comparedMost, query.text != nil, let last = positions.last {
                page.next = walk.cursor(last)
                page.isCut = true
                return page
            }
        }
        return page
    }

    private func row(_ position: Int, _ line: CameraLine) -> CameraPage.Row {
        let snapshot = unscoped.snapshot
        let zone = Int(snapshot.roster.zones[position])
        let place = zone >= 0 ? snapshot.tree.zones[zone] : nil
        return CameraPage.Row(
            code: line.code, zone: place?.code.text ?? "", zoneName: place?.name ?? "",
            flags: snapshot.roster.flags[position], name: line.name, address: line.address,
            resolution: line.resolution, managementUnit: line.managementUnit, installTime: line.installTime)
    }

    private static func matches(_ line: CameraLine, _ text: String?) -> Bool {
        guard let text else { return true }
        let wanted = lowered(text)
        return [line.code, line.name, line.address].contains { field in
            field.map { contains(lowered($0), wanted) } ?? false
        }
    }

    private static func lowered(_ text: String) -> [UInt8] {
        text.utf8.map { $0 >= 65 && $0 <= 90 ? $0 | 32 : $0 }
    }

    private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard wanted.count <= bytes.count, let first = wanted.first else { return wanted.isEmpty }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            if bytes[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }
}

/// Goes through a roster in an order, and gives the positions that filters and the signs of texts leave.
struct RosterWalk {
    private let roster: Roster
    private let filter: FlagFilter
    private let mask: ZoneMask
    private let wanted: [Int]
    private let byHealth: Bool
    /// Nothing but these positions, in their order; `nil` is all.
    private let only: [UInt32]?
    /// The health that is walked through now, where the order is by it; and the position in it.
    private var rank: Int
    private var position: Int

    init(
        _ roster: Roster, _ filter: FlagFilter, _ mask: ZoneMask, _ query: CameraQuery, only: [UInt32]? = nil
    ) {
        (self.roster, self.filter, self.mask, self.only) = (roster, filter, mask, only)
        wanted = query.text.map(TextSigns.wanted) ?? []
        byHealth = query.order == .health
        (rank, position) = (byHealth ? filter.healthIndex ?? 0 : 0, 0)
        guard let after = query.after else { return }
        let parts = after.split(separator: ":", maxSplits: 1)
        let code = byHealth ? parts.last.map { String($0) } ?? "" : after
        if byHealth, filter.healthIndex == nil {
            rank = parts.first.flatMap { Int($0) }.map { min(max($0, 0), 3) } ?? 0
        }
        position = roster.position(of: code)
        if position < roster.count, roster.code(at: position) == code { position += 1 }
    }

    /// How many of the only positions there may be are left by the filters.
    var count: Int {
        only?.count { filter.accepts(roster.flags[Int($0)]) && mask.contains(Int(roster.zones[Int($0)])) }
            ?? 0
    }

    func cursor(_ position: Int) -> String {
        byHealth ? "\(rank):" + roster.code(at: position) : roster.code(at: position)
    }

    /// Whether nothing comes after this position.
    func isLast(_ position: Int) -> Bool {
        var rest = self
        rest.position = position + 1
        return rest.next(1).isEmpty
    }

    /// The next positions, at most so many; with an order by health all of one health.
    mutating func next(_ count: Int) -> [Int] {
        var found: [Int] = []
        while true {
            take(count, into: &found)
            if !found.isEmpty || !byHealth || rank == 3 || filter.healthIndex != nil { return found }
            (rank, position) = (rank + 1, 0)
        }
    }

    private mutating func take(_ count: Int, into found: inout [Int]) {
        if let only { return take(count, of: only, into: &found) }
        let filter = byHealth ? filter.with(health: rank) : filter
        if mask.zones == nil, roster.count(filter, mask) == 0 {
            position = roster.count
            return
        }
        var group = -1
        while found.count < count {
            position = roster.next(filter, from: position, to: roster.count)
            guard position < roster.count else { return }
            if !wanted.isEmpty, position / TextSigns.group != group {
                group = position / TextSigns.group
                let next = roster.signs.next(wanted, from: group)
                if next != group {
                    position = next * TextSigns.group
                    continue
                }
            }
            if mask.contains(Int(roster.zones[position])) { found.append(position) }
            position += 1
        }
    }

    private mutating func take(_ count: Int, of only: [UInt32], into found: inout [Int]) {
        for next in only where Int(next) >= position {
            if found.count == count { return }
            position = Int(next) + 1
            if fits(Int(next)) { found.append(Int(next)) }
        }
        if found.count < count { position = roster.count }
    }

    private func fits(_ position: Int) -> Bool {
        let flags = roster.flags[position]
        return filter.accepts(flags) && (!byHealth || flags.healthIndex == rank)
            && mask.contains(Int(roster.zones[position]))
    }
}
