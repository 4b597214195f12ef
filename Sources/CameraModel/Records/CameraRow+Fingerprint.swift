extension CameraRow {
    /// Hash of everything that the row states, so that a row which says the same again is known without reading its
    /// record: equal for rows that state the same, in one build of this program on one kind of machine. Never 0, which
    /// stands for "not known".
    public func statedFingerprint() -> UInt64 {
        var hash = ByteHash()
        hash.add(stated.rawValue)
        if let zoneText { hash.add(zoneText) }
        for index in 0..<CameraColumn.allCases.count where stated.rawValue >> UInt64(index) & 1 == 1 {
            add(CameraColumn.allCases[index], &hash)
        }
        return max(hash.value, 1)
    }

    private func add(_ column: CameraColumn, _ hash: inout ByteHash) {
        switch column {
        case .deviceCode: hash.add(record.deviceCode.text)
        case .name: add(record.name, &hash)
        case .zone: break
        case .manufacturer: add(record.manufacturer, &hash)
        case .model: add(record.model, &hash)
        case .address: add(record.address, &hash)
        case .pole: add(record.pole, &hash)
        case .category: hash.add(record.category?.rawValue ?? "")
        case .cameraType: hash.add(record.cameraType.rawValue)
        case .networkStatus: hash.add(record.networkStatus.rawValue)
        case .deviceState: hash.add(record.deviceState.rawValue)
        case .longitude: add(record.position?.longitude, &hash)
        case .latitude: add(record.position?.latitude, &hash)
        case .bearing: add(record.bearing?.degrees, &hash)
        case .horizontalFieldAngle: add(record.horizontalFieldAngle, &hash)
        case .verticalFieldAngle: add(record.verticalFieldAngle, &hash)
        case .tilt: add(record.tilt, &hash)
        case .mountHeight: add(record.mountHeight, &hash)
        case .maxViewDistance: add(record.maxViewDistance, &hash)
        case .ipv4: hash.add(UInt64(record.ipv4?.bits ?? 0))
        case .port: hash.add(record.port ?? 0)
        case .retentionDays: hash.add(record.retentionDays ?? -1)
        case .owner: add(record.owner?.name, &hash)
        case .managementUnit: add(record.managementUnit?.name, &hash)
        case .maintenanceUnit: add(record.maintenanceUnit?.name, &hash)
        case .endpoints: for endpoint in record.endpoints { hash.add(endpoint.url) }
        case .installTime: add(record.installTime, &hash)
        case .filedOn: add(record.filedOn, &hash)
        // The rest is rare, or rarely filled: its canonical text will do.
        default: add(record.text(of: column), &hash)
        }
        hash.add(column.index)
    }

    private func add(_ text: String?, _ hash: inout ByteHash) {
        if let text { hash.add(text) }
    }

    private func add(_ number: Double?, _ hash: inout ByteHash) {
        if let number { hash.add(number.bitPattern) }
    }

    private func add(_ time: DateOrTime?, _ hash: inout ByteHash) {
        switch time {
        case .time(let instant): hash.add(Int(instant.milliseconds))
        case .date(let date): hash.add(date.description)
        case nil: break
        }
    }
}
