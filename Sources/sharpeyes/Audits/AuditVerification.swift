import CameraModel

/// What became of a saved audit when it was reckoned again.
struct AuditVerification {
    var file: String
    var audit: SavedAudit
    /// Whether the file is as it was saved.
    var isSealed: Bool
    /// Whether the policy of that name, valid then, still says the same; `nil` when it cannot be found.
    var isSamePolicy: Bool?
    /// Whether the audit's JSON comes out byte for byte.
    var isSameResult: Bool
    var differences: [(key: FigureTable.Key, from: FigureTable.Value?, to: FigureTable.Value?)]

    var holds: Bool { isSealed && isSameResult && isSamePolicy != false }

    func text(_ language: Language) -> String {
        func say(_ en: String, _ zh: String) -> String { language.pick(en: en, zh: zh) }
        var lines = [
            say(
                "\(file): as of \(audit.asOf), revision \(audit.revision)",
                "\(file)：时间 \(audit.asOf)，修订号 \(audit.revision)")
        ]
        lines.append(
            isSealed
                ? say("  seal        whole", "  封印  完好")
                : say("  seal        BROKEN: the file was changed", "  封印  已破坏：文件被改动"))
        switch isSamePolicy {
        case true?: lines.append(say("  policy      the same today", "  政策  与今日一致"))
        case false?: lines.append(say("  policy      DIFFERENT today", "  政策  与今日不一致"))
        case nil:
            lines.append(say("  policy      not at hand; that of the file was used", "  政策  未找到；使用文件内所存政策"))
        }
        lines.append(
            isSameResult
                ? say("  result      the same, byte for byte", "  结果  逐字节一致")
                : say(
                    "  result      DIFFERENT in \(differences.count) figures",
                    "  结果  有 \(differences.count) 项指标不一致"))
        lines += AuditComparison.lines(differences, language)
        return lines.joined(separator: "\n") + "\n"
    }

    func json() -> String {
        let same = isSamePolicy.map { "\($0)" } ?? "null"
        return
            "{\"file\": \(JSONText.string(file)), \"asOf\": \"\(audit.asOf)\", \"revision\": \(audit.revision), "
            + "\"holds\": \(holds), \"sealed\": \(isSealed), \"samePolicy\": \(same), \"sameResult\": \(isSameResult),\n"
            + " \"figures\": " + AuditComparison.json(differences) + "}\n"
    }
}
