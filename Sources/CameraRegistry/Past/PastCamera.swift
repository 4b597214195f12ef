import CameraModel

/// The facts of a camera while they are being put back to what they were.
struct PastCamera {
    let id: Int64
    var facts: CameraFacts
    private var hasOwner: Bool
    private var hasManager: Bool
    /// The endpoints it had, where they are not those of today.
    private(set) var endpoints: Set<String>?

    /// A camera as it is today, whose facts were read.
    init(id: Int64, _ facts: CameraFacts, hasOwner: Bool, hasManager: Bool) {
        (self.id, self.facts, self.hasOwner, self.hasManager) = (id, facts, hasOwner, hasManager)
    }

    /// A camera that was removed later and of which nothing is known yet but what the log says.
    init(_ record: LaterChanges.Record) throws(RegistryError) {
        guard let code = (record.values["deviceCode"] ?? nil).flatMap({ DeviceCode($0) }) else {
            throw .damaged(table: "changeField", column: "deviceCode", id: record.id)
        }
        id = record.id
        facts = CameraFacts(deviceCode: code, zone: -1)
        (hasOwner, hasManager, endpoints) = (false, false, [])
    }

    /// Puts back what the record said; fields that no audit asks for are passed over.
    mutating func putBack(
        _ values: [String: String?], _ places: Places, _ request: FactsRequest
    ) throws(RegistryError) {
        var scratch = CameraRecord(deviceCode: facts.deviceCode)
        for (field, text) in values {
            guard let column = CameraColumn(rawValue: field) else {
                throw .damaged(table: "changeField", column: field, id: id)
            }
            if let bit = CameraColumn.requiredForFiling.firstIndex(of: column) {
                let mask = UInt16(1) << UInt16(bit)
                if text == nil {
                    facts.filledRequiredFields &= ~mask
                } else {
                    facts.filledRequiredFields |= mask
                }
            }
            guard PastCamera.asked.contains(column) else { continue }
            guard scratch.set(column, canonical: text) else {
                throw .damaged(table: "changeField", column: field, id: id)
            }
            take(column, scratch, places, request)
        }
        facts.hasOwnerOrManager = hasOwner || hasManager
        if request.views { try putBackView(values) }
    }

    private static let viewColumns: [CameraColumn] = [
        .cameraType, .bearing, .horizontalFieldAngle, .verticalFieldAngle, .tilt, .mountHeight,
        .maxViewDistance,
    ]

    /// Longitude and latitude are one value, of which the log may have only the half that changed.
    private mutating func putBackView(_ values: [String: String?]) throws(RegistryError) {
        var view = facts.view ?? ViewColumns()
        var scratch = CameraRecord(deviceCode: facts.deviceCode)
        scratch.position = view.position
        var longitude = scratch.text(of: .longitude)
        var latitude = scratch.text(of: .latitude)
        if let past = values["longitude"] { longitude = past }
        if let past = values["latitude"] { latitude = past }
        guard scratch.setPosition(longitude: longitude, latitude: latitude) else {
            throw .damaged(table: "changeField", column: "longitude", id: id)
        }
        view.position = scratch.position
        for column in PastCamera.viewColumns {
            guard let text = values[column.rawValue] else { continue }
            guard scratch.set(column, canonical: text) else {
                throw .damaged(table: "changeField", column: column.rawValue, id: id)
            }
            switch column {
            case .cameraType: view.cameraType = scratch.cameraType
            case .bearing: view.bearing = scratch.bearing
            case .horizontalFieldAngle: view.horizontalFieldAngle = scratch.horizontalFieldAngle
            case .verticalFieldAngle: view.verticalFieldAngle = scratch.verticalFieldAngle
            case .tilt: view.tilt = scratch.tilt
            case .mountHeight: view.mountHeight = scratch.mountHeight
            default: view.maxViewDistance = scratch.maxViewDistance
            }
        }
        facts.view = view
    }

    private static let asked: Set<CameraColumn> = [
        .deviceCode, .name, .zone, .category, .sector, .pointClass, .deviceState, .networkStatus, .resolution,
        .installTime, .sites, .owner, .managementUnit, .phase, .investment, .endpoints, .pole,
    ]

    private mutating func take(
        _ column: CameraColumn, _ record: CameraRecord, _ places: Places, _ request: FactsRequest
    ) {
        switch column {
        case .deviceCode: facts.code = CodeBytes(record.deviceCode)
        case .name: facts.name = record.name
        case .zone: facts.zone = record.zone.flatMap { places.tree.index(code: $0.text) } ?? -1
        case .category: facts.category = record.category
        case .sector: facts.sector = record.sector
        case .pointClass: facts.pointClass = record.pointClass
        case .deviceState: facts.deviceState = record.deviceState
        case .networkStatus: facts.networkStatus = record.networkStatus
        case .resolution: facts.resolution = record.resolution
        case .installTime: facts.installTime = record.installTime
        case .sites: facts.sites = record.sites
        case .owner:
            hasOwner = record.owner != nil
            if request.owner { facts.owner = record.owner?.name }
        case .managementUnit: hasManager = record.managementUnit != nil
        case .phase: facts.phase = record.phase
        case .investment: facts.investment = record.investment
        case .pole: if request.pole { facts.pole = record.pole }
        case .endpoints: endpoints = Set(record.endpoints.map(\.url))
        default: break
        }
    }
}
