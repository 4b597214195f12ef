import CameraModel
import CameraRegistry

/// One batch: what it did, and why rows were refused, where `import --rejects` kept that.
enum BatchPage {
    /// More refused rows than these are not listed, and of a larger file none: it is there to download.
    private static let listed = 200, largest = 16 << 20

    static let route = Route(path: "/imports/{batch}", access: .wholeRegistry, summary: "A batch") { visit in
        guard let id = Int64(visit["batch"]),
            let batch = try visit.desk.batches().first(where: { $0.id == id })
        else { throw Refusal.notFound }
        return .html(page(batch, try visit.desk.findings(ofBatch: id), visit))
    }

    private static func page(_ batch: BatchEntry, _ found: [FindingSummary], _ visit: Visit) -> HTML {
        let title = visit.pick("Batch \(batch.id)", "批次 \(batch.id)")
        let content: HTML = """
            <p class="policy"><a href="/imports">\(visit.pick("Imports", "导入批次"))</a> · \(ImportsPage.kind(batch, visit)) · \(Pieces.time(batch.at, visit)) · \(ImportsPage.origin(batch))</p>
            <section aria-labelledby="h-counts"><h2 id="h-counts">\(visit.pick("What it did", "处理结果"))</h2>\(counts(batch, visit))\(ImportsPage.takingBack(batch, visit))</section>
            \(findings(found, visit))\(refused(batch, visit))
            """
        return PageFrame.page(visit, title: title, current: "", content)
    }

    private static func counts(_ batch: BatchEntry, _ visit: Visit) -> HTML {
        let items: [HTML] = [
            (visit.pick("made", "新增"), batch.created), (visit.pick("changed", "变更"), batch.updated),
            (visit.pick("the same", "未变"), batch.unchanged), (visit.pick("removed", "删除"), batch.removed),
            (visit.pick("refused", "拒绝"), batch.refused),
        ].map { "<li>\($0.0): <b>\(Pieces.number($0.1))</b></li>" }
        return "<ul class=\"facts\">\(items)</ul>"
    }

    private static func findings(_ found: [FindingSummary], _ visit: Visit) -> HTML {
        guard !found.isEmpty else { return "" }
        let title = visit.pick("What was found in its rows", "行中发现的问题")
        let lines: [HTML] = found.map {
            let first =
                $0.firstLines.map(String.init).joined(separator: ", ")
                + ($0.rows > $0.firstLines.count ? " …" : "")
            return
                "<tr><th scope=\"row\">\($0.rule)</th><td>\(weight($0.severity, visit))</td><td class=\"n\">\(Pieces.number($0.count))</td><td class=\"n\">\(Pieces.number($0.rows))</td><td>\(first)</td></tr>"
        }
        let head = [
            visit.pick("Rule", "规则"), visit.pick("What became of the row", "对该行的处理"),
            visit.pick("Findings", "问题数"),
            visit.pick("Rows", "行数"), visit.pick("First lines", "首见行"),
        ]
        return
            "<section aria-labelledby=\"h-found\"><h2 id=\"h-found\">\(title)</h2>\(Pieces.table(title, head, lines, numbers: [2, 3]))</section>"
    }

    private static func weight(_ severity: Severity, _ visit: Visit) -> String {
        switch severity {
        case .error: visit.pick("refused", "整行拒收")
        case .warning: visit.pick("kept without the value", "保留该行，舍弃该值")
        case .note: visit.pick("kept, nothing lost", "保留，无损失")
        }
    }

    private static func refused(_ batch: BatchEntry, _ visit: Visit) -> HTML {
        guard batch.refused > 0 else { return "" }
        let title = visit.pick("Refused rows", "拒收的行")
        let body: HTML
        if let path = ImportsPage.rejectsFile(batch.id, visit) {
            body = rows(path, batch, visit)
        } else {
            body =
                "<p>\(visit.pick("They were not kept. Next time:", "未保存。下次导入时使用：")) <code>sharpeyes import … --rejects FOLDER</code>, <code>sharpeyes serve --rejects FOLDER</code></p>"
        }
        return
            "<section aria-labelledby=\"h-refused\"><h2 id=\"h-refused\">\(title)</h2>\(body)</section>"
    }

    private static func rows(_ path: String, _ batch: BatchEntry, _ visit: Visit) -> HTML {
        guard visit.visitor.seesAddresses else {
            return "<p>\(visit.pick("Your role does not see their content.", "您的角色不能查看其内容。"))</p>"
        }
        let link = Pieces.download(
            visit.pick("download them, to mend and import again", "下载后修改并重新导入"),
            "/imports/\(batch.id)/rejects.csv", visit)
        guard let bytes = SmallFile.read(path, most: largest) else { return link }
        let found = RefusedRows(bytes, most: listed)
        let tallies: [HTML] = found.rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            "<li>\($0.key) <b>\(Pieces.number($0.value))</b></li>"
        }
        let lines: [HTML] = found.rows.map {
            "<tr><th scope=\"row\" class=\"n\">\($0.line)</th><td>\($0.rule)</td><td>\($0.reason)</td></tr>"
        }
        let head = [visit.pick("Line", "行"), visit.pick("Rule", "规则"), visit.pick("Why", "原因")]
        return
            "\(link)<ul class=\"facts\">\(tallies)</ul>\(Pieces.table(visit.pick("Refused rows", "拒收的行"), head, lines, numbers: [0]))"
    }
}

/// Why rows were refused, out of a file of rejects.
struct RefusedRows {
    var rows: [(line: String, rule: String, reason: String)] = []
    /// How many rows each rule refused.
    var rules: [String: Int] = [:]

    init(_ bytes: [UInt8], most: Int) {
        var places: [Int] = []
        var (rows, rules) = (self.rows, self.rules)
        CSVCells.read(bytes) { cells in
            if places.isEmpty {
                places = ["rejectedLine", "rejectedRule", "rejectedReason"].compactMap(cells.firstIndex)
                return places.count == 3
            }
            guard let last = places.max(), cells.count > last else { return true }
            for rule in cells[places[1]].split(separator: ";") { rules[String(rule), default: 0] += 1 }
            if rows.count < most { rows.append((cells[places[0]], cells[places[1]], cells[places[2]])) }
            return true
        }
        (self.rows, self.rules) = (rows, rules)
    }
}
