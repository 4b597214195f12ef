import CameraModel

/// One import of zones. Zones are few: the whole file is held, so that a child may stand before its parent.
final class ZoneImport {
    var outcome = ImportOutcome()
    private let connection: Connection
    private let log: ChangeLog
    private let places: Places
    private var rows: [ZoneRow] = []
    private(set) var lineByCode: [String: Int] = [:]
    private let onRefusal: ((Finding) -> Void)?

    init(
        _ connection: Connection, places: Places, log: ChangeLog, onRefusal: ((Finding) -> Void)? = nil
    ) {
        self.onRefusal = onRefusal
        (self.connection, self.places, self.log) = (connection, places, log)
    }

    func add(_ more: [ZoneRow]) {
        for row in more {
            let code = row.zone.code.text
            if let first = lineByCode[code] {
                refuse(row, .zoneDuplicate, column: "zone", found: code, facts: [String(first)])
            } else {
                lineByCode[code] = row.line
                rows.append(row)
            }
        }
    }

    /// Refuses what has no place in the tree, then writes the rest, parents before children.
    func finish() throws(RegistryError) {
        refuseUnknownParents()
        refuseCycles()
        let insert = try Statement(connection, ZoneTable.upsert)
        let gone = try GoneRecords(connection, .zone)
        var next = max(places.ids.max() ?? 0, gone.highestID) + 1
        for row in parentsFirst() {
            if let known = places.tree.index(code: row.zone.code.text) {
                try update(row, known, insert)
            } else {
                let returning = try gone.id(of: row.zone.code.text)
                let id = returning ?? next
                try ZoneTable.write(insert, id, row.zone)
                if returning == nil { next += 1 } else { try gone.forget(id) }
                try log.log(.zone, id, .created, line: row.line)
                outcome.created += 1
            }
        }
    }

    private func update(_ row: ZoneRow, _ known: Int, _ insert: borrowing Statement) throws(RegistryError) {
        let before = places.tree.zones[known]
        let after = ZoneImport.merged(before, row)
        if before == after {
            outcome.unchanged += 1
            return
        }
        try ZoneTable.write(insert, places.ids[known], after)
        var fields: [ChangeLog.Field] = []
        for column in ZoneRow.Column.allCases where column.text(of: before) != column.text(of: after) {
            fields.append((column.rawValue, column.text(of: before), column.text(of: after)))
        }
        try log.log(.zone, places.ids[known], .updated, line: row.line, fields: fields)
        outcome.updated += 1
    }

    private static func merged(_ before: Zone, _ row: ZoneRow) -> Zone {
        var zone = before
        if row.stated.contains(.name) { zone.name = row.zone.name }
        if row.stated.contains(.level) { zone.level = row.zone.level }
        if row.stated.contains(.parent) { zone.parent = row.zone.parent }
        if row.stated.contains(.kind) { zone.kind = row.zone.kind }
        if row.stated.contains(.plannedCameras) { zone.plannedCameras = row.zone.plannedCameras }
        if row.stated.contains(.requiredKeyPublicArea) {
            zone.requiredKeyPublicArea = row.zone.requiredKeyPublicArea
        }
        if row.stated.contains(.requiredKeyIndustry) {
            zone.requiredKeyIndustry = row.zone.requiredKeyIndustry
        }
        if row.stated.contains(.boundary) { zone.boundary = row.zone.boundary }
        return zone
    }

    /// A refused parent takes its children with it: repeated until nothing more is refused.
    private func refuseUnknownParents() {
        for row in rows where row.zone.name.isEmpty && places.tree.index(code: row.zone.code.text) == nil {
            refuse(row, .zoneNameMissing, column: "name", found: "")
        }
        rows.removeAll { $0.zone.name.isEmpty && places.tree.index(code: $0.zone.code.text) == nil }
        var standing = Set(rows.map(\.zone.code.text))
        var again = true
        while again {
            again = false
            rows.removeAll { row in
                guard let parent = row.zone.parent?.text, !standing.contains(parent),
                    places.tree.index(code: parent) == nil
                else { return false }
                refuse(row, .zoneParentUnknown, column: "parent", found: parent)
                standing.remove(row.zone.code.text)
                again = true
                return true
            }
        }
    }

    /// The parent each zone would have after the import; a row that would close a circle is refused.
    private func refuseCycles() {
        var parent: [String: String] = [:]
        for zone in places.tree.zones { parent[zone.code.text] = zone.parent?.text }
        for row in rows where row.stated.contains(.parent) {
            parent[row.zone.code.text] = row.zone.parent?.text
        }
        rows.removeAll { row in
            let start = row.zone.code.text
            var chain = [start]
            var code = start
            while let up = parent[code], chain.count <= parent.count {
                chain.append(up)
                if up == start { break }
                code = up
            }
            guard chain.count > 1, chain.last == start else { return false }
            refuse(row, .zoneCycle, column: "parent", found: chain.joined(separator: " > "))
            return true
        }
        // What hung below a refused row has lost its parent.
        refuseUnknownParents()
    }

    private func parentsFirst() -> [ZoneRow] {
        let order = ZoneTree(rows.map(\.zone)).topDown
        return order.map { rows[$0] }
    }

    private func refuse(_ row: ZoneRow, _ rule: Rule, column: String, found: String, facts: [String] = []) {
        outcome.refused += 1
        let finding = Finding(
            rule, line: row.line, column: column, deviceCode: row.zone.code.text, found: found, facts: facts)
        outcome.findings.add(finding)
        onRefusal?(finding)
    }
}
