import CameraModel

/// What one check makes of the endpoint: its result, and what follows from it, if anything.
struct Judgement: Equatable {
    var result: CheckResult
    /// The state and outcome that it gives the endpoint; `nil` when it changes neither.
    var effect: Effect?

    struct Effect: Equatable {
        var state: HealthState
        var outcome: ProbeOutcome
    }

    static func pass(_ check: CheckName, _ reason: String = "") -> Judgement {
        Judgement(result: CheckResult(check, .pass, reason))
    }

    static func skip(_ check: CheckName, _ reason: String) -> Judgement {
        Judgement(result: CheckResult(check, .skip, reason))
    }

    /// A remark that leaves the endpoint's state alone.
    static func remark(_ check: CheckName, _ reason: String) -> Judgement {
        Judgement(result: CheckResult(check, .warn, reason))
    }

    static func warn(_ check: CheckName, _ state: HealthState, _ outcome: ProbeOutcome, _ reason: String)
        -> Judgement
    {
        Judgement(result: CheckResult(check, .warn, reason), effect: Effect(state: state, outcome: outcome))
    }

    static func fail(_ check: CheckName, _ state: HealthState, _ outcome: ProbeOutcome, _ reason: String)
        -> Judgement
    {
        Judgement(result: CheckResult(check, .fail, reason), effect: Effect(state: state, outcome: outcome))
    }
}

extension Verdict {
    /// The verdict that follows from checks: the worst effect counts, of equal ones the first; without any, `good`.
    ///
    /// The message is that check's reason; when nothing has an effect, the first remark's.
    static func of(_ judgements: [Judgement], kind: StreamKind, good: ProbeOutcome) -> Verdict {
        var worst: Judgement?
        for judgement in judgements {
            guard let effect = judgement.effect else { continue }
            if let known = worst?.effect, severity(known.state) >= severity(effect.state) { continue }
            worst = judgement
        }
        if let worst, let effect = worst.effect {
            return Verdict(kind, effect.state, effect.outcome, worst.result.reason)
        }
        let remark = judgements.first { $0.result.verdict == .warn }
        return Verdict(kind, .online, good, remark?.result.reason ?? "")
    }

    private static func severity(_ state: HealthState) -> Int {
        switch state {
        case .online: 0
        case .degraded: 1
        case .unknown: 2
        case .offline: 3
        }
    }
}
