import CameraModel

/// One thing that `doctor` looked at: what it saw, and what to do.
struct Remark {
    /// How it stands.
    enum Verdict: String, CaseIterable {
        case ok, note, warning, problem

        func label(_ language: Language) -> String {
            switch self {
            case .ok: language.pick(en: "ok", zh: "正常")
            case .note: language.pick(en: "note", zh: "提示")
            case .warning: language.pick(en: "WARNING", zh: "警告")
            case .problem: language.pick(en: "PROBLEM", zh: "问题")
            }
        }
    }

    /// What was looked at; stable, for programs.
    let check: String
    let verdict: Verdict
    let text: String
    /// What to do; empty when nothing.
    var advice = ""
}

/// All remarks of a look at an installation.
struct Checkup {
    let registry: String
    let at: Instant
    var remarks: [Remark] = []
    /// Whether the registry could not be looked at: the rest is then about its surroundings only.
    var couldNotLook = false

    var isWell: Bool { !couldNotLook && remarks.allSatisfy { $0.verdict == .ok || $0.verdict == .note } }

    mutating func add(_ check: String, _ verdict: Remark.Verdict, _ text: String, advice: String = "") {
        remarks.append(Remark(check: check, verdict: verdict, text: text, advice: advice))
    }

    /// A line for each; advice below it. `quiet` leaves out what is well.
    func text(_ language: Language, quiet: Bool) -> String {
        var out = ""
        for remark in remarks where !quiet || remark.verdict == .warning || remark.verdict == .problem {
            let head = remark.verdict.label(language)
            out += Terminal.wrap(hanging: "\(remark.check): \(head) - \(remark.text)", indent: 4) + "\n"
            if !remark.advice.isEmpty { out += Terminal.wrap("-> " + remark.advice, indent: 4) + "\n" }
        }
        let bad = remarks.count { $0.verdict == .problem }
        let doubtful = remarks.count { $0.verdict == .warning }
        if !quiet || !isWell {
            out += language.pick(
                en: "\(remarks.count) checks: \(bad) problems, \(doubtful) warnings\n",
                zh: "共 \(remarks.count) 项检查：\(bad) 个问题，\(doubtful) 个警告\n")
        }
        return out
    }

    func json() -> String {
        let list = remarks.map { remark in
            "{\"check\": \"\(remark.check)\", \"verdict\": \"\(remark.verdict.rawValue)\", "
                + "\"message\": \(JSONText.string(remark.text)), \"advice\": \(JSONText.string(remark.advice))}"
        }
        return "{\"registry\": \(JSONText.string(registry)), \"at\": \"\(at.rfc3339)\", \"well\": \(isWell), "
            + "\"checks\": [\n \(list.joined(separator: ",\n "))]}\n"
    }
}
