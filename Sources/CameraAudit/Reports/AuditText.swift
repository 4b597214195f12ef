public import CameraModel

/// The report for people: plain text of at most `width` columns, without colour.
public struct AuditText {
    /// How many missed targets are repeated behind the zones.
    private static let missedShown = 50

    private let report: AuditReport
    private let language: Language
    private let width: Int
    private var lines: [String] = []

    /// The report as text with a line break at its end; `width` is 60 columns or more, smaller counts as 60.
    ///
    /// What cannot be cut without changing a figure is never cut: names end in `…`, sentences go on in the next line.
    public static func render(_ report: AuditReport, language: Language, width: Int = 80) -> String {
        var text = AuditText(report, language, max(60, width))
        text.writeHead()
        for zone in report.shownZones { text.write(zone) }
        text.writeGroups()
        text.writeVerdict()
        text.writeMatching()
        text.writeLists()
        text.writeFindings()
        text.writeEvidence()
        text.writeFormulas()
        return text.lines.joined(separator: "\n") + "\n"
    }

    private init(_ report: AuditReport, _ language: Language, _ width: Int) {
        (self.report, self.language, self.width) = (report, language, width)
    }

    private func say(_ en: @autoclosure () -> String, _ zh: @autoclosure () -> String) -> String {
        language.pick(en: en(), zh: zh())
    }

    /// Writes a sentence, `first` before its first line and as many blanks before the others.
    private mutating func write(_ first: String, _ sentence: String) {
        let indent = DisplayWidth.of(first)
        for (index, line) in DisplayWidth.wrap(printable(sentence), width - indent).enumerated() {
            lines.append((index == 0 ? first : String(repeating: " ", count: indent)) + line)
        }
    }

    private mutating func heading(_ text: String) {
        lines.append("")
        lines.append(text)
    }

    // MARK: Head

    private mutating func writeHead() {
        let cameras = report.cameras
        if cameras.unknown > 0 {
            write(
                "",
                say(
                    "\(cameras.unknown) of \(cameras.total) cameras have an unknown state: they enter no figure below.",
                    "共 \(cameras.total) 台摄像机，其中 \(cameras.unknown) 台设备状态未知：不计入以下任何指标。"))
            lines.append("")
        }
        write(say("Policy    ", "政策  "), "\(report.policy.name): \(report.policy.source)")
        let time = report.asOf.rfc3339(offsetSeconds: report.localOffsetSeconds)
        write(
            say("As of     ", "时间  "), time + say(", revision \(report.revision)", "，修订号 \(report.revision)"))
        let states = [
            (cameras.inUse, DeviceState.inUse), (cameras.underRepair, .underRepair),
            (cameras.planned, .planned),
            (cameras.removed, .removed), (cameras.unknown, .unknown),
        ]
        let counted = states.map { "\($1.label(language)) \($0)" }.joined(separator: say(", ", "，"))
        write(say("Cameras   ", "点位  "), "\(cameras.total): \(counted)")
    }

    // MARK: Zones

    private mutating func write(_ zone: ZoneRates) {
        let indent = String(repeating: " ", count: 2 * min(zone.depth, 5))
        let level = zone.level.map { say(", ", "，") + $0.label(language) } ?? ""
        let tail = " (\(zone.zone)\(level))"
        let room = width - indent.count - DisplayWidth.of(tail)
        lines.append("")
        lines.append(indent + DisplayWidth.truncate(printable(zone.name), max(8, room)) + tail)
        write(zone.rates, indent)
        if zone.cameras.total == 0, zone.sites.sites == 0 {
            lines.append(indent + "  " + say("no records", "无档案"))
        }
    }

    private mutating func write(_ rates: [RateFigure], _ indent: String) {
        for category in areaGroups {
            let figures = rates.filter {
                $0.category == category && ($0.target != nil || $0.ratio.isComputable)
            }
            guard !figures.isEmpty else { continue }
            lines.append(indent + "  " + groupLabel(category, language))
            for figure in figures {
                lines.append(row(figure, indent))
                if let excusing = figure.excusing, excusing != figure.ratio {
                    let label = DisplayWidth.pad(say("  excused left out", "  剔除可免责"), 20)
                    lines.append(indent + "    " + label + words(excusing))
                }
            }
        }
    }

    private mutating func writeGroups() {
        guard report.grouping != .zone else { return }
        let by = report.grouping.label(language)
        guard let groups = report.groups else {
            return heading(say("By \(by): too many groups", "按\(by)：分组过多"))
        }
        heading(say("By \(by): \(groups.count) groups", "按\(by)：\(groups.count) 组"))
        for group in groups {
            lines.append("")
            let label = DisplayWidth.truncate(printable(group.label(report.grouping, language)), width - 20)
            lines.append(
                "  " + label + say(", cameras: \(group.cameras.total)", "：点位 \(group.cameras.total)"))
            write(group.rates, "  ")
        }
    }

    private func row(_ figure: RateFigure, _ indent: String) -> String {
        let rate = DisplayWidth.pad(figure.rate.label(language) + basis(figure), 20)
        let target = figure.target.map { "\($0) %" } ?? "-"
        let start = indent + "    " + rate + DisplayWidth.pad(words(figure.ratio), 30)
        let line = start + DisplayWidth.padLeft(target, 7) + "  " + verdict(figure)
        return line.last == " " ? String(line.dropLast(2)) : line
    }

    /// Where the whole is not a count of records, the reader must see it.
    private func basis(_ figure: RateFigure) -> String {
        switch figure.basis {
        case .count: say(" (count)", "（按数量）")
        case .mixed: say(" (mixed)", "（混合）")
        case .stated: say(" (stated)", "（填报）")
        case .seconds: say(" (seconds)", "（秒）")
        case .sites, .records, .fields, nil: ""
        }
    }

    private func words(_ ratio: Ratio) -> String {
        guard let percent = ratio.percent else { return say("not computable", "无法计算") }
        return say("\(ratio.part) of \(ratio.whole)", "\(ratio.part) / \(ratio.whole)") + " (\(percent) %)"
    }

    private func verdict(_ figure: RateFigure) -> String {
        switch figure.met {
        case true?: say("met", "达标")
        case false?: say("MISSED", "未达标")
        case nil: figure.target == nil ? "" : say("open", "待定")
        }
    }

    // MARK: Verdict

    private mutating func writeVerdict() {
        let targeted = report.targeted
        let missed =
            report.missed.map { ($0.zone.name, " \($0.zone.zone)", $0.figure) }
            + report.missedOfGroups.map { ($0.group.label(report.grouping, language), "", $0.figure) }
        let open = targeted.filter { $0.met == nil }.count
        heading(
            say(
                "Targets: \(targeted.count - missed.count - open) met, \(missed.count) missed, \(open) not computable",
                "目标：达标 \(targeted.count - missed.count - open) 项，未达标 \(missed.count) 项，无法计算 \(open) 项"))
        for (name, code, figure) in missed.prefix(AuditText.missedShown) {
            let name = printable(name)
            let figures = "\(words(figure.ratio)) < \(figure.target.map(\.description) ?? "") %"
            let what = "\(groupLabel(figure.category, language)), \(figure.rate.label(language)): \(figures)"
            let room = width - 4 - DisplayWidth.of(what) - DisplayWidth.of("\(code): ")
            if room >= 8 {
                lines.append("  " + DisplayWidth.truncate(name, room) + "\(code): " + what)
            } else {
                lines.append("  " + DisplayWidth.truncate(name, width - 24) + "\(code):")
                write("    ", what)
            }
        }
        if missed.count > AuditText.missedShown {
            let more = missed.count - AuditText.missedShown
            write("  ", say("… and \(more) more, marked MISSED above", "……另有 \(more) 项，见上文“未达标”"))
        }
        let verdict: String
        if report.met {
            verdict = say("The policy is met.", "总体结论：达标。")
        } else if missed.isEmpty {
            verdict = say(
                "Nothing with a target could be computed: the policy is not met.", "没有可计算的目标项：总体结论为未达标。")
        } else {
            verdict = say("The policy is NOT met.", "总体结论：未达标。")
        }
        write("  ", verdict)
    }

    private mutating func writeMatching() {
        let sites = report.sites
        lines.append("")
        write(
            "",
            say(
                "Sites: \(sites.sites); matched by name \(sites.byName), by view \(sites.byView), not at all "
                    + "\(sites.notAtAll). Names that cameras use and no site has: \(sites.unmatchedNames); "
                    + "that several sites have: \(sites.ambiguousNames).",
                "采集部位：\(sites.sites) 个；按名称匹配 \(sites.byName) 个，按视域匹配 \(sites.byView) 个，未匹配 "
                    + "\(sites.notAtAll) 个。摄像机使用而部位清单中没有的名称：\(sites.unmatchedNames) 个；多个部位同名、无法判定的：\(sites.ambiguousNames) 个。"
            ))
    }

    private mutating func writeLists() {
        lines.append("")
        for list in EvidenceList.allCases { write(list.label(language), report.lists[list]) }
    }

    private mutating func write(_ title: String, _ list: CameraList) {
        lines.append("\(title): \(list.count)")
        guard !list.deviceCodes.isEmpty else { return }
        let more = list.count > list.deviceCodes.count ? " …" : ""
        write("  ", list.deviceCodes.map(\.text).joined(separator: " ") + more)
    }

    private mutating func writeFindings() {
        guard !report.findings.isEmpty else { return }
        heading(say("Findings", "发现的问题"))
        for finding in report.findings { write("  - ", finding.message(language)) }
    }

    // MARK: Evidence and formulas

    private mutating func writeEvidence() {
        guard let rate = report.explained else { return }
        heading(
            say(
                "Behind \(rate.label(language)): \(report.evidence.count) records",
                "\(rate.label(language))明细：\(report.evidence.count) 条"))
        var group = ""
        for entry in report.evidence {
            let place = entry.zone?.text ?? say("no zone", "无区域")
            let title = "\(place), \(groupLabel(entry.category, language)), \(entry.standing.label(language))"
            if title != group { lines.append("  " + title) }
            group = title
            write("    \(entry.code)  ", evidenceWords(entry))
        }
    }

    private func evidenceWords(_ entry: Evidence) -> String {
        var words = entry.name.map { $0 + ": " } ?? ""
        words += entry.reason.text(language)
        if entry.standingInAll != entry.standing {
            let all = "\(entry.standingInAll.label(language)), \(entry.reasonInAll.text(language))"
            words += say("; of all cameras: \(all)", "；按全部点位：\(all)")
        }
        if let origin = entry.origin { words += "; " + origin.words(language, report.localOffsetSeconds) }
        if !entry.cameras.isEmpty { words += " [" + entry.cameras.map(\.text).joined(separator: " ") + "]" }
        return words
    }

    private mutating func writeFormulas() {
        heading(say("How it is counted (docs/formulas.md)", "计算口径（见 docs/formulas.md）"))
        let column = say("verified connection", "实测联网率")
        for rate in RateName.reckoned + (report.onlineWindowSeconds > 0 ? [.online] : []) {
            write(
                "  " + DisplayWidth.pad(rate.label(language), DisplayWidth.of(column) + 2),
                rate.formula(language))
        }
        let hours =
            report.windowSeconds % 3600 == 0
            ? "\(report.windowSeconds / 3600) h" : "\(report.windowSeconds) s"
        write(
            "  ",
            say(
                "Window of verified connection: \(hours). A zone's figures include its descendants.",
                "实测联网率时间窗：\(hours)。各区域指标均含其下级区域。"))
        guard report.onlineWindowSeconds > 0 else { return }
        let days = report.onlineWindowSeconds / 86_400
        write("  ", say("Window of the online rate: \(days) days.", "在线率时间窗：\(days) 天。"))
    }
}
