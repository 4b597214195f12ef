import CameraModel
import CameraRegistry

/// What a revert did, or what stands in its way.
struct RevertReport {
    var outcome: RevertOutcome
    var dryRun: Bool

    func json() -> String {
        let conflicts = outcome.conflicts.map { conflict in
            "{\"kind\": \"\(conflict.kind.rawValue)\", \"code\": \(JSONText.string(conflict.code)), "
                + "\"field\": \(JSONText.optional(conflict.field)), "
                + "\"batch\": \(JSONText.optional(conflict.batch.map(String.init))), "
                + "\"hold\": \"\(conflict.hold.rawValue)\"}"
        }
        return "{\"reverted\": \"\(outcome.reverted)\", "
            + "\"batch\": \(JSONText.optional(outcome.batch.map(String.init))), \"dryRun\": \(dryRun), "
            + "\"returned\": \(outcome.returned), \"updated\": \(outcome.updated), "
            + "\"removed\": \(outcome.removed), \"conflictCount\": \(outcome.conflictCount), "
            + "\"conflicts\": [\(conflicts.joined(separator: ", "))]}\n"
    }

    func text(_ language: Language) -> String {
        if outcome.conflictCount > 0 { return held(language) }
        var out = language.pick(
            en: "batch \(outcome.reverted): \(outcome.removed) removed, \(outcome.updated) changed back, "
                + "\(outcome.returned) returned",
            zh: "批次 \(outcome.reverted)：移除 \(outcome.removed)，改回 \(outcome.updated)，恢复 \(outcome.returned)")
        if let batch = outcome.batch {
            out += language.pick(en: " (batch \(batch))", zh: "（批次 \(batch)）")
        } else if dryRun {
            out += language.pick(en: " (dry run: nothing was kept)", zh: "（试运行：未保存任何内容）")
        } else {
            out += language.pick(en: " (there was nothing to take back)", zh: "（没有可撤销的内容）")
        }
        return out + "\n"
    }

    private func held(_ language: Language) -> String {
        var out = ""
        for conflict in outcome.conflicts {
            let name = [conflict.kind.rawValue, conflict.code, conflict.field ?? ""].filter { !$0.isEmpty }
            let batch = conflict.batch.map { language.pick(en: " (batch \($0))", zh: "（批次 \($0)）") } ?? ""
            out += Terminal.wrap(
                name.joined(separator: " ") + ": " + words(conflict.hold, language) + batch, indent: 2)
            out += "\n"
        }
        let more = outcome.conflictCount - outcome.conflicts.count
        if more > 0 { out += language.pick(en: "  ... and \(more) more\n", zh: "  …… 另有 \(more) 处\n") }
        return out
    }

    private func words(_ hold: RevertConflict.Hold, _ language: Language) -> String {
        switch hold {
        case .changed: language.pick(en: "changed later", zh: "后来又有变更")
        case .lies: language.pick(en: "lies in a zone that would go", zh: "位于将被移除的区域内")
        case .zoneGone: language.pick(en: "its earlier zone is gone", zh: "其原区域已不存在")
        case .circle: language.pick(en: "would come to lie in itself", zh: "将形成循环上级")
        case .codeTaken: language.pick(en: "the code is taken by another record", zh: "该编码已被其他记录使用")
        }
    }
}

extension JSONText {
    /// A string, or `null`.
    static func optional(_ text: String?) -> String { text.map { string($0) } ?? "null" }
}
