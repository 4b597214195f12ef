/// Which column an unknown header may mean, by its words, its characters, and what stands under it.
enum HeaderGuess {
    /// Words within headers, and the columns they speak of; the more special stand first.
    private static let words: [(String, [String])] = [
        ("divisionCode", ["civilcode", "divisioncode", "adcode", "regioncode", "区划"]),
        ("parent", ["parent", "nvr", "父设备", "上级"]),
        ("manufacturer", ["manufacturer", "vendor", "brand", "厂商", "厂家", "品牌"]),
        ("model", ["model", "型号"]), ("mac", ["macaddr", "mac"]),
        ("deviceCode", ["deviceid", "devicecode", "cameraid", "cameracode", "gbid", "gbcode", "编码", "编号"]),
        ("longitude", ["longitude", "lng", "lon", "经度"]), ("latitude", ["latitude", "lat", "纬度"]),
        ("bearing", ["bearing", "azimuth", "heading", "direction", "方位", "朝向"]),
        ("mountHeight", ["mountheight", "height", "高度"]),
        ("maxViewDistance", ["viewdistance", "range", "距离"]),
        ("horizontalFieldAngle", ["fieldofview", "fov", "viewangle", "视场", "视角"]),
        ("ipv6", ["ipv6"]), ("ipv4", ["ipv4", "ipaddr", "ipaddress", "ip"]), ("port", ["port", "端口"]),
        ("endpoints", ["url", "stream", "rtsp", "hls", "流地址", "视频地址"]),
        ("address", ["address", "location", "street", "place", "地址", "地点", "位置"]),
        ("cameraType", ["cameratype", "ptztype", "摄像机类型", "相机类型"]),
        ("resolution", ["resolution", "pixel", "分辨率", "像素"]),
        ("networkStatus", ["networkstatus", "connected", "联网"]),
        ("deviceState", ["devicestate", "设备状态", "使用状态"]),
        ("retentionDays", ["retention", "savedays", "保存天数", "存储天数"]),
        ("installTime", ["install", "安装时间", "安装日期", "建成时间"]),
        ("managementUnit", ["managementunit", "manager", "agency", "管理单位", "管理部门", "责任单位"]),
        ("maintenanceUnit", ["maintenance", "维护单位", "运维单位"]), ("owner", ["owner", "建设单位", "产权"]),
        ("pole", ["pole", "立杆", "杆号"]), ("sector", ["sector", "industry", "行业", "部门"]),
        ("category", ["category", "区域类别"]), ("zone", ["district", "county", "zone", "area", "区域", "辖区"]),
        ("level", ["level", "级别"]), ("plannedCameras", ["planned", "规划"]), ("site", ["site", "部位"]),
        ("name", ["name", "title", "名称", "点位"]),
    ]

    /// Columns that only numbers can be in.
    private static let numeric: Set<String> = [
        "longitude", "latitude", "mountHeight", "maxViewDistance", "horizontalFieldAngle", "port",
        "retentionDays",
        "plannedCameras",
    ]

    /// The column, among those still free; `nil` when nothing speaks for one.
    static func column(_ header: String, _ shape: ColumnShape, free: Set<String>, aliases: [String: String])
        -> String?
    {
        let plain = lookupForm(ofHeader: header).filter { !"_-.:/".contains($0) }
        let byForm = byForm(shape).flatMap { free.contains($0) ? $0 : nil }
        let byWord = words.first { column, words in
            free.contains(column) && fits(column, shape) && words.contains { isWord($0, of: plain) }
        }?.0
        // A name is the weakest sign: platforms call their codes and addresses names too.
        if let byForm, byWord == nil || byWord == "name" { return byForm }
        return byWord ?? similar(plain, free: free, shape, aliases)
    }

    /// Short words, such as ip and lat, count only as the whole header or its beginning.
    private static func isWord(_ word: String, of header: String) -> Bool {
        word.utf8.count <= 3
            ? header == word || header == "camera" + word || header == word + "s" : header.contains(word)
    }

    private static func fits(_ column: String, _ shape: ColumnShape) -> Bool {
        if shape.count == 0 { return true }
        switch column {
        case "deviceCode": return shape.form != .date && shape.form != .url
        case "ipv4": return shape.form == .ipv4
        case "endpoints": return shape.form == .url
        case "installTime": return shape.form == .date
        default: return !numeric.contains(column) || shape.isNumeric
        }
    }

    private static func byForm(_ shape: ColumnShape) -> String? {
        switch shape.form {
        case .deviceCode: "deviceCode"
        case .ipv4: "ipv4"
        case .mac: "mac"
        case .url: "endpoints"
        case .number where shape.isPosition(within: 73...136): "longitude"
        case .number where shape.isPosition(within: 3...54): "latitude"
        default: nil
        }
    }

    /// The column of the known header that shares most characters, when that is most of them.
    private static func similar(
        _ plain: String, free: Set<String>, _ shape: ColumnShape, _ aliases: [String: String]
    ) -> String? {
        let own = Set(plain.unicodeScalars)
        guard own.count >= 3 else { return nil }
        var best: (share: Double, column: String)?
        for (alias, column) in aliases.sorted(by: { $0.key < $1.key }) where free.contains(column) {
            let other = Set(alias.unicodeScalars)
            let share = Double(own.intersection(other).count) / Double(own.union(other).count)
            if share >= 0.75, share > best?.share ?? 0, fits(column, shape) { best = (share, column) }
        }
        return best?.column
    }
}
