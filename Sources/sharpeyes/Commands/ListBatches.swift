import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes list batches`
struct ListBatches: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batches", abstract: "List the batches: imports, edits by hand, reverts.",
        usage: "sharpeyes list batches [options]",
        discussion: """
            Oldest first, with what each created (+), updated (~), removed (-) and
            refused (!). `sharpeyes revert` takes one back.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, csv or json.") var format: ListFormat = .text

    func run() throws {
        let settings = try global.settings()
        do {
            let batches = try settings.open().batches()
            let output = try OutputFile(nil)
            switch format {
            case .text: for batch in batches { try output.write(BatchText.text(batch, settings)) }
            case .json:
                try output.write("[" + batches.map(BatchText.json).joined(separator: ",\n ") + "]\n")
            case .csv:
                try output.write(BatchText.csvHeader)
                for batch in batches { try output.write(BatchText.csv(batch, settings)) }
            }
            try output.finish()
        } catch { throw settings.failure(error) }
    }
}

/// The words of `list batches`.
enum BatchText {
    static func text(_ batch: BatchEntry, _ settings: Settings) -> String {
        let language = settings.language
        let counts = "+\(batch.created) ~\(batch.updated) -\(batch.removed) !\(batch.refused)"
        var out =
            "\(batch.id)  \(settings.local(batch.at))  \(batch.kind.rawValue)  \(counts)  \(batch.source)"
        if let actor = batch.actor, actor != batch.source {
            out += language.pick(en: ", by \(actor)", zh: "，操作人 \(actor)")
        }
        out += "\n"
        var more: [String] = []
        if let other = batch.reverts {
            more.append(language.pick(en: "takes back batch \(other)", zh: "撤销批次 \(other)"))
        }
        if let reason = batch.reason { more.append(reason) }
        if let other = batch.revertedBy {
            more.append(language.pick(en: "taken back by batch \(other)", zh: "已被批次 \(other) 撤销"))
        }
        if !more.isEmpty { out += Terminal.wrap(more.joined(separator: "; "), indent: 4) + "\n" }
        return out
    }

    static func json(_ batch: BatchEntry) -> String {
        "{\"batch\": \"\(batch.id)\", \"kind\": \"\(batch.kind.rawValue)\", "
            + "\"source\": \(JSONText.string(batch.source)), \"actor\": \(JSONText.optional(batch.actor)), "
            + "\"reason\": \(JSONText.optional(batch.reason)), \"at\": \"\(batch.at.rfc3339)\", "
            + "\"created\": \(batch.created), \"updated\": \(batch.updated), \"removed\": \(batch.removed), "
            + "\"unchanged\": \(batch.unchanged), \"refused\": \(batch.refused), "
            + "\"reverts\": \(JSONText.optional(batch.reverts.map(String.init))), "
            + "\"revertedBy\": \(JSONText.optional(batch.revertedBy.map(String.init)))}"
    }

    static let csvHeader =
        "batch,kind,source,actor,reason,at,created,updated,removed,unchanged,refused,reverts,revertedBy\n"

    static func csv(_ batch: BatchEntry, _ settings: Settings) -> String {
        CSVText.line([
            String(batch.id), batch.kind.rawValue, batch.source, batch.actor, batch.reason,
            settings.local(batch.at), String(batch.created), String(batch.updated), String(batch.removed),
            String(batch.unchanged), String(batch.refused), batch.reverts.map(String.init),
            batch.revertedBy.map(String.init),
        ])
    }
}
