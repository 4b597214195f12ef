import CameraModel
import CameraRegistry

/// What moved between two audits, and what happened to cameras meanwhile.
struct AuditComparison {
    typealias Difference = (key: FigureTable.Key, from: FigureTable.Value?, to: FigureTable.Value?)
    /// How many figures text names.
    private static let shown = 100

    var from, to: FigureTable
    /// Between the revisions of the two; `nil` when the audits are not of this registry.
    var movement: CameraMovement?

    func text(_ language: Language) -> String {
        func say(_ en: String, _ zh: String) -> String { language.pick(en: en, zh: zh) }
        let differences = from.differences(to: to)
        var lines = [
            say(
                "From  \(from.asOf), revision \(from.revision), \(from.policy)",
                "自  \(from.asOf)，修订号 \(from.revision)，\(from.policy)"),
            say(
                "To    \(to.asOf), revision \(to.revision), \(to.policy)",
                "至  \(to.asOf)，修订号 \(to.revision)，\(to.policy)"), "",
            say("Figures that moved: \(differences.count)", "有变化的指标：\(differences.count) 项"),
        ]
        lines += AuditComparison.lines(differences, language) + [""]
        if let movement {
            lines.append(say("Cameras", "摄像机"))
            for (name, list) in AuditComparison.lists(movement) {
                let more = list.count > list.deviceCodes.count ? " …" : ""
                lines.append("  \(name): \(list.count)")
                if list.count > 0 { lines.append("    " + list.deviceCodes.joined(separator: " ") + more) }
            }
        } else {
            lines.append(
                say("Cameras: not known, the audits are not both of this registry", "摄像机：无法得知，两次审计并非都出自本登记库"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func json() -> String {
        func head(_ table: FigureTable) -> String {
            "{\"asOf\": \"\(table.asOf)\", \"revision\": \(table.revision), \"policy\": \(JSONText.string(table.policy))}"
        }
        var out = "{\"from\": \(head(from)), \"to\": \(head(to)),\n"
        out += " \"figures\": " + AuditComparison.json(from.differences(to: to)) + ",\n \"cameras\": "
        guard let movement else { return out + "null}\n" }
        let lists = AuditComparison.lists(movement).map { name, list in
            let codes = list.deviceCodes.map { JSONText.string($0) }.joined(separator: ", ")
            return
                "  {\"change\": \(JSONText.string(name)), \"count\": \(list.count), \"deviceCodes\": [\(codes)]}"
        }
        return out + "[\n" + lists.joined(separator: ",\n") + "]}\n"
    }

    /// Every kind of change in a fixed order: added, removed, moved, each step of status and state, other.
    private static func lists(_ movement: CameraMovement) -> [(String, CameraMovement.List)] {
        func steps(_ name: String, _ steps: [CameraMovement.Step: CameraMovement.List]) -> [(
            String, CameraMovement.List
        )] {
            steps.map { step, list in
                let words = [step.from, step.to].map { $0.isEmpty ? "unknown" : $0 }
                return ("\(name) \(words[0]) -> \(words[1])", list)
            }.sorted { $0.0 < $1.0 }
        }
        return [("added", movement.added), ("removed", movement.removed), ("zone changed", movement.moved)]
            + steps("networkStatus", movement.network) + steps("deviceState", movement.states)
            + [("otherwise changed", movement.otherwise)]
    }

    static func lines(_ differences: [Difference], _ language: Language) -> [String] {
        var lines = differences.prefix(shown).map { key, from, to in
            let name = (from ?? to)?.name ?? ""
            let place = name.isEmpty ? key.place : "\(key.place) \(name)"
            let none = language.pick(en: "none", zh: "无")
            var line =
                "  \(place), \(key.category), \(key.rate): \(from?.text ?? none) -> \(to?.text ?? none)"
            if from?.target != to?.target { line += " [\(from?.target ?? "-") % -> \(to?.target ?? "-") %]" }
            return line
        }
        if differences.count > shown {
            lines.append(
                language.pick(
                    en: "  … and \(differences.count - shown) more; --format json has all",
                    zh: "  ……另有 \(differences.count - shown) 项；--format json 列出全部"))
        }
        return lines
    }

    static func json(_ differences: [Difference]) -> String {
        func value(_ value: FigureTable.Value?) -> String {
            guard let value else { return "null" }
            let percent = value.percent.map { "\"\($0)\"" } ?? "null"
            let target = value.target.map { "\"\($0)\"" } ?? "null"
            return
                "{\"part\": \(value.part), \"whole\": \(value.whole), \"percent\": \(percent), \"target\": \(target)}"
        }
        let rows = differences.map { key, from, to in
            "  {\"place\": \(JSONText.string(key.place)), \"category\": \"\(key.category)\", \"rate\": \"\(key.rate)\", "
                + "\"from\": \(value(from)), \"to\": \(value(to))}"
        }
        return rows.isEmpty ? "[]" : "[\n" + rows.joined(separator: ",\n") + "]"
    }
}
