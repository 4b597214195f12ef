import CameraModel

extension Auditor {
    /// What does not fit together in zones and sites.
    func structureFindings() -> [ScopedFinding] {
        var found: [ScopedFinding] = []
        func report(_ rule: Rule, _ zone: ZoneCode?, _ code: String?, _ facts: [String]) {
            found.append(ScopedFinding(zone: zone, finding: Finding(rule, deviceCode: code, facts: facts)))
        }
        let cut = Set(tree.cycles)
        for (index, zone) in tree.zones.enumerated() {
            let code = zone.code.text
            if order.home[index] != index {
                report(.zoneTwice, zone.code, code, [code, zone.name, tree.zones[order.home[index]].name])
            } else if let parent = zone.parent, tree.parents[index] < 0 {
                report(
                    cut.contains(index) ? .zoneCycle : .zoneParentUnknown, zone.code, code,
                    [code, parent.text])
            }
        }
        for (index, site) in sites.sites.enumerated() {
            if !sites.stands[index] {
                report(.siteTwice, site.zone, site.key, [site.key])
            } else if sites.zones[index] < 0 {
                report(.siteWithoutZone, nil, site.key, [site.key, site.zone.text])
            }
        }
        if homeless > 0 { report(.camerasWithoutZone, nil, nil, ["\(homeless)"]) }
        return found
    }

    /// Targets that this audit cannot judge: a report must not pass them over in silence.
    func policyFindings() -> [ScopedFinding] {
        var found: [ScopedFinding] = []
        for target in policy.targets {
            let facts = [
                "\(target.rate.rawValue) \(target.category?.rawValue ?? "all")", "\(target.atLeast)",
            ]
            if !settings.rates.contains(target.rate) {
                found.append(ScopedFinding(finding: Finding(.targetNotReckoned, facts: facts)))
            } else if let sector = target.sector, settings.grouping != .sector {
                found.append(ScopedFinding(finding: Finding(.targetOfSector, facts: facts + [sector])))
            } else if let zone = target.zone, tree.index(code: zone.text) == nil {
                found.append(
                    ScopedFinding(finding: Finding(.targetOfUnknownZone, facts: facts + [zone.text])))
            }
        }
        return found
    }
}

extension Rule {
    static let zoneCycle = Rule(
        "zone-cycle", .warning,
        en:
            "zone {0} lies in itself by way of its parent {1}; it counts as a top zone until the parent is put right",
        zh: "区域 {0} 经上级 {1} 又回到自身；在更正上级之前按顶级区域统计")
    static let zoneParentUnknown = Rule(
        "zone-parent-unknown", .warning,
        en:
            "zone {0} names the parent {1}, which is not among the zones; it counts as a top zone: import {1}",
        zh: "区域 {0} 的上级 {1} 不在区域表中；按顶级区域统计，请先导入 {1}")
    static let zoneTwice = Rule(
        "zone-twice", .warning, en: "zone {0} is listed again as {1}; the first, {2}, stands",
        zh: "区域 {0} 重复登记为 {1}；以第一条 {2} 为准")
    static let siteTwice = Rule(
        "site-twice", .warning, en: "site {0} is listed again; the first stands", zh: "采集部位 {0} 重复登记；以第一条为准")
    static let siteWithoutZone = Rule(
        "site-without-zone", .warning,
        en: "site {0} lies in zone {1}, which is not among the zones; it is in no figure",
        zh: "采集部位 {0} 所属区域 {1} 不在区域表中；未计入任何指标")
    static let camerasWithoutZone = Rule(
        "camera-without-zone", .warning,
        en: "{0} cameras have no known zone; they are in no figure of a zone",
        zh: "{0} 台摄像机没有可识别的所属区域；未计入任何区域的指标")
    static let plannedMismatch = Rule(
        "planned-mismatch", .warning,
        en: "zone {0} states {1} planned cameras, the zones below it state {2}; its own number stands",
        zh: "区域 {0} 填报规划摄像机 {1} 台，下级合计 {2} 台；以本级填报数为准")
    static let requiredMismatch = Rule(
        "required-mismatch", .warning,
        en: "zone {0} states {2} required sites ({1}), the zones below it state {3}; its own number stands",
        zh: "区域 {0} 填报应覆盖部位（{1}）{2} 个，下级合计 {3} 个；以本级填报数为准")
    static let requiredAndListed = Rule(
        "required-and-listed", .warning,
        en: "zone {0} states {2} required sites ({1}) and lists {3}; the list stands",
        zh: "区域 {0} 填报应覆盖部位（{1}）{2} 个，清单中有 {3} 个；以清单为准")
    static let requiredExceeded = Rule(
        "required-exceeded", .warning,
        en:
            "zone {0} states {2} required sites ({1}), its cameras name {3}; coverage stays at 100 %: correct the number",
        zh: "区域 {0} 填报应覆盖部位（{1}）{2} 个，摄像机关联的部位有 {3} 个；覆盖率按 100 % 计，请核对填报数")
    static let targetNotReckoned = Rule(
        "target-not-reckoned", .warning,
        en: "the target {0} >= {1} % is not judged: this audit does not reckon the rate",
        zh: "目标 {0} >= {1} % 未予评判：本次审计不计算该指标")
    static let targetOfSector = Rule(
        "target-of-sector", .warning,
        en: "the target {0} >= {1} % for the sector {2} is not judged here: audit --by sector judges it",
        zh: "目标 {0} >= {1} %（行业 {2}）此处未予评判：请用 audit --by sector 评判")
    static let targetOfUnknownZone = Rule(
        "target-of-unknown-zone", .warning,
        en: "the target {0} >= {1} % is for zone {2}, which is not among the zones",
        zh: "目标 {0} >= {1} % 针对的区域 {2} 不在区域表中")
}
