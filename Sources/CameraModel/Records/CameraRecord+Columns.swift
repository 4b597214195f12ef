extension CameraRecord {
    /// The canonical text of a column: what an export writes and the change log keeps; `nil` when not known.
    ///
    /// Several values are joined with `;`. Extras are one JSON object with sorted keys. Enumerations give
    /// their canonical word, and `nil` for `unknown`.
    public func text(of column: CameraColumn) -> String? {
        switch column {
        case .deviceCode: deviceCode.text
        case .name: name
        case .commonName: commonName
        case .divisionCode: divisionCode?.text
        case .zone: zone?.text
        case .category: category?.rawValue
        case .sector: sector
        case .pointClass: pointClass == .unknown ? nil : pointClass.rawValue
        case .cameraType: cameraType == .unknown ? nil : cameraType.rawValue
        case .functionTypes: joined(functionTypes)
        case .manufacturer: manufacturer
        case .model: model
        case .resolution: resolution?.description
        case .encoding: encoding
        case .lightType: lightType
        case .address: address
        case .longitude: position.map { plainDecimalText($0.longitude) }
        case .latitude: position.map { plainDecimalText($0.latitude) }
        case .bearing: bearing?.description
        case .horizontalFieldAngle: horizontalFieldAngle.map(plainDecimalText)
        case .verticalFieldAngle: verticalFieldAngle.map(plainDecimalText)
        case .tilt: tilt.map(plainDecimalText)
        case .mountHeight: mountHeight.map(plainDecimalText)
        case .maxViewDistance: maxViewDistance.map(plainDecimalText)
        case .positionTypes: joined(positionTypes)
        case .networkStatus: networkStatus == .unknown ? nil : networkStatus.rawValue
        case .networkKind: networkKind
        case .ipv4: ipv4?.description
        case .ipv6: ipv6?.description
        case .port: port.map(String.init)
        case .mac: mac?.description
        case .endpoints: joined(endpoints.map(\.url))
        case .sites: joined(sites)
        case .owner: owner?.description
        case .ownership: ownership == .unknown ? nil : ownership.rawValue
        case .managementUnit: managementUnit?.description
        case .maintenanceUnit: maintenanceUnit?.description
        case .pole: pole
        case .parent: parent?.description
        case .phase: phase
        case .investment: investment?.description
        case .installTime: installTime?.description
        case .deviceState: deviceState == .unknown ? nil : deviceState.rawValue
        case .retentionDays: retentionDays.map(String.init)
        case .legalBasis: legalBasis?.rawValue
        case .filingNumber: filingNumber
        case .filedOn: filedOn?.description
        case .signage: signage == .unknown ? nil : signage.rawValue
        case .consentReference: consentReference
        case .approvalReference: approvalReference
        case .attachments: joined(attachments)
        case .formerCode: formerCode?.description
        case .extras: extras.isEmpty ? nil : JSONText.object(extras)
        }
    }

    private func joined(_ values: [String]) -> String? {
        values.isEmpty ? nil : values.joined(separator: ";")
    }

    /// Sets a column from its canonical text, `nil` to forget it; `false`, and no change, when the text is not
    /// of the column's form. Longitude and latitude hold only together: see ``setPosition(longitude:latitude:)``.
    public mutating func set(_ column: CameraColumn, canonical text: String?) -> Bool {
        switch column {
        case .deviceCode:
            guard let code = text.flatMap({ DeviceCode($0) }) else { return false }
            deviceCode = code
        case .name: name = text
        case .commonName: commonName = text
        case .divisionCode: return Self.assign(text, ZoneCode.init) { divisionCode = $0 }
        case .zone: return Self.assign(text, ZoneCode.init) { zone = $0 }
        case .category: return Self.assign(text, AreaCategory.init(rawValue:)) { category = $0 }
        case .sector: sector = text
        case .pointClass: return Self.assign(text, PointClass.init(rawValue:)) { pointClass = $0 ?? .unknown }
        case .cameraType: return Self.assign(text, CameraType.init(rawValue:)) { cameraType = $0 ?? .unknown }
        case .functionTypes: functionTypes = split(text)
        case .manufacturer: manufacturer = text
        case .model: model = text
        case .resolution: return Self.assign(text, { Resolution($0) }) { resolution = $0 }
        case .encoding: encoding = text
        case .lightType: lightType = text
        case .address: address = text
        case .longitude, .latitude: return text == nil && clearPosition()
        case .bearing:
            return Self.assign(text, { plainDecimal($0).flatMap(Bearing.init(degrees:)) }) { bearing = $0 }
        case .horizontalFieldAngle:
            return Self.assign(text, { plainDecimal($0).flatMap { $0 > 0 && $0 <= 360 ? $0 : nil } }) {
                horizontalFieldAngle = $0
            }
        case .verticalFieldAngle:
            return Self.assign(text, { plainDecimal($0).flatMap { $0 > 0 && $0 <= 180 ? $0 : nil } }) {
                verticalFieldAngle = $0
            }
        case .tilt:
            return Self.assign(text, { plainDecimal($0).flatMap { abs($0) <= 90 ? $0 : nil } }) { tilt = $0 }
        case .mountHeight:
            return Self.assign(text, { plainDecimal($0).flatMap { (0...1000).contains($0) ? $0 : nil } }) {
                mountHeight = $0
            }
        case .maxViewDistance:
            return Self.assign(text, { plainDecimal($0).flatMap { $0 > 0 && $0 <= 100_000 ? $0 : nil } }) {
                maxViewDistance = $0
            }
        case .positionTypes: positionTypes = split(text)
        case .networkStatus:
            return Self.assign(text, NetworkStatus.init(rawValue:)) { networkStatus = $0 ?? .unknown }
        case .networkKind: networkKind = text
        case .ipv4: return Self.assign(text, { IPv4Address($0) }) { ipv4 = $0 }
        case .ipv6: return Self.assign(text, { IPv6Address($0) }) { ipv6 = $0 }
        case .port:
            return Self.assign(text, { decimalInteger($0).flatMap { (1...65535).contains($0) ? $0 : nil } }) {
                port = $0
            }
        case .mac: return Self.assign(text, { MACAddress($0) }) { mac = $0 }
        case .endpoints:
            let parsed = Self.splitAddresses(text ?? "").map { StreamEndpoint($0) }
            guard parsed.allSatisfy({ $0 != nil }) else { return false }
            endpoints = parsed.compactMap { $0 }
        case .sites: sites = split(text)
        case .owner: return Self.assign(text, { Organisation($0) }) { owner = $0 }
        case .ownership: return Self.assign(text, Ownership.init(rawValue:)) { ownership = $0 ?? .unknown }
        case .managementUnit: return Self.assign(text, { Organisation($0) }) { managementUnit = $0 }
        case .maintenanceUnit: return Self.assign(text, { Organisation($0) }) { maintenanceUnit = $0 }
        case .pole: pole = text
        case .parent: return Self.assign(text, { DeviceCode($0) }) { parent = $0 }
        case .phase: phase = text
        case .investment: return Self.assign(text, { Yuan($0) }) { investment = $0 }
        case .installTime: return Self.assign(text, { DateOrTime($0, localTime: .utc) }) { installTime = $0 }
        case .deviceState:
            return Self.assign(text, DeviceState.init(rawValue:)) { deviceState = $0 ?? .unknown }
        case .retentionDays:
            return Self.assign(text, { decimalInteger($0).flatMap { (0...36500).contains($0) ? $0 : nil } }) {
                retentionDays = $0
            }
        case .legalBasis: return Self.assign(text, LegalBasis.init(rawValue:)) { legalBasis = $0 }
        case .filingNumber: filingNumber = text
        case .filedOn: return Self.assign(text, { DateOrTime($0, localTime: .utc) }) { filedOn = $0 }
        case .signage: return Self.assign(text, Signage.init(rawValue:)) { signage = $0 ?? .unknown }
        case .consentReference: consentReference = text
        case .approvalReference: approvalReference = text
        case .attachments: attachments = split(text)
        case .formerCode: return Self.assign(text, { DeviceCode($0) }) { formerCode = $0 }
        case .extras:
            guard let text else {
                extras = [:]
                return true
            }
            guard let parsed = JSONText.flatObject(text) else { return false }
            extras = parsed
        }
        return true
    }

    /// Sets longitude and latitude together from canonical text; `false`, and no change, when out of range.
    public mutating func setPosition(longitude: String?, latitude: String?) -> Bool {
        if longitude == nil, latitude == nil { return clearPosition() }
        guard let longitude = longitude.flatMap({ plainDecimal($0) }),
            let latitude = latitude.flatMap({ plainDecimal($0) }),
            let point = Coordinate(longitude: longitude, latitude: latitude)
        else { return false }
        position = point
        return true
    }

    private mutating func clearPosition() -> Bool {
        position = nil
        return true
    }

    private func split(_ text: String?) -> [String] {
        text.map { $0.split(separator: ";").map(String.init) } ?? []
    }

    /// Addresses joined with `;`. One may hold a `;` itself: what follows is another only when it has a scheme.
    private static func splitAddresses(_ text: String) -> [String] {
        var addresses: [String] = []
        for piece in text.split(separator: ";", omittingEmptySubsequences: false) {
            let begins = StreamEndpoint.schemes.contains { piece.hasPrefix($0 + "://") }
            if begins || addresses.isEmpty {
                addresses.append(String(piece))
            } else {
                addresses[addresses.count - 1] += ";" + piece
            }
        }
        return addresses.filter { !$0.isEmpty }
    }

    private static func assign<Value>(_ text: String?, _ parse: (String) -> Value?, _ store: (Value?) -> Void)
        -> Bool
    {
        guard let text else {
            store(nil)
            return true
        }
        guard let value = parse(text) else { return false }
        store(value)
        return true
    }

    /// Takes over the columns that `other` states; what it does not state stays.
    public mutating func merge(_ other: CameraRecord, _ stated: CameraColumnSet) {
        for column in CameraColumn.allCases where stated.contains(column) { copy(column, from: other) }
    }

    private mutating func copy(_ column: CameraColumn, from other: CameraRecord) {
        switch column {
        case .deviceCode: deviceCode = other.deviceCode
        case .name: name = other.name
        case .commonName: commonName = other.commonName
        case .divisionCode: divisionCode = other.divisionCode
        case .zone: zone = other.zone
        case .category: category = other.category
        case .sector: sector = other.sector
        case .pointClass: pointClass = other.pointClass
        case .cameraType: cameraType = other.cameraType
        case .functionTypes: functionTypes = other.functionTypes
        case .manufacturer: manufacturer = other.manufacturer
        case .model: model = other.model
        case .resolution: resolution = other.resolution
        case .encoding: encoding = other.encoding
        case .lightType: lightType = other.lightType
        case .address: address = other.address
        case .longitude, .latitude: position = other.position
        case .bearing: bearing = other.bearing
        case .horizontalFieldAngle: horizontalFieldAngle = other.horizontalFieldAngle
        case .verticalFieldAngle: verticalFieldAngle = other.verticalFieldAngle
        case .tilt: tilt = other.tilt
        case .mountHeight: mountHeight = other.mountHeight
        case .maxViewDistance: maxViewDistance = other.maxViewDistance
        case .positionTypes: positionTypes = other.positionTypes
        case .networkStatus: networkStatus = other.networkStatus
        case .networkKind: networkKind = other.networkKind
        case .ipv4: ipv4 = other.ipv4
        case .ipv6: ipv6 = other.ipv6
        case .port: port = other.port
        case .mac: mac = other.mac
        case .endpoints: endpoints = other.endpoints
        case .sites: sites = other.sites
        case .owner: owner = other.owner
        case .ownership: ownership = other.ownership
        case .managementUnit: managementUnit = other.managementUnit
        case .maintenanceUnit: maintenanceUnit = other.maintenanceUnit
        case .pole: pole = other.pole
        case .parent: parent = other.parent
        case .phase: phase = other.phase
        case .investment: investment = other.investment
        case .installTime: installTime = other.installTime
        case .deviceState: deviceState = other.deviceState
        case .retentionDays: retentionDays = other.retentionDays
        case .legalBasis: legalBasis = other.legalBasis
        case .filingNumber: filingNumber = other.filingNumber
        case .filedOn: filedOn = other.filedOn
        case .signage: signage = other.signage
        case .consentReference: consentReference = other.consentReference
        case .approvalReference: approvalReference = other.approvalReference
        case .attachments: attachments = other.attachments
        case .formerCode: formerCode = other.formerCode
        case .extras: extras.merge(other.extras) { _, new in new }
        }
    }
}
