/// Hashes what a row states, so that a row which says the same again is known without reading its record.
///
/// 64 bits, equal for equal rows of one build of this program on one kind of machine: two different rows share one in
/// 18 billion billion. Every value goes in with its column, and every text with its length.
struct RowFingerprint {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Never 0, which stands for "not known".
    var value: UInt64 { max(RowFingerprint.mixed(state, 0x2545_F491_4F6C_DD1D), 1) }

    mutating func add(_ number: UInt64) {
        state = RowFingerprint.mixed(state ^ number, 0xA076_1D64_78BD_642F)
    }

    mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        if text.utf8.withContiguousStorageIfAvailable({ add(bytes: UnsafeRawBufferPointer($0)) }) == nil {
            for byte in text.utf8 { add(UInt64(byte)) }
        }
    }

    private mutating func add(bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index + 8 <= bytes.count {
            add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        guard index < bytes.count else { return }
        var tail: UInt64 = 0
        while index < bytes.count {
            tail = tail << 8 | UInt64(bytes[index])
            index += 1
        }
        add(tail)
    }

    /// Both halves of the product, folded: each bit of either number reaches all of the result.
    private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}

extension CameraRow {
    /// Hash of everything that the row states, never 0: equal for rows that state the same.
    public func statedFingerprint() -> UInt64 {
        var hash = RowFingerprint()
        hash.add(stated.rawValue)
        if let zoneText { hash.add(zoneText) }
        for index in 0..<CameraColumn.allCases.count where stated.rawValue >> UInt64(index) & 1 == 1 {
            add(CameraColumn.allCases[index], &hash)
        }
        return hash.value
    }

    private func add(_ column: CameraColumn, _ hash: inout RowFingerprint) {
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

    private func add(_ text: String?, _ hash: inout RowFingerprint) {
        if let text { hash.add(text) }
    }

    private func add(_ number: Double?, _ hash: inout RowFingerprint) {
        if let number { hash.add(number.bitPattern) }
    }

    private func add(_ time: DateOrTime?, _ hash: inout RowFingerprint) {
        switch time {
        case .time(let instant): hash.add(Int(instant.milliseconds))
        case .date(let date): hash.add(date.description)
        case nil: break
        }
    }
}
