import CameraModel
import CameraRegistry

/// What an import changes, in words: columns with counts, the first updates field by field, what is missing.
struct DifferenceText {
    let outcome: ImportOutcome

    private var difference: ImportDifference { outcome.difference }

    private var columns: [(name: String, count: Int)] {
        difference.columns.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    func text(_ language: Language) -> String {
        var out = ""
        if !columns.isEmpty {
            let list = columns.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
            out += Terminal.wrap(language.pick(en: "changed columns: ", zh: "变更的列：") + list, indent: 2) + "\n"
        }
        for update in difference.updates {
            for field in update.fields {
                let change =
                    "\(field.name): \(FieldText.short(field.name, field.before)) -> \(FieldText.short(field.name, field.after))"
                out += Terminal.wrap("\(update.code)  \(change)", indent: 4) + "\n"
            }
        }
        let more = outcome.updated - difference.updates.count
        if more > 0 {
            out += language.pick(
                en: "    ... and \(more) more records are updated\n", zh: "    …… 另有 \(more) 条记录更新\n")
        }
        guard let missing = difference.missing else { return out }
        out += language.pick(
            en: "  \(missing.count) records of the registry are not in the file; none is removed\n",
            zh: "  登记库中有 \(missing.count) 条记录不在文件中；均未删除\n")
        for code in missing.codes { out += "    \(code)\n" }
        let unnamed = missing.count - missing.codes.count
        if unnamed > 0 {
            out += language.pick(en: "    ... and \(unnamed) more\n", zh: "    …… 另有 \(unnamed) 条\n")
        }
        return out
    }

    /// The members `changes` and `missing` of an import's report.
    func json() -> [String] {
        let updates = difference.updates.map { update in
            let fields = update.fields.map {
                "{\"column\": \(JSONText.string($0.name)), \"before\": \(JSONText.optional($0.before)), "
                    + "\"after\": \(JSONText.optional($0.after))}"
            }
            return "{\"deviceCode\": \(JSONText.string(update.code)), "
                + "\"line\": \(update.line.map(String.init) ?? "null"), "
                + "\"fields\": [\(fields.joined(separator: ", "))]}"
        }
        let counts = columns.map { "\(JSONText.string($0.name)): \($0.count)" }.joined(separator: ", ")
        let missing = difference.missing.map { missing in
            "{\"count\": \(missing.count), \"first\": [\(missing.codes.map { JSONText.string($0) }.joined(separator: ", "))]}"
        }
        return [
            "\"changes\": {\"records\": \(outcome.updated), \"columns\": {\(counts)}, "
                + "\"first\": [\(updates.joined(separator: ", "))]}",
            "\"missing\": \(missing ?? "null")",
        ]
    }
}
