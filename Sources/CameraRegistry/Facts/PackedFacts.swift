import CameraModel

/// What an audit asks of every camera's record, in the bits of one number: read in one column where sixteen would have to be
/// found.
///
/// Written by ``BriefRows`` with each camera. NULL, or bits of another layout, say nothing: then the columns are read.
///
/// Lowest bits first: category 2, point class 3, device state 3, network status 2, whether there is an owner or manager 1,
/// required fields 10, width 14, height 14, endpoints 6, layout 3.
struct PackedFacts {
    /// The number as it stands in the table.
    let bits: Int64

    /// The layout that these lines write. Another order of a vocabulary's words needs another number.
    private static let layout: Int64 = 2
    private static let most = 1 << 14
    private static let mostEndpoints = 63

    /// Of a column's number; `nil` when another layout wrote it.
    init?(bits: Int64) {
        guard bits >> 55 == PackedFacts.layout else { return nil }
        self.bits = bits
    }

    /// Of a record; `nil` when its picture has more pixels, or it more endpoints, than there is room for.
    init?(_ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units) {
        let width = record.pointee.resolution?.width ?? 0
        let height = record.pointee.resolution?.height ?? 0
        let endpoints = record.pointee.endpoints.count
        guard width < PackedFacts.most, height < PackedFacts.most, endpoints <= PackedFacts.mostEndpoints
        else { return nil }
        let hasOwnerOrManager = units.owner != nil || units.management != nil
        var bits = PackedFacts.layout << 6 | Int64(endpoints)
        bits = bits << 14 | Int64(height)
        bits = bits << 14 | Int64(width)
        bits = bits << 10 | Int64(PackedFacts.filled(record, units))
        bits = bits << 1 | (hasOwnerOrManager ? 1 : 0)
        bits = bits << 2 | PackedFacts.number(record.pointee.networkStatus)
        bits = bits << 3 | PackedFacts.number(record.pointee.deviceState)
        bits = bits << 3 | PackedFacts.number(record.pointee.pointClass)
        bits = bits << 2 | (record.pointee.category.map(PackedFacts.number) ?? 3)
        self.bits = bits
    }

    /// How many endpoints the camera has.
    var endpointCount: Int { Int(bits >> 49 & 63) }

    /// Puts them where an audit looks for them.
    func fill(_ facts: inout CameraFacts) {
        facts.category = PackedFacts.category(bits & 3)
        facts.pointClass = PackedFacts.pointClass(bits >> 2 & 7)
        facts.deviceState = PackedFacts.deviceState(bits >> 5 & 7)
        facts.networkStatus = PackedFacts.networkStatus(bits >> 8 & 3)
        facts.hasOwnerOrManager = bits >> 10 & 1 == 1
        facts.filledRequiredFields = UInt16(truncatingIfNeeded: bits >> 11 & 1023)
        let size = bits >> 21 & (1 << 28 - 1)
        if size != 0 {
            facts.resolution = Resolution(width: Int(size & (1 << 14 - 1)), height: Int(size >> 14))
        }
    }

    /// One bit per required field of the filing rate, in the order of ``CameraColumn/requiredForFiling``. Code and zone are
    /// always there.
    private static func filled(_ record: UnsafePointer<CameraRecord>, _ units: CameraTable.Units) -> UInt16 {
        func bit(_ place: UInt16, _ isThere: Bool) -> UInt16 { isThere ? 1 << place : 0 }
        let hasPosition = record.pointee.position != nil
        return 1 << 0 | 1 << 2 | bit(1, record.pointee.name != nil) | bit(3, hasPosition)
            | bit(4, hasPosition)
            | bit(5, record.pointee.cameraType != .unknown) | bit(6, record.pointee.deviceState != .unknown)
            | bit(7, record.pointee.networkStatus != .unknown) | bit(8, units.management != nil)
            | bit(9, record.pointee.installTime != nil)
    }

    private static func number(_ word: AreaCategory) -> Int64 {
        switch word {
        case .keyPublicArea: 0
        case .keyIndustry: 1
        case .other: 2
        }
    }

    private static func category(_ number: Int64) -> AreaCategory? {
        switch number {
        case 0: .keyPublicArea
        case 1: .keyIndustry
        case 2: .other
        default: nil
        }
    }

    private static func number(_ word: PointClass) -> Int64 {
        switch word {
        case .unknown: 0
        case .first: 1
        case .second: 2
        case .third: 3
        case .internal: 4
        case .other: 5
        }
    }

    private static func pointClass(_ number: Int64) -> PointClass {
        switch number {
        case 1: .first
        case 2: .second
        case 3: .third
        case 4: .internal
        case 5: .other
        default: .unknown
        }
    }

    private static func number(_ word: DeviceState) -> Int64 {
        switch word {
        case .unknown: 0
        case .planned: 1
        case .inUse: 2
        case .underRepair: 3
        case .removed: 4
        }
    }

    private static func deviceState(_ number: Int64) -> DeviceState {
        switch number {
        case 1: .planned
        case 2: .inUse
        case 3: .underRepair
        case 4: .removed
        default: .unknown
        }
    }

    private static func number(_ word: NetworkStatus) -> Int64 {
        switch word {
        case .unknown: 0
        case .networked: 1
        case .notNetworked: 2
        }
    }

    private static func networkStatus(_ number: Int64) -> NetworkStatus {
        switch number {
        case 1: .networked
        case 2: .notNetworked
        default: .unknown
        }
    }
}
