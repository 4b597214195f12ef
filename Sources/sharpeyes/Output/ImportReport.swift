import CameraAudit
import CameraInventory
import CameraModel
import CameraRegistry

/// What an import did, for people and for programs.
struct ImportReport {
    var file: String
    var summary: InventorySummary
    var outcome: ImportOutcome
    var readerFindings: FindingLog
    var request: ImportRequest

    /// All findings by line; those of no line first.
    private var findings: [Finding] {
        (readerFindings.findings + outcome.findings.findings).enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
    }

    private var counts: [(rule: String, count: Int)] {
        readerFindings.counts.merging(outcome.findings.counts, uniquingKeysWith: +).sorted { $0.key < $1.key }
            .map { (rule: $0.key, count: $0.value) }
    }

    /// The shape of contract.md, one line.
    func json() -> String {
        var members = [
            "\"file\": \(JSONText.string(file))", "\"format\": \"\(summary.format.rawValue)\"",
            "\"encoding\": \(JSONText.string(summary.encoding))",
            "\"delimiter\": \(summary.delimiter.map { JSONText.string($0) } ?? "null")",
            "\"profile\": \(JSONText.string(summary.profile))",
            "\"sheet\": \(summary.sheet.map { JSONText.string($0) } ?? "null")",
            "\"columns\": {\"mapped\": \(list(summary.mapped)), \"ignored\": \(list(summary.ignored)), "
                + "\"dropped\": \(list(summary.dropped)), \"droppedCells\": \(summary.droppedCells)}",
            "\"rows\": \(outcome.rows)", "\"created\": \(outcome.created)", "\"updated\": \(outcome.updated)",
            "\"unchanged\": \(outcome.unchanged)", "\"refused\": \(outcome.refused)",
            "\"skipped\": \(summary.skipped)",
            "\"batch\": \(outcome.batch.map { "\"\($0)\"" } ?? "null")", "\"dryRun\": \(request.dryRun)",
        ]
        members.append("\"findings\": [" + findings.map(json).joined(separator: ", ") + "]")
        let counted = counts.map { "\(JSONText.string($0.rule)): \($0.count)" }.joined(separator: ", ")
        members.append("\"findingCounts\": {\(counted)}")
        return "{" + members.joined(separator: ", ") + "}\n"
    }

    private func json(_ finding: Finding) -> String {
        func text(_ value: String?) -> String { value.map { JSONText.string($0) } ?? "null" }
        return "{\"severity\": \"\(finding.severity.rawValue)\", \"rule\": \(text(finding.rule.id)), "
            + "\"line\": \(finding.line.map(String.init) ?? "null"), \"column\": \(text(finding.column)), "
            + "\"deviceCode\": \(text(finding.deviceCode)), \"message\": \(text(finding.message(.english)))}"
    }

    private func list(_ texts: [String]) -> String {
        "[" + texts.map { JSONText.string($0) }.joined(separator: ", ") + "]"
    }

    /// The report that a technician reads: evidence, counts, findings grouped by rule.
    func text(_ language: Language) -> String {
        var out = evidence(language) + "\n"
        out += Terminal.wrap(columns(language), indent: 2) + "\n"
        out += Terminal.wrap(counted(language), indent: 2) + "\n"
        var byRule: [String: [Finding]] = [:]
        for finding in findings { byRule[finding.rule.id, default: []].append(finding) }
        let groups = counts.compactMap { entry in byRule[entry.rule]?.first.map { (entry.count, $0) } }
        for (count, first) in groups.sorted(by: { $0.1.severity > $1.1.severity }) {
            let place =
                first.line.map { language.pick(en: ", first at line \($0)", zh: "，首见于第 \($0) 行") } ?? ""
            let rows = language.pick(en: "\(count) time\(count == 1 ? "" : "s")", zh: "\(count) 次")
            out += "  \(first.severity.rawValue) \(first.rule.id): \(rows)\(place)\n"
            let column = first.column.map { "\($0): " } ?? ""
            out += Terminal.wrap(column + first.message(language), indent: 6) + "\n"
        }
        return out
    }

    private func evidence(_ language: Language) -> String {
        var parts = ["\(summary.format.rawValue)", summary.encoding]
        if summary.byteOrderMark { parts.append(language.pick(en: "byte order mark", zh: "带 BOM")) }
        if let sheet = summary.sheet { parts.append(language.pick(en: "sheet \(sheet)", zh: "工作表 \(sheet)")) }
        if let delimiter = summary.delimiter {
            let shown = delimiter == "\t" ? "TAB" : "'\(delimiter)'"
            parts.append(language.pick(en: "delimiter \(shown)", zh: "分隔符 \(shown)"))
        }
        parts.append(language.pick(en: "profile \(summary.profile)", zh: "模板 \(summary.profile)"))
        return "\(file): " + parts.joined(separator: ", ")
    }

    private func columns(_ language: Language) -> String {
        let (mapped, ignored, dropped) = (summary.mapped, summary.ignored, summary.dropped)
        var text = language.pick(
            en: "\(mapped.count + ignored.count + dropped.count) columns: \(mapped.count) mapped",
            zh: "\(mapped.count + ignored.count + dropped.count) 列：\(mapped.count) 列已对应")
        if !ignored.isEmpty {
            let names = ignored.joined(separator: ", ")
            text += language.pick(
                en: "; \(ignored.count) kept as extras: \(names)", zh: "；\(ignored.count) 列保留为附加列：\(names)")
        }
        if !dropped.isEmpty {
            let names = dropped.joined(separator: ", ")
            text += language.pick(
                en:
                    "; \(dropped.count) dropped with \(summary.droppedCells) cells (people or secrets): \(names)",
                zh: "；\(dropped.count) 列共 \(summary.droppedCells) 格涉及个人或口令，已丢弃：\(names)")
        }
        return text
    }

    private func counted(_ language: Language) -> String {
        var counts = language.pick(
            en: "\(outcome.rows) rows: \(outcome.created) created, \(outcome.updated) updated, "
                + "\(outcome.unchanged) unchanged, \(outcome.refused) refused",
            zh: "\(outcome.rows) 行：新建 \(outcome.created)，更新 \(outcome.updated)，不变 \(outcome.unchanged)，"
                + "拒收 \(outcome.refused)")
        if summary.skipped > 0 {
            counts += language.pick(
                en: "; \(summary.skipped) skipped, which are no cameras",
                zh: "；另有 \(summary.skipped) 项不是摄像机，已跳过")
        }
        if let batch = outcome.batch {
            return counts + language.pick(en: " (batch \(batch))", zh: "（批次 \(batch)）")
        }
        let why =
            request.dryRun
            ? language.pick(en: "dry run: nothing was kept", zh: "试运行：未保存任何内容")
            : language.pick(en: "--strict and rows refused: nothing was kept", zh: "--strict 且有拒收行：未保存任何内容")
        return counts + " (\(why))"
    }
}
