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
    /// The file that the refused rows went to.
    var rejects: String?

    /// All findings by line; those of no line first.
    private var findings: [Finding] {
        (readerFindings.findings + outcome.findings.findings).enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
    }

    /// Whether there is nothing that anybody has to look at: no row was refused, no record is missing, and all that was found are notes.
    var isWell: Bool {
        outcome.refused == 0
            && [readerFindings, outcome.findings].allSatisfy {
                $0.severities.keys.allSatisfy { $0 == .note } && $0.counts[Rule.missingFromFile.id] == nil
            }
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
            "\"encodingReason\": \(JSONText.string(summary.encodingReason.text()))",
            "\"delimiter\": \(summary.delimiter.map { JSONText.string($0) } ?? "null")",
            "\"profile\": \(JSONText.string(summary.profile))",
            "\"sheet\": \(summary.sheet.map { JSONText.string($0) } ?? "null")",
            "\"columns\": {\"mapped\": \(list(summary.mapped)), \"ignored\": \(list(summary.ignored)), "
                + "\"dropped\": \(list(summary.dropped)), \"droppedCells\": \(summary.droppedCells), "
                + "\"notRead\": \(list(summary.notRead)), \"droppedContent\": \(droppedContent)}",
            "\"rows\": \(outcome.rows)", "\"created\": \(outcome.created)", "\"updated\": \(outcome.updated)",
            "\"unchanged\": \(outcome.unchanged)", "\"refused\": \(outcome.refused)",
            "\"skipped\": \(summary.skipped)",
            "\"batch\": \(outcome.batch.map { "\"\($0)\"" } ?? "null")", "\"dryRun\": \(request.dryRun)",
            "\"rejects\": \(rejects.map { JSONText.string($0) } ?? "null")",
        ]
        members += DifferenceText(outcome: outcome).json()
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

    /// What was cut out of texts, by kind.
    private var droppedContent: String {
        let counts = summary.droppedContent
        return "{\"names\": \(counts.names), \"phones\": \(counts.phones), "
            + "\"identityNumbers\": \(counts.identityNumbers), \"emails\": \(counts.emails), "
            + "\"secrets\": \(counts.secrets)}"
    }

    private func droppedText(_ language: Language) -> String? {
        let counts = summary.droppedContent
        guard counts.total > 0 else { return nil }
        return language.pick(
            en:
                "cut out of texts: \(counts.names) names, \(counts.phones) phone numbers, \(counts.identityNumbers) identity "
                + "numbers, \(counts.emails) e-mail addresses, \(counts.secrets) logins or keys",
            zh: "从文字中剔除：姓名 \(counts.names)，电话 \(counts.phones)，身份证号 \(counts.identityNumbers)，"
                + "邮箱 \(counts.emails)，账号口令 \(counts.secrets)")
    }

    /// The report that a technician reads: evidence, counts, findings grouped by rule, the gravest first.
    func text(_ language: Language) -> String {
        var out = Terminal.wrap(hanging: evidence(language), indent: 2) + "\n"
        for line in named(language) { out += Terminal.wrap(hanging: "  " + line, indent: 4) + "\n" }
        if let dropped = droppedText(language) {
            out += Terminal.wrap(hanging: "  " + dropped, indent: 4) + "\n"
        }
        out += Terminal.wrap(counted(language), indent: 2) + "\n"
        for group in groups { out += text(group, language) }
        if let rejects, outcome.refused > 0 {
            let line = language.pick(
                en: "refused rows are in \(rejects): mend them there and import that file",
                zh: "拒收的行已写入 \(rejects)：改正后导入该文件即可")
            out += Terminal.wrap(hanging: "  " + line, indent: 4) + "\n"
        }
        if request.dryRun || request.expected != nil || request.complete {
            out += DifferenceText(outcome: outcome).text(language)
        }
        return out
    }

    /// All findings of one rule: how many, in how many rows, and the first ones kept.
    private struct Group {
        var rule: Rule
        var count: Int
        var rows: Int
        var first: [Finding]
    }

    private var groups: [Group] {
        var byRule: [String: [Finding]] = [:]
        for finding in findings where byRule[finding.rule.id, default: []].count < 50 {
            byRule[finding.rule.id, default: []].append(finding)
        }
        let rows = readerFindings.rows.merging(outcome.findings.rows, uniquingKeysWith: +)
        return counts.compactMap { rule, count in
            guard let first = byRule[rule], let rule = first.first?.rule else { return nil }
            return Group(rule: rule, count: count, rows: rows[rule.id] ?? 0, first: first)
        }
        .sorted {
            ($1.rule.severity, $1.count, $0.rule.id) < ($0.rule.severity, $0.count, $1.rule.id)
        }
    }

    private func text(_ group: Group, _ language: Language) -> String {
        let (rule, count) = (group.rule, group.rows > 0 ? group.rows : group.count)
        var line = "  \(label(rule.severity, language)) \(rule.id)"
        line +=
            group.rows > 0
            ? language.pick(en: ": \(count) row\(count == 1 ? "" : "s")", zh: "：\(count) 行")
            : language.pick(en: ": \(count) time\(count == 1 ? "" : "s")", zh: "：\(count) 次")
        var lines: [Int] = []
        for finding in group.first { if let line = finding.line, lines.last != line { lines.append(line) } }
        if let first = lines.first, group.rows == 1 {
            line += language.pick(en: ", line \(first)", zh: "，第 \(first) 行")
        } else if let first = lines.first {
            line += language.pick(en: ", first at line \(first)", zh: "，首见于第 \(first) 行")
            let others = lines.dropFirst().prefix(5).map(String.init)
            if !others.isEmpty {
                let open = count > others.count + 1 ? ", ..." : ""
                line += language.pick(
                    en: " (then \(others.joined(separator: ", "))\(open))",
                    zh: "（其后 \(others.joined(separator: "、"))\(open.isEmpty ? "" : " …")）")
            }
        }
        let example = group.first.first
        let column = example?.column.map { "\($0): " } ?? ""
        return Terminal.wrap(hanging: line, indent: 6) + "\n"
            + Terminal.wrap(column + (example?.message(language) ?? ""), indent: 6) + "\n"
    }

    private func label(_ severity: Severity, _ language: Language) -> String {
        switch severity {
        case .error: language.pick(en: "error  ", zh: "错误")
        case .warning: language.pick(en: "warning", zh: "警告")
        case .note: language.pick(en: "note   ", zh: "提示")
        }
    }

    /// `cameras.csv: csv, GB18030 (not UTF-8 at byte 812), delimiter ',', profile zh-73; 73 columns: 61 mapped, ...`
    private func evidence(_ language: Language) -> String {
        let why = language.pick(
            en: " (\(summary.encodingReason.text(.english)))",
            zh: "（\(summary.encodingReason.text(.chinese))）")
        var parts = [summary.format.rawValue, summary.encoding + why]
        if let sheet = summary.sheet { parts.append(language.pick(en: "sheet \(sheet)", zh: "工作表 \(sheet)")) }
        if let path = summary.path { parts.append(language.pick(en: "rows at \(path)", zh: "数据行位于 \(path)")) }
        if let delimiter = summary.delimiter {
            let shown = delimiter == "\t" ? "TAB" : "'\(delimiter)'"
            parts.append(language.pick(en: "delimiter \(shown)", zh: "分隔符 \(shown)"))
        }
        parts.append(language.pick(en: "profile \(summary.profile)", zh: "模板 \(summary.profile)"))
        let (comma, colon, semicolon) = language == .chinese ? ("，", "：", "；") : (", ", ": ", "; ")
        let file = file == "-" ? language.pick(en: "standard input", zh: "标准输入") : file
        return file + colon + parts.joined(separator: comma) + semicolon + columns(language, comma)
    }

    private func columns(_ language: Language, _ comma: String) -> String {
        let (mapped, ignored, dropped) = (summary.mapped.count, summary.ignored.count, summary.dropped.count)
        let notRead = summary.notRead.count
        let count = mapped + ignored + dropped + notRead
        var parts = [language.pick(en: "\(mapped) mapped", zh: "\(mapped) 列已对应")]
        if dropped > 0 { parts.append(language.pick(en: "\(dropped) dropped", zh: "\(dropped) 列已丢弃")) }
        if notRead > 0 { parts.append(language.pick(en: "\(notRead) not read", zh: "\(notRead) 列按模板未读取")) }
        if ignored > 0 {
            parts.append(language.pick(en: "\(ignored) kept as extras", zh: "\(ignored) 列保留为附加列"))
        }
        return language.pick(en: "\(count) columns: ", zh: "\(count) 列：") + parts.joined(separator: comma)
    }

    /// The columns that were not mapped, by name: the first ones, so that a wide file stays readable.
    private func named(_ language: Language) -> [String] {
        func list(_ names: [String]) -> String {
            let shown = names.prefix(20).joined(separator: language == .chinese ? "、" : ", ")
            let more = names.count - 20
            return more > 0 ? shown + language.pick(en: " and \(more) more", zh: " 等，另有 \(more) 列") : shown
        }
        var lines: [String] = []
        if !summary.dropped.isEmpty {
            let cells = summary.droppedCells
            lines.append(
                language.pick(
                    en: "dropped (people or secrets, \(cells) cell\(cells == 1 ? "" : "s")): ",
                    zh: "已丢弃（涉及个人或口令，共 \(cells) 格）：") + list(summary.dropped))
        }
        if !summary.ignored.isEmpty {
            lines.append(language.pick(en: "kept as extras: ", zh: "保留为附加列：") + list(summary.ignored))
        }
        if !summary.notRead.isEmpty {
            lines.append(language.pick(en: "not read: ", zh: "未读取：") + list(summary.notRead))
        }
        return lines
    }

    private func counted(_ language: Language) -> String {
        var counts = language.pick(
            en:
                "\(outcome.rows) row\(outcome.rows == 1 ? "" : "s"): \(outcome.created) created, \(outcome.updated) updated, "
                + "\(outcome.unchanged) unchanged, \(outcome.refused) refused",
            zh: "\(outcome.rows) 行：新建 \(outcome.created)，更新 \(outcome.updated)，不变 \(outcome.unchanged)，"
                + "拒收 \(outcome.refused)")
        if summary.skipped > 0 {
            counts += language.pick(
                en: "; \(summary.skipped) more skipped, which are of something else",
                zh: "；另有 \(summary.skipped) 项不属于此类，已跳过")
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
