/// A column of the canonical camera inventory; its raw value is the CSV header and the JSON key.
///
/// The order is that of the canonical CSV.
public enum CameraColumn: String, CaseIterable, Sendable {
    case deviceCode, name, commonName, divisionCode, zone, category, sector, pointClass, cameraType,
        functionTypes
    case manufacturer, model, resolution, encoding, lightType, address, longitude, latitude, bearing
    case horizontalFieldAngle, verticalFieldAngle, tilt, mountHeight, maxViewDistance, positionTypes
    case networkStatus, networkKind, ipv4, ipv6, port, mac, endpoints, sites, owner, ownership, managementUnit
    case maintenanceUnit, pole, parent, phase, investment, installTime, deviceState, retentionDays, legalBasis
    case filingNumber, filedOn, signage, consentReference, approvalReference, attachments
    /// 原设备编码: the code that the camera had before it was renamed.
    case formerCode
    /// Columns that the contract does not know, kept by their own header.
    case extras

    /// Position in the canonical order, from 0.
    ///
    /// A plain enum of fewer than 256 cases is stored as the ordinal of its case; a test holds it to
    /// `allCases`. A search through `allCases` would cost more than reading the cell.
    @inlinable public var index: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

    /// Fields without which a record is not complete: contract.md, Definitions, Filing.
    public static let requiredForFiling: [CameraColumn] = [
        .deviceCode, .name, .zone, .longitude, .latitude, .cameraType, .deviceState, .networkStatus,
        .managementUnit,
        .installTime,
    ]
}

/// A set of columns, one bit each.
public struct CameraColumnSet: OptionSet, Sendable, Hashable {
    /// One bit per column, by ``CameraColumn/index``.
    public let rawValue: UInt64
    /// The set of no columns, or of these bits.
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
    /// The set of one column.
    @inlinable public init(_ column: CameraColumn) { rawValue = 1 << UInt64(column.index) }
    /// Whether the column is in the set.
    @inlinable public func contains(_ column: CameraColumn) -> Bool {
        rawValue >> UInt64(column.index) & 1 == 1
    }
    /// Adds a column.
    @inlinable public mutating func insert(_ column: CameraColumn) {
        self = CameraColumnSet(rawValue: rawValue | 1 << UInt64(column.index))
    }
    /// The columns in canonical order.
    public var columns: [CameraColumn] { CameraColumn.allCases.filter { contains($0) } }
    /// Every column.
    public static let all = CameraColumnSet(rawValue: (1 << UInt64(CameraColumn.allCases.count)) - 1)
}
