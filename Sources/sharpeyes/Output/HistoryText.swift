import CameraAudit
import CameraModel
import CameraRegistry

/// The words of `history`.
struct HistoryText {
    let settings: Settings

    func text(_ record: RecordHistory) -> String {
        let language = settings.language
        var out = "\(record.kind.rawValue) \(record.code)"
        if record.isGone { out += language.pick(en: " (removed)", zh: "（已移除）") }
        out += "\n"
        for change in record.changes {
            out += "  \(settings.local(change.at))  " + DisplayWidth.pad(change.action.rawValue, 8)
            out += language.pick(en: " batch \(change.batch), ", zh: " 批次 \(change.batch)，") + origin(change)
            out += "\n"
            if let why = why(change) { out += Terminal.wrap(why, indent: 4) + "\n" }
            for field in change.fields {
                let arrow =
                    "\(FieldText.short(field.name, field.before)) -> \(FieldText.short(field.name, field.after))"
                out += Terminal.wrap("\(field.name): \(arrow)", indent: 6) + "\n"
            }
        }
        return out
    }

    /// The file with the line, and who ran the program.
    private func origin(_ change: RecordChange) -> String {
        let place = change.source + (change.line.map { ":\($0)" } ?? "")
        guard let actor = change.actor, actor != change.source else { return place }
        return place + settings.language.pick(en: ", by \(actor)", zh: "，操作人 \(actor)")
    }

    private func why(_ change: RecordChange) -> String? {
        let language = settings.language
        let taken = change.reverts.map { language.pick(en: "takes back batch \($0)", zh: "撤销批次 \($0)") }
        let parts = [taken, change.reason].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ": ")
    }

    func json(_ record: RecordHistory, strip: AvailabilityStrip? = nil) -> String {
        let changes = record.changes.map { change in
            let fields = change.fields.map {
                "{\"column\": \(JSONText.string($0.name)), \"before\": \(JSONText.optional($0.before)), "
                    + "\"after\": \(JSONText.optional($0.after))}"
            }
            return "{\"revision\": \(change.revision), \"at\": \"\(change.at.rfc3339)\", "
                + "\"action\": \"\(change.action.rawValue)\", \"batch\": \"\(change.batch)\", "
                + "\"source\": \(JSONText.string(change.source)), "
                + "\"line\": \(change.line.map(String.init) ?? "null"), "
                + "\"actor\": \(JSONText.optional(change.actor)), "
                + "\"reason\": \(JSONText.optional(change.reason)), "
                + "\"reverts\": \(JSONText.optional(change.reverts.map(String.init))), "
                + "\"fields\": [\(fields.joined(separator: ", "))]}"
        }
        return "{\"kind\": \"\(record.kind.rawValue)\", \"code\": \(JSONText.string(record.code)), "
            + "\"removed\": \(record.isGone), \"changes\": [\(changes.joined(separator: ",\n  "))]"
            + (strip.map { ",\n \"availability\": \($0.json)" } ?? "") + "}"
    }

    static let csvHeader =
        "kind,code,revision,at,action,batch,source,line,actor,reason,reverts,column,before,after\n"

    /// A line for each field; a creation has one line without a column.
    func csv(_ record: RecordHistory) -> String {
        var out = ""
        for change in record.changes {
            let head: [String?] = [
                record.kind.rawValue, record.code, String(change.revision), settings.local(change.at),
                change.action.rawValue, String(change.batch), change.source, change.line.map(String.init),
                change.actor, change.reason, change.reverts.map(String.init),
            ]
            if change.fields.isEmpty { out += CSVText.line(head + [nil, nil, nil]) }
            for field in change.fields {
                out += CSVText.line(head + [field.name, field.before, field.after])
            }
        }
        return out
    }
}

/// Lines of CSV: RFC 4180, with LF.
enum CSVText {
    static func line(_ cells: [String?]) -> String {
        cells.map { cell($0 ?? "") }.joined(separator: ",") + "\n"
    }

    private static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            return text
        }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}
