import CameraModel

/// What cameras hung on at a revision: pole, parent and zone, where they are not those of today.
struct PastHanging {
    private struct Change {
        var isWhole: Bool
        var values: [String: String?]
    }

    private static let fields: Set<String> = ["deviceCode", "pole", "parent", "zone"]

    private let places: Places
    private var changes: [Int64: Change] = [:]
    /// Row ids by the code that a camera had then, where the table of today does not say it.
    private(set) var ids: [String: Int64] = [:]

    /// `places`: those of the revision.
    init(_ connection: Connection, _ places: Places, after revision: Int) throws(RegistryError) {
        self.places = places
        let later = try LaterChanges(connection, .camera, after: revision)
        while let record = later.next {
            let values = record.values.filter { PastHanging.fields.contains($0.key) }
            if record.wasThere, record.isWhole || !values.isEmpty {
                changes[record.id] = Change(isWhole: record.isWhole, values: values)
                if let code = values["deviceCode"] ?? nil { ids[code] = record.id }
            }
            try later.advance()
        }
    }

    /// What a camera hung on; `today` is what the table says of it.
    func camera(_ id: Int64, today: HangingCamera) -> HangingCamera {
        guard let change = changes[id] else { return today }
        var camera =
            change.isWhole ? HangingCamera(code: today.code, pole: nil, parent: nil, zone: -1) : today
        for (field, text) in change.values {
            switch field {
            case "deviceCode": camera.code = text ?? camera.code
            case "pole": camera.pole = text
            case "parent": camera.parent = text
            default: camera.zone = text.flatMap { places.tree.index(code: $0) }.map { places.ids[$0] } ?? -1
            }
        }
        return camera
    }
}
