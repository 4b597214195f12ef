import CameraModel

/// Finds the camera that a row without device code is of, by the columns that its profile names.
///
/// The registry is read once, when the first such row comes: a hash of the columns and the row id for each camera,
/// 16 bytes each. A hit is compared with the record itself. Cameras that this file creates are not found.
final class CameraMatch {
    private let store: CameraStore
    private var keys: [CameraColumn] = []
    /// Hash and id, ordered by both.
    private var table: [(hash: UInt64, id: Int64)] = []

    init(_ store: CameraStore) { self.store = store }

    /// The device code of the row's camera.
    func code(of row: CameraRow) throws(RegistryError) -> Result<DeviceCode, MatchTrouble> {
        if keys != row.matchKeys { try build(row.matchKeys) }
        let wanted = keys.map { text(of: $0, row) }
        let hash = CameraMatch.hash(wanted)
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if table[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        var found: [DeviceCode] = []
        while low < table.count, table[low].hash == hash {
            if let record = try store.fetch(id: table[low].id),
                zip(keys, wanted).allSatisfy({
                    record.text(of: $0).map { ExactText(text: $0) } == $1.map { ExactText(text: $0) }
                })
            {
                found.append(record.deviceCode)
            }
            low += 1
        }
        if found.count == 1 { return .success(found[0]) }
        let words = zip(keys, wanted).map { "\($0.rawValue) \($1 ?? "")" }.joined(separator: ", ")
        return .failure(MatchTrouble(words: words, codes: found.map(\.text)))
    }

    /// What the row says, as the registry would keep it: a zone by its code.
    private func text(of column: CameraColumn, _ row: CameraRow) -> String? {
        guard column == .zone, let text = row.zoneText else { return row.record.text(of: column) }
        guard case .success(let index) = store.places.find(text) else { return text }
        return store.places.tree.zones[index].code.text
    }

    private func build(_ keys: [CameraColumn]) throws(RegistryError) {
        self.keys = keys
        table.removeAll(keepingCapacity: true)
        let plain = keys.map { CameraTable.plainColumn($0) }
        if plain.allSatisfy({ $0 != nil }) {
            let columns = plain.compactMap { $0 }.joined(separator: ", ")
            let select = try Statement(store.connection, "SELECT id, \(columns) FROM camera", isLong: true)
            while try select.step() {
                add(select.int64(0), keys.indices.map { select.text(Int32($0) + 1) })
            }
        } else {
            let select = try Statement(store.connection, "SELECT id FROM camera", isLong: true)
            while try select.step() {
                guard let record = try store.fetch(id: select.int64(0)) else { continue }
                add(select.int64(0), keys.map { record.text(of: $0) })
            }
        }
        table.sort { ($0.hash, $0.id) < ($1.hash, $1.id) }
    }

    /// A camera that lacks one of the columns is nobody's match.
    private func add(_ id: Int64, _ texts: [String?]) {
        if texts.allSatisfy({ $0 != nil }) { table.append((CameraMatch.hash(texts), id)) }
    }

    private static func hash(_ texts: [String?]) -> UInt64 {
        var hash = ByteHash()
        for text in texts {
            hash.add(text ?? "")
            hash.add(0)
        }
        return hash.value
    }
}

/// Why a row's camera was not found.
struct MatchTrouble: Error {
    /// The columns and what the row says there.
    let words: String
    /// The cameras that fit: none, or several.
    let codes: [String]

    func finding(_ row: CameraRow) -> Finding {
        let column = row.matchKeys.first?.rawValue
        if codes.isEmpty { return Finding(.matchNone, line: row.line, column: column, found: words) }
        let some = codes.prefix(3).joined(separator: ", ") + (codes.count > 3 ? ", …" : "")
        return Finding(
            .matchAmbiguous, line: row.line, column: column, found: words,
            facts: [String(codes.count), some])
    }
}

extension CameraTable {
    /// The table's column that holds a column's canonical text as it is; `nil` where it has to be made.
    static func plainColumn(_ column: CameraColumn) -> String? {
        switch column {
        case .name, .commonName, .divisionCode, .sector, .manufacturer, .model, .resolution, .encoding,
            .lightType,
            .address, .networkKind, .ipv4, .ipv6, .port, .mac, .pole, .parent, .phase, .filingNumber,
            .formerCode,
            .consentReference, .approvalReference:
            column.rawValue
        default: nil
        }
    }
}
