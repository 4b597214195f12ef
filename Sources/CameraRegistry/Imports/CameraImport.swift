import CameraModel

/// One import of cameras: decides row by row what becomes of it.
final class CameraImport {
    var outcome = ImportOutcome()
    private let store: CameraStore
    private let defaultZone: Int?
    private let siteNames: Set<String>
    private(set) var lines = LineOfID()
    /// Cameras of the registry whose rows were refused: they are in the file all the same.
    private(set) var refusedKnown = IDSet()
    private let matching: CameraMatch
    private var lookalikes: Lookalikes
    private let onRefusal: ((Finding) -> Void)?
    private var screen: DatumScreen
    private var screened = 0
    private static let screenedAtMost = 20_000

    init(
        _ store: CameraStore, defaultZone: Int?, siteNames: Set<String>, onRefusal: ((Finding) -> Void)? = nil
    ) throws(RegistryError) {
        (self.store, self.defaultZone, self.siteNames) = (store, defaultZone, siteNames)
        self.onRefusal = onRefusal
        screen = DatumScreen(extents: try KnownExtents.read(store.connection, store.places))
        matching = CameraMatch(store)
        lookalikes = Lookalikes(highestID: store.highestID)
    }

    func add(_ rows: [CameraRow]) throws(RegistryError) {
        // Through its address: a row holds some forty texts, and a copy would count a reference to each.
        try rows.withUnsafeBufferPointer { rows throws(RegistryError) in
            guard let first = rows.baseAddress else { return }
            try store.expect(rows)
            for row in first..<(first + rows.count) { try add(row) }
            try store.settleAll(created)
        }
    }

    /// What can only be told when every row is in: which new cameras look like others.
    func finish() throws(RegistryError) {
        try lookalikes.report(store.connection, lines, &outcome.findings)
        if let suspicion = screen.verdict.finding { outcome.findings.add(suspicion) }
    }

    private typealias Row = UnsafePointer<CameraRow>

    private func add(_ row: Row) throws(RegistryError) {
        if row.pointee.matchKeys.isEmpty { try addCoded(row) } else { try addMatched(row.pointee) }
    }

    private func addMatched(_ stated: CameraRow) throws(RegistryError) {
        try store.makeFindable()
        switch try matching.code(of: stated) {
        case .success(let code):
            var row = stated
            row.record.deviceCode = code
            try withUnsafePointer(to: row) { row throws(RegistryError) in
                try addCoded(row)
                try store.settle(created)
            }
        case .failure(let trouble): refuse(trouble.finding(stated))
        }
    }

    private func addCoded(_ row: Row) throws(RegistryError) {
        if store.mayWait(row.pointee.record.deviceCode) { try store.settle(created) }
        let known = try store.peek(row.pointee.record.deviceCode)
        if let known, let first = lines[known.id] { return refuseDuplicate(row, first) }
        let zone: Int
        switch place(row, known) {
        case .success(let index): zone = index
        case .failure(let trouble):
            if let known { refusedKnown.insert(known.id) }
            return refuse(
                trouble.finding(line: row.pointee.line, deviceCode: row.pointee.record.deviceCode.text))
        }
        if let known { try update(row, known, zone) } else { try store.create(row, zone: zone, created) }
        if row.pointee.stated.contains(.sites) { warnOfUnknownSites(row) }
    }

    /// Takes note of a row that was to be created; without an id its code was taken.
    private func created(_ row: Row, _ zone: Int, _ id: Int64?) throws(RegistryError) {
        guard let id else {
            let first = try store.fetch(row.pointee.record.deviceCode).flatMap { lines[$0.id] }
            return refuseDuplicate(row, first ?? 0)
        }
        lines[id] = row.pointee.line
        lookalikes.add(id, row.record)
        compare(row, zone)
        outcome.created += 1
    }

    private func update(
        _ row: Row, _ known: KnownCameras.Known, _ zone: Int
    ) throws(RegistryError) {
        lines[known.id] = row.pointee.line
        // The row that wrote this record last said the same: nothing of it can differ.
        if row.pointee.fingerprint != 0, row.pointee.fingerprint == known.fingerprint, zone == known.zone {
            outcome.unchanged += 1
            return
        }
        compare(row, zone)
        guard let before = try store.fetch(row.pointee.record.deviceCode)?.record else { return }
        var after = before
        after.merge(row.pointee.record, row.pointee.stated)
        after.zone = store.places.tree.zones[zone].code
        let changed = try store.change(
            known.id, from: before, to: after, zone: zone, fingerprint: row.pointee.fingerprint,
            line: row.pointee.line)
        if changed { outcome.updated += 1 } else { outcome.unchanged += 1 }
    }

    /// Asks of a new or changed row whether its position lies where its zone is; the first ones tell the file's datum.
    private func compare(_ row: Row, _ zone: Int) {
        guard screened < CameraImport.screenedAtMost, let point = row.pointee.record.position else { return }
        screened += 1
        screen.add(point, zone: zone)
    }

    private func refuseDuplicate(_ row: Row, _ first: Int) {
        refuse(
            Finding(
                .deviceCodeDuplicate, line: row.pointee.line, column: "deviceCode",
                deviceCode: row.pointee.record.deviceCode.text,
                found: row.pointee.record.deviceCode.text, facts: [String(first)]))
    }

    private func refuse(_ finding: Finding) {
        outcome.refused += 1
        outcome.findings.add(finding)
        onRefusal?(finding)
    }

    /// Contract, "Zone of a camera": its zone; else its division code; else the longest known zone code that
    /// its device code starts with; else the default. A row that says nothing of it moves no known camera.
    private func place(_ row: Row, _ known: KnownCameras.Known?) -> Result<Int, PlaceTrouble> {
        let tree = store.places.tree
        if let text = row.pointee.zoneText { return store.places.find(text) }
        if let known, known.zone >= 0 { return .success(known.zone) }
        if let division = row.pointee.record.divisionCode, let index = tree.longestPrefix(of: division.text) {
            return .success(index)
        }
        if let index = tree.longestPrefix(of: row.pointee.record.deviceCode.text) { return .success(index) }
        return defaultZone.map { .success($0) } ?? .failure(.missing)
    }

    private func warnOfUnknownSites(_ row: Row) {
        for site in row.pointee.record.sites where !siteNames.contains(site) {
            outcome.findings.add(
                Finding(
                    .siteUnknown, line: row.pointee.line, column: "sites",
                    deviceCode: row.pointee.record.deviceCode.text,
                    found: site))
        }
    }
}

/// In which line of the file each camera stood: four bytes a camera, so that duplicates name the first line.
struct LineOfID {
    private var lines: [UInt32] = []

    subscript(id: Int64) -> Int? {
        get {
            let index = Int(id)
            return index < lines.count && lines[index] != 0 ? Int(lines[index]) : nil
        }
        set {
            let index = Int(id)
            while index >= lines.count { lines.append(0) }
            lines[index] = UInt32(clamping: newValue ?? 0)
        }
    }
}
