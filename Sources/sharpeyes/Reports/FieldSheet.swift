import CameraAudit
import CameraModel

/// The sheet of a field check: what was found, how sure a sample of this size makes it, and room for signatures.
struct FieldSheet {
    let rows: [FieldResult]
    let file: String
    let language: Language

    private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    private var questions: [String] {
        [say("is there", "在位"), say("is working", "正常"), say("stands where the record says", "坐标相符")]
    }

    func bulletin(at now: String) -> Bulletin {
        let checked = rows.filter { $0.answers.contains { $0 != nil } }
        return Bulletin(
            kind: "field", period: String(now.prefix(10)), title: say("Field check", "现场抽查结果"),
            head: [
                Bulletin.Fact(id: "file", name: say("Results", "结果文件"), value: file),
                Bulletin.Fact(id: "madeAt", name: say("Made at", "生成时间"), value: now),
                Bulletin.Fact(id: "drawn", name: say("Drawn", "抽取"), value: "\(rows.count)"),
                Bulletin.Fact(id: "checked", name: say("Checked", "已查"), value: "\(checked.count)"),
            ], language: language, sections: [summary(), deviations(), signatures()])
    }

    private func summary() -> Bulletin.Section {
        let lines = questions.enumerated().map { index, question -> [Bulletin.Cell] in
            let answers = rows.compactMap { $0.answers[index] }
            let yes = answers.count { $0 }
            let (low, high) = FieldSheet.interval(yes, of: answers.count)
            return [
                .text(question), .count(yes), .count(answers.count),
                .rate(Ratio(part: yes, whole: answers.count)),
                answers.isEmpty ? .empty : .score(low), answers.isEmpty ? .empty : .score(high),
            ]
        }
        return Bulletin.Section(
            id: "summary", title: say("Found", "结果"),
            note: say(
                "Of all cameras that were drawn from, the share lies between low and high with 95 % certainty (Wilson).",
                "以 95 % 置信度（Wilson 区间）推断全体比例在下限与上限之间。"),
            columns: [
                Bulletin.Column(id: "question", title: say("The camera", "项目"), isNumber: false),
                Bulletin.Column(id: "yes", title: say("Yes", "是"), isNumber: true),
                Bulletin.Column(id: "checked", title: say("Checked", "已查"), isNumber: true),
                Bulletin.Column(id: "percent", title: say("Share", "比率"), isNumber: true),
                Bulletin.Column(id: "low", title: say("Low %", "下限 %"), isNumber: true),
                Bulletin.Column(id: "high", title: say("High %", "上限 %"), isNumber: true),
            ], rows: lines)
    }

    /// Wilson's interval at 95 % in hundredths of a per cent. Source: E. B. Wilson, JASA 22 (1927), 209-212.
    static func interval(_ yes: Int, of count: Int) -> (low: Int, high: Int) {
        guard count > 0 else { return (0, 10_000) }
        let (n, p, z) = (Double(count), Double(yes) / Double(count), 1.959_963_984_540_054)
        let middle = p + z * z / (2 * n)
        let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return (
            Int(max(0, (middle - spread) / scale) * 10_000), Int(min(1, (middle + spread) / scale) * 10_000)
        )
    }

    private func deviations() -> Bulletin.Section {
        let wrong = rows.filter { $0.answers.contains(false) || !$0.note.isEmpty }
        return Bulletin.Section(
            id: "deviations", title: say("Deviations and notes", "不符与备注"), note: nil,
            columns: [
                Bulletin.Column(id: "deviceCode", title: say("Camera", "摄像机"), isNumber: false),
                Bulletin.Column(id: "name", title: say("Name", "名称"), isNumber: false),
                Bulletin.Column(id: "found", title: say("Not so", "不符项"), isNumber: false),
                Bulletin.Column(id: "note", title: say("Note", "备注"), isNumber: false),
            ],
            rows: wrong.map { row in
                let no = zip(questions, row.answers).filter { $0.1 == false }.map(\.0)
                return [
                    .text(row.code), .text(row.name), .text(no.joined(separator: say(", ", "、"))),
                    .text(row.note),
                ]
            })
    }

    private func signatures() -> Bulletin.Section {
        let line = "______________________"
        return Bulletin.Section(
            id: "signatures", title: say("Signatures", "签字"), note: nil,
            columns: [
                Bulletin.Column(id: "unit", title: say("Unit", "单位"), isNumber: false),
                Bulletin.Column(id: "signature", title: say("Signature", "签字"), isNumber: false),
                Bulletin.Column(id: "date", title: say("Date", "日期"), isNumber: false),
            ], rows: (0..<2).map { _ in [.text(line), .text(line), .text("____________")] })
    }
}
