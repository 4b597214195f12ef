import CameraModel

/// Turns groups of equal hashes into findings, one a group, after comparing the values themselves.
struct LookalikeFindings {
    let details: CameraDetails
    let lines: LineOfID
    let created: IDSet
    /// New cameras whose name was told of already: two of them may share two cells.
    private var told = IDSet()
    /// The most members of a group that are compared in full; the rest are taken at their hashes.
    private let compared = 100

    init(details: CameraDetails, lines: LineOfID, created: IDSet) {
        (self.details, self.lines, self.created) = (details, lines, created)
    }

    mutating func addAddresses(_ ids: [Int64], _ findings: inout FindingLog) throws(RegistryError) {
        try add(ids, .lookalikeAddress, &findings) { $0.address }
    }

    mutating func addPlaces(_ ids: [Int64], _ findings: inout FindingLog) throws(RegistryError) {
        let new = ids.filter { created.contains($0) && !told.contains($0) }
        if new.isEmpty { return }
        for id in new { told.insert(id) }
        try add(ids, .lookalikePlace, &findings) { $0.name }
    }

    private func add(
        _ ids: [Int64], _ rule: Rule, _ findings: inout FindingLog,
        _ value: ((code: String, name: String, address: String)) -> String
    ) throws(RegistryError) {
        guard ids.contains(where: { created.contains($0) }) else { return }
        // What is only counted is not looked up.
        guard findings.counts[rule.id, default: 0] < findings.keptPerRule else {
            return findings.add(Finding(rule))
        }
        var equal: [ExactText: [(id: Int64, code: String)]] = [:]
        for id in ids.prefix(compared) {
            guard let camera = try details.of(id) else { continue }
            equal[ExactText(text: value(camera)), default: []].append((id, camera.code))
        }
        for (text, members) in equal where members.count > 1 {
            let new = members.filter { created.contains($0.id) }
            guard let last = new.max(by: { lines[$0.id] ?? 0 < lines[$1.id] ?? 0 }),
                let other = members.first(where: { $0.id != last.id })
            else { continue }
            let count = equal.count == 1 ? ids.count : members.count
            findings.add(
                Finding(
                    rule, line: lines[last.id], column: rule == .lookalikePlace ? "name" : "endpoints",
                    deviceCode: last.code, found: text.text, facts: [String(count), other.code]))
        }
    }
}
