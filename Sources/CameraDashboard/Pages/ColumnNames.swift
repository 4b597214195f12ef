import CameraModel

/// What people call the columns of a record: the headers of the national table in Chinese, the column's words in English.
enum ColumnNames {
    static func label(_ column: CameraColumn, _ language: Language) -> String {
        language == .chinese ? chinese[column] ?? column.rawValue : words(column.rawValue)
    }

    /// The same of a column by its word; a word that is no column stays as it is.
    static func label(named name: String, _ language: Language) -> String {
        CameraColumn(rawValue: name).map { label($0, language) } ?? name
    }

    /// `maxViewDistance` as `max view distance`.
    private static func words(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
    }

    private static let chinese: [CameraColumn: String] = [
        .deviceCode: "设备编码", .name: "设备名称", .commonName: "点位俗称", .divisionCode: "行政区域", .zone: "所属区域",
        .category: "区域类别", .sector: "所属部门/行业", .pointClass: "监控点位类型", .cameraType: "摄像机类型",
        .functionTypes: "摄像机功能类型", .manufacturer: "设备厂商", .model: "设备型号", .resolution: "图像分辨率",
        .encoding: "摄像机编码格式", .lightType: "补光属性", .address: "安装地址", .longitude: "经度", .latitude: "纬度",
        .bearing: "监视方位", .horizontalFieldAngle: "水平视场角", .verticalFieldAngle: "竖直视场角", .tilt: "俯角",
        .mountHeight: "安装高度", .maxViewDistance: "最大可视距离", .positionTypes: "摄像机位置类型",
        .networkStatus: "联网属性", .networkKind: "接入网络", .ipv4: "IPV4地址", .ipv6: "IPV6地址", .port: "访问端口",
        .mac: "MAC地址", .endpoints: "取流地址", .sites: "覆盖部位", .owner: "建设单位/设备归属", .ownership: "归属类型",
        .managementUnit: "管理单位", .maintenanceUnit: "维护单位", .pole: "立杆编号", .parent: "父设备", .phase: "建设期数",
        .investment: "投资额", .installTime: "安装时间", .deviceState: "设备状态", .retentionDays: "录像保存天数",
        .legalBasis: "设置依据", .filingNumber: "备案编号", .filedOn: "备案日期", .signage: "提示标识",
        .consentReference: "同意文号", .approvalReference: "变更审批文号", .attachments: "附件", .formerCode: "原设备编码",
        .extras: "其他列",
    ]
}
