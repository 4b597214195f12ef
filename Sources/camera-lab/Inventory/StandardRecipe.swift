import CameraModel

extension Recipe {
    /// The recipe that stands in when none is named: an invented city of any size, in the 24 columns of the import
    /// measurements.
    ///
    /// One city, a county for every ten zones (99 at most), the other zones towns. With `sites`, a 25th column
    /// names the site that each of the first cameras covers; one site in ten stays uncovered.
    static func standard(
        cameras: Int, zones: Int, sites: Int, headers: HeaderLanguage,
        columns: [String] = InventoryColumns.standard
    ) throws(LabError) -> Recipe {
        var lines = ["headers \(headers.rawValue)"]
        let all = columns + (sites > 0 && !columns.contains("sites") ? ["sites"] : [])
        lines.append("columns " + all.joined(separator: " "))
        lines += zoneLines(zones)
        lines += cells.map { "default \($0)=\($1)" }
        let covering = min(cameras, sites - sites / 10)
        if sites > 0 {
            lines.append(
                "sites S count=\(sites) zones=* category=keyPublicArea key=S{n:6} name={zoneName}采集部位{n}")
            lines.append("cameras count=\(covering) covers=S first=\(covering) sites={site}")
        }
        lines.append("cameras count=\(cameras - max(covering, 0)) zones=*")
        return try Recipe(text: lines.joined(separator: "\n"))
    }

    private static func zoneLines(_ count: Int) -> [String] {
        var lines = ["zone 3705 试验市 level=city at=118.500000,37.450000,0.250000"]
        let counties = min(99, (count + 8) / 10)
        for index in 0..<max(0, counties) {
            let at = "\(118.3 + Double(index % 10) * 0.04),\(37.25 + Double(index / 10) * 0.04),0.018"
            lines.append("zone \(370500 + index + 1) 第\(index + 1)区 level=county parent=3705 at=\(at)")
        }
        for index in 0..<max(0, count - counties - 1) {
            let county = index % counties
            let at = "\(118.3 + Double(county % 10) * 0.04),\(37.25 + Double(county / 10) * 0.04),0.018"
            let code = "\(370500 + county + 1)\(101 + index / counties)"
            let name = "第\(county + 1)区第\(index / counties + 1)镇"
            lines.append("zone \(code) \(name) level=town parent=\(370500 + county + 1) at=\(at)")
        }
        return lines
    }

    private static let cells: [(String, String)] = [
        ("deviceCode", "{code:132:00}"),
        ("name", "{zoneName}{中心广场|汽车站|人民路口|实验小学|人民医院|农贸市场}{东|南|西|北}侧{int:1:99}号枪机"),
        ("address", "{zoneName}{人民路|解放路|建设路|和平街|黄河路}{int:1:400}号{东|南|西|北}侧立杆"),
        ("zone", "{zone}"), ("divisionCode", "{parent}"),
        ("longitude", "{longitude}"), ("latitude", "{latitude}"), ("mountHeight", "{int:3:12}.{0|5}"),
        ("bearing", "{int:0:359}"), ("horizontalFieldAngle", "{int:30:110}"),
        ("maxViewDistance", "{int:20:150}"),
        ("cameraType", "{fixedBullet*6|dome*3|halfDome|remoteBullet|checkpoint}"),
        ("manufacturer", "示例视频{一|二|三}厂"), ("model", "SE-{2|4|8}MP-{int:100:999}"),
        ("resolution", "{1080P*7|4K*2|720P}"), ("pointClass", "{first*3|second*4|third*2}"),
        ("owner", "试验市{综治办|教育局|交通局|住建局}"),
        ("managementUnit", "{zoneName}{综治中心|派出所|管理办公室}"), ("maintenanceUnit", "示例运维{一|二|三|四}公司"),
        ("pole", "LG-{zone}-{int:1:9999}"), ("ipv4", "{ip}"), ("port", "{80*8|8000|8080}"),
        ("networkStatus", "{networked*9|notNetworked}"),
        ("endpoints", "http://127.0.0.1:18554/cam/{seq}/hls"),
        ("deviceState", "{inUse*95|underRepair*3|removed|planned}"), ("installTime", "{time:2016:2025}"),
        ("retentionDays", "{30*6|60|90*2}"), ("sites", ""),
    ]
}
