import CameraAudit
import CameraModel
import SharpEyes

/// What a review says of itself.
struct ReviewText {
    let result: ReviewResult
    /// The files of batches.
    let sources: [Int64: String]
    let settings: Settings

    private func say(_ en: @autoclosure () -> String, _ zh: @autoclosure () -> String) -> String {
        settings.language.pick(en: en(), zh: zh())
    }

    func text() -> String {
        let outcome = result.outcome
        let found = outcome.byRule.values.reduce(0, +)
        var out =
            result.review.map { say("Review \($0)", "第 \($0) 次核查") } ?? say("Review, not kept", "核查（不保存）")
        out += say(" at ", "，") + settings.local(result.report.asOf)
        out += say(", revision ", "，修订号 ") + "\(result.report.revision)\n"
        out += say("Found \(found)", "发现 \(found) 项")
        if result.review != nil {
            out += say(
                ": \(outcome.opened) new, \(outcome.reopened) again, \(outcome.still) as before; put right \(outcome.closed)",
                "：新增 \(outcome.opened)，重现 \(outcome.reopened)，延续 \(outcome.still)；销号 \(outcome.closed)")
        }
        out += "\n"
        if !result.isProbed {
            out +=
                Terminal.wrap(
                    say(
                        "No probe run saw the cameras within the window: nothing is said of paper connections and unused cameras.",
                        "时间窗内没有有效的探测：不评判纸面联网和建而未用。"), indent: 0) + "\n"
        }
        for (topic, rules) in ReviewRules.all {
            let counts = rules.compactMap { rule in outcome.byRule[rule.id].map { (rule.id, $0) } }
            if counts.isEmpty { continue }
            out += "\n\(topic.label(settings.language))\n"
            for (rule, count) in counts {
                let article = ReviewRules.article(rule).map { say("  article \($0)", "  第 \($0) 条") } ?? ""
                out +=
                    "  " + DisplayWidth.pad(rule, 32) + DisplayWidth.padLeft("\(count)", 8) + article + "\n"
            }
        }
        return out + scores()
    }

    private func scores() -> String {
        guard !result.scores.isEmpty else { return "" }
        var out = "\n" + say("How invented it looks (0 no sign, 100)", "疑点分（0 无疑点，最高 100）") + "\n"
        for score in result.scores.prefix(20) {
            out += "  " + DisplayWidth.padLeft("\(score.score)", 3) + "  " + name(score.place)
            out += say(", \(score.cameras) cameras", "，\(score.cameras) 台") + "\n"
            for sign in score.signs {
                let detail = sign.sign == .constantColumn ? " (\(sign.detail))" : ""
                out +=
                    Terminal.wrap(
                        "\(sign.sign.label(settings.language)): "
                            + say("\(sign.count) of \(sign.whole)", "\(sign.count) / \(sign.whole)") + detail,
                        indent: 7) + "\n"
            }
        }
        if result.scores.count > 20 { out += "  … \(result.scores.count - 20)\n" }
        return out
    }

    private func name(_ place: InventionScore.Place) -> String {
        switch place {
        case .batch(let id): say("batch \(id)", "批次 \(id)") + (sources[id].map { " (\($0))" } ?? "")
        case .zone(let code):
            (result.report.zones.first { $0.zone == code }?.name).map { "\($0) (\(code))" } ?? code.text
        }
    }

    func json() -> String {
        let outcome = result.outcome
        var out = "{\"review\": \(result.review.map { "\($0)" } ?? "null"), "
        out += "\"asOf\": \"\(result.report.asOf.rfc3339)\", \"revision\": \(result.report.revision), "
        out += "\"probed\": \(result.isProbed),\n \"found\": \(outcome.byRule.values.reduce(0, +)), "
        out +=
            "\"opened\": \(outcome.opened), \"reopened\": \(outcome.reopened), \"still\": \(outcome.still), "
        out += "\"closed\": \(outcome.closed),\n \"rules\": \(object(outcome.byRule)),\n \"scores\": ["
        out += result.scores.map { "\n  " + json($0) }.joined(separator: ",") + "],\n \"accountability\": ["
        let zones = result.accountability.sorted { ($0.key?.text ?? "~") < ($1.key?.text ?? "~") }
        out += zones.map { zone, rules in
            "\n  {\"zone\": \(zone.map { JSONText.string($0.text) } ?? "null"), \"rules\": \(object(rules))}"
        }.joined(separator: ",")
        return out + "]}\n"
    }

    private func object(_ counts: [String: Int]) -> String {
        "{" + counts.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
            + "}"
    }

    private func json(_ score: InventionScore) -> String {
        let place =
            switch score.place {
            case .batch(let id): "\"batch\": \(id), \"source\": \(JSONText.string(sources[id] ?? ""))"
            case .zone(let code): "\"zone\": \(JSONText.string(code.text))"
            }
        let signs = score.signs.map {
            "{\"sign\": \"\($0.sign.rawValue)\", \"count\": \($0.count), \"whole\": \($0.whole), "
                + "\"detail\": \(JSONText.string($0.detail))}"
        }
        return "{\(place), \"score\": \(score.score), \"cameras\": \(score.cameras), "
            + "\"signs\": [\(signs.joined(separator: ", "))]}"
    }
}
