import CameraModel

/// RTSP servers and ONVIF devices.
extension Inquiry {
    /// OPTIONS proves a server and nothing of the stream, so nearly any status will do.
    mutating func judgeOptions(_ answer: Answer) -> Step {
        if let verdict = Verdict.transport(answer.facts, settings), answer.facts.status == nil {
            judgements += transport(answer, verdict)
            return .done
        }
        judgements.append(.pass(.connection))
        switch answer.facts.status {
        case .some(let status) where (200..<300).contains(status) || status == 401 || status == 403:
            judgements.append(.pass(.rtspOptions, "RTSP \(status)"))
        default:
            judgements.append(
                .skip(.rtspOptions, "RTSP \(answer.facts.status ?? 0); not every server answers OPTIONS"))
        }
        stage = .describe
        return .ask(question(.describe, target.endpoint.url))
    }

    mutating func judgeDescription(_ answer: Answer) -> Step {
        if let verdict = Verdict.transport(answer.facts, settings) {
            judgements.append(
                verdict.state == .offline
                    ? .fail(.rtspDescribe, .offline, verdict.outcome, verdict.words)
                    : .warn(.rtspDescribe, verdict.state, verdict.outcome, verdict.words))
            return .done
        }
        guard !answer.body.isEmpty else {
            judgements.append(
                .fail(.rtspDescribe, .offline, .emptyBody, "a success without a session description"))
            return .done
        }
        let described = SDPCheck.look(answer.body)
        kind = described.effect == nil ? .rtsp : .other
        judgements.append(described)
        if let first = answer.facts.firstByteSeconds, first > settings.slowSeconds {
            judgements.append(.warn(.firstByte, .degraded, .slow, "first byte after \(wholeSeconds(first))"))
        }
        return .done
    }

    /// Devices answer faults with any status, so the body is read first.
    mutating func judgeClock(_ answer: Answer, _ signed: Bool) -> Step {
        let verdict = Verdict.transport(answer.facts, settings)
        if let verdict, verdict.outcome == .tlsFailed, verdict.state == .degraded, verifies {
            return lookOn(verdict)
        }
        let read = ONVIFAnswer.read(answer.body)
        let isSOAP = if case .notSOAP = read { false } else { true }
        if !isSOAP || answer.facts.status == nil, let verdict {
            if verdict.outcome == .needsCredentials, hasLogin, isTrusted, !signed { return sign() }
            judgements += transport(answer, verdict)
            return .done
        }
        if case .fault(isAboutCredentials: true) = read, hasLogin, isTrusted, !signed { return sign() }
        let status = answer.facts.status.map { "\($0)" } ?? ""
        judgements += transport(answer, Verdict(.onvif, .online, .streaming)).filter {
            $0.result.check != .httpStatus
        }
        judgements.append(.pass(.httpStatus, status))
        if isSOAP { kind = .onvif } else { kind = answer.body.isEmpty ? .none : .other }
        guard !answer.body.isEmpty else {
            judgements.append(.fail(.body, .offline, .emptyBody, "a success and no bytes"))
            return .done
        }
        judgements.append(ClockCheck.look(read, at: answer.at, tolerance: settings.clockToleranceSeconds))
        return .done
    }

    private mutating func sign() -> Step {
        stage = .clock(signed: true)
        return .ask(question(.clock(signed: true), ClockRequest.address(target.endpoint)))
    }
}
