import CameraModel

/// Counts the signs of invented data, camera by camera.
///
/// Memory: 16 bytes for each different point, padded point and install second, and a few hundred for each pair of batch
/// and zone; a million cameras, all different, take about 100 MB at most.
struct InventionLedger {
    private let tree: ZoneTree
    /// By index of the zone: its outline, else that of the nearest zone above that has one.
    private let boundaries: [Boundary?]
    private let prefixes: [[UInt8]]
    private var cells: [InventionCell] = []
    private var numbers: [CellKey: Int] = [:]
    private var constants: [Int64: ConstantColumns] = [:]
    private var points = PointCounts()
    private var padded = PointCounts()
    private var seconds = PointCounts()

    private struct CellKey: Hashable {
        var batch: Int64
        var zone: Int
    }

    init(_ tree: ZoneTree) {
        self.tree = tree
        var boundaries = [Boundary?](repeating: nil, count: tree.count)
        for index in tree.topDown {
            let own = tree.zones[index].boundary.flatMap { $0.rings.isEmpty ? nil : $0 }
            boundaries[index] = own ?? (tree.parents[index] >= 0 ? boundaries[tree.parents[index]] : nil)
        }
        self.boundaries = boundaries
        prefixes = tree.zones.map { InventionLedger.prefix($0.code) }
    }

    /// The digits of a division that every code in it begins with: of 370500 they are 3705.
    private static func prefix(_ code: ZoneCode) -> [UInt8] {
        let digits = Array(code.text.utf8)
        guard digits.count >= 6, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return [] }
        var county = Array(digits.prefix(6))
        while county.count > 2, county.suffix(2) == [48, 48] { county.removeLast(2) }
        return county
    }

    mutating func add(_ camera: InspectedCamera, _ local: LocalTime) {
        let cell = number(camera)
        let record = camera.record
        cells[cell].cameras += 1
        constants[camera.batch, default: ConstantColumns()].add(record)
        if let position = record.position { add(position, camera.zone, cell) }
        if case .time(let instant)? = record.installTime, !isMidnight(instant, local) {
            cells[cell].timed += 1
            seconds.add(UInt64(bitPattern: instant.seconds), 1, cell: cell)
        }
        guard record.deviceCode.isNational, camera.zone >= 0, !prefixes[camera.zone].isEmpty else { return }
        cells[cell].coded += 1
        if !record.deviceCode.text.utf8.starts(with: prefixes[camera.zone]) { cells[cell].foreign += 1 }
    }

    /// A day without a time is often written as its midnight: that is no made-up second.
    private func isMidnight(_ instant: Instant, _ local: LocalTime) -> Bool {
        let second = instant.seconds + Int64(local.offset(at: instant))
        return second % 86_400 == 0 || instant.seconds % 86_400 == 0
    }

    private mutating func add(_ position: Coordinate, _ zone: Int, _ cell: Int) {
        cells[cell].positioned += 1
        points.add(position.longitude.bitPattern, position.latitude.bitPattern, cell: cell)
        let cut = Int64((position.latitude * 10_000 + 1e-6).rounded(.down))
        padded.add(position.longitude.bitPattern, UInt64(bitPattern: cut), cell: cell)
        if isCoarse(position.longitude) || isCoarse(position.latitude) { cells[cell].fewDecimals += 1 }
        guard boundaries.indices.contains(zone), let boundary = boundaries[zone] else { return }
        cells[cell].bounded += 1
        if !boundary.contains(position) { cells[cell].outside += 1 }
    }

    private func isCoarse(_ degrees: Double) -> Bool {
        let thousands = degrees * 1000
        return abs(thousands - thousands.rounded()) < 1e-6
    }

    private mutating func number(_ camera: InspectedCamera) -> Int {
        let key = CellKey(batch: camera.batch, zone: camera.zone)
        if let known = numbers[key] { return known }
        numbers[key] = cells.count
        cells.append(InventionCell(batch: key.batch, zone: key.zone))
        return cells.count - 1
    }

    /// The scores of all batches and zones that show any sign: the highest first, then by batch or code.
    func scores() -> [InventionScore] {
        let crowd = Inspector.crowd
        let stacked = points.crowded(least: crowd, cells: cells.count)
        let cut = padded.crowded(least: crowd, cells: cells.count)
        let timed = seconds.crowded(least: crowd, cells: cells.count)
        var batches: [Int64: SignTally] = [:]
        var zones: [Int: SignTally] = [:]
        for (index, cell) in cells.enumerated() {
            // A stack is in the table of padded points too; only what is more is padded.
            let tally = SignTally(
                cell, stacked: stacked[index], padded: (cut[index].all - stacked[index].all, cut[index].most),
                seconds: timed[index])
            batches[cell.batch, default: SignTally()] += tally
            if cell.zone >= 0 { zones[cell.zone, default: SignTally()] += tally }
        }
        var scores = batches.map { batch, tally in
            tally.score(
                .batch(batch), constant: constants[batch]?.constant(least: Inspector.leastForConstant) ?? [])
        }
        scores += zones.map { tally in tally.value.score(.zone(tree.zones[tally.key].code), constant: nil) }
        return scores.filter { !$0.signs.isEmpty }.sorted { ($1.score, $0.order) < ($0.score, $1.order) }
    }
}

extension InventionScore {
    /// Batches by number before zones by code.
    fileprivate var order: String {
        switch place {
        case .batch(let number): "0" + String(String(1_000_000_000 + number).dropFirst())
        case .zone(let code): "1" + code.text
        }
    }
}

/// The signs of a batch or zone, added up over its cells.
private struct SignTally {
    var cameras = 0
    private var counts: [InventionSign: (count: Int, whole: Int, most: Int)] = [:]

    init() {}

    init(
        _ cell: InventionCell, stacked: (all: Int, most: Int), padded: (all: Int, most: Int),
        seconds: (all: Int, most: Int)
    ) {
        cameras = cell.cameras
        counts = [
            .stacked: (stacked.all, cell.positioned, stacked.most),
            .padded: (max(0, padded.all), cell.positioned, padded.most),
            .sameSecond: (seconds.all, cell.timed, seconds.most),
            .foreignCode: (cell.foreign, cell.coded, 0),
            .outside: (cell.outside, cell.bounded, 0),
            .fewDecimals: (cell.fewDecimals, cell.positioned, 0),
        ]
    }

    static func += (a: inout SignTally, b: SignTally) {
        a.cameras += b.cameras
        for (sign, more) in b.counts {
            let known = a.counts[sign] ?? (0, 0, 0)
            a.counts[sign] = (known.count + more.count, known.whole + more.whole, max(known.most, more.most))
        }
    }

    /// `constant` is `nil` where columns are not looked at.
    func score(_ place: InventionScore.Place, constant: [CameraColumn]?) -> InventionScore {
        var signs = InventionSign.allCases.compactMap { sign -> SignCount? in
            guard let found = counts[sign], found.count >= Inspector.crowd, found.count * 20 >= found.whole
            else { return nil }
            return SignCount(
                sign: sign, count: found.count, whole: found.whole,
                detail: found.most > 0 ? "\(found.most)" : "")
        }
        let telling = (constant ?? []).filter { !ConstantColumns.plausible.contains($0) }
        if !telling.isEmpty {
            signs.append(
                SignCount(
                    sign: .constantColumn, count: telling.count,
                    whole: ConstantColumns.watched.count - ConstantColumns.plausible.count,
                    detail: (constant ?? []).map(\.rawValue).joined(separator: ", ")))
        }
        return InventionScore(place: place, cameras: cameras, signs: signs)
    }
}
