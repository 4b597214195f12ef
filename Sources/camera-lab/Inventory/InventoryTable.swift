import ArgumentParser
import CameraModel

/// The three inventories that can be made.
enum InventoryTable: String, CaseIterable, ExpressibleByArgument {
    case cameras, zones, sites
}

/// The words that headers and vocabulary cells are written in.
enum HeaderLanguage: String, CaseIterable, ExpressibleByArgument {
    /// The canonical English headers and words.
    case canonical
    /// The Chinese headers and words of one-camera-one-file tables.
    case zh
}

/// The columns of a made inventory: their headers, and which are numbers in JSON.
enum InventoryColumns {
    /// The 24 columns of the import measurements.
    static let standard: [String] =
        ([
            .deviceCode, .name, .address, .zone, .longitude, .latitude, .mountHeight, .bearing,
            .horizontalFieldAngle,
            .maxViewDistance, .cameraType, .manufacturer, .model, .owner, .managementUnit, .maintenanceUnit,
            .pole, .ipv4,
            .port, .networkStatus, .endpoints, .deviceState, .installTime, .retentionDays,
        ] as [CameraColumn]).map(\.rawValue)

    /// Columns whose cells are bare numbers in JSON.
    private static let numbers: Set<CameraColumn> = [
        .longitude, .latitude, .bearing, .horizontalFieldAngle, .verticalFieldAngle, .tilt, .mountHeight,
        .maxViewDistance, .port, .retentionDays, .investment,
    ]

    /// Whether a column's cells are bare numbers in JSON.
    static func isNumber(_ name: String) -> Bool {
        CameraColumn(rawValue: name).map { numbers.contains($0) } ?? false
    }

    /// The header of a camera column.
    static func header(_ name: String, _ language: HeaderLanguage) -> String {
        language == .zh ? CameraColumn(rawValue: name).flatMap { chinese[$0] } ?? name : name
    }

    /// The national 27-column headers and the aliases beside them.
    private static let chinese: [CameraColumn: String] = [
        .deviceCode: "设备编码", .name: "设备名称", .manufacturer: "设备厂商", .divisionCode: "行政区域",
        .pointClass: "监控点位类型", .model: "设备型号", .commonName: "点位俗称", .ipv4: "IPV4地址", .ipv6: "IPV6地址",
        .mac: "MAC地址", .cameraType: "摄像机类型", .functionTypes: "摄像机功能类型", .lightType: "补光属性",
        .encoding: "摄像机编码格式", .address: "安装地址", .longitude: "经度", .latitude: "纬度",
        .positionTypes: "摄像机位置类型", .bearing: "监视方位", .networkStatus: "联网属性", .installTime: "安装时间",
        .managementUnit: "管理单位", .retentionDays: "录像保存天数", .deviceState: "设备状态", .sector: "所属部门/行业",
        .zone: "所属区域", .category: "区域类别", .sites: "覆盖部位", .endpoints: "取流地址", .ownership: "归属类型",
        .pole: "立杆编号", .phase: "建设期数", .investment: "投资额", .resolution: "图像分辨率", .formerCode: "原设备编码",
        .parent: "父设备", .owner: "建设单位/设备归属", .maintenanceUnit: "维护单位", .networkKind: "接入网络", .port: "访问端口",
    ]

    /// A canonical word in Chinese where the column has a closed vocabulary; the word itself elsewhere.
    static func word(_ word: String, in column: String, _ language: HeaderLanguage) -> String {
        guard language == .zh else { return word }
        switch CameraColumn(rawValue: column) {
        case .category: return AreaCategory(rawValue: word)?.label(.chinese) ?? word
        case .pointClass: return PointClass(rawValue: word)?.label(.chinese) ?? word
        case .cameraType: return CameraType(rawValue: word)?.label(.chinese) ?? word
        case .networkStatus: return NetworkStatus(rawValue: word)?.label(.chinese) ?? word
        case .ownership: return Ownership(rawValue: word)?.label(.chinese) ?? word
        case .deviceState: return DeviceState(rawValue: word)?.label(.chinese) ?? word
        default: return word
        }
    }
}
