import CameraModel

/// One attempt at one endpoint: which question comes next, and what the answers make of it.
///
/// Pure: it takes an answer and says what to do; the loop asks, waits and hands answers in.
struct Inquiry {
    let target: ProbeTarget
    let settings: ProbeSettings
    /// Whether there is a login for this endpoint.
    let hasLogin: Bool

    var judgements: [Judgement] = []
    var kind = StreamKind.none
    var stage: Stage
    /// Whether certificates must be trusted: once one was not, we look on without, and without a login.
    var verifies: Bool
    private(set) var status: Int?
    /// The status of the last answer of all, those to further questions included.
    private(set) var lastStatus: Int?
    private(set) var bytes = 0
    var mark: String?

    /// Whose answer is awaited.
    enum Stage {
        case opening
        case variant
        /// A segment of a playlist that was read at a time, from an address.
        case segment(Playlist, at: Double, from: String)
        case secondLook(Playlist, at: Double)
        case options, describe
        case clock(signed: Bool)
    }

    init(_ target: ProbeTarget, _ settings: ProbeSettings, hasLogin: Bool) {
        (self.target, self.settings, self.hasLogin) = (target, settings, hasLogin)
        verifies = settings.verifyCertificates
        switch target.endpoint.scheme {
        case "rtsp": stage = .options
        case "onvif+http", "onvif+https": stage = .clock(signed: false)
        default: stage = .opening
        }
    }

    /// What is asked first.
    var first: Question {
        switch stage {
        case .options: question(.options, target.endpoint.url)
        case .clock: question(.clock(signed: false), ClockRequest.address(target.endpoint))
        default: question(.stream, target.endpoint.url)
        }
    }

    /// Takes an answer in; says what to do next.
    mutating func take(_ answer: Answer) -> Step {
        bytes += answer.facts.bytes
        lastStatus = answer.facts.status
        switch stage {
        case .opening, .options, .describe, .clock: status = answer.facts.status ?? status
        case .variant, .segment, .secondLook: break
        }
        switch stage {
        case .opening: return open(answer)
        case .variant: return openVariant(answer)
        case .segment(let playlist, let at, let from): return judgeSegment(answer, playlist, at, from)
        case .secondLook(let playlist, let at): return compare(answer, playlist, at)
        case .options: return judgeOptions(answer)
        case .describe: return judgeDescription(answer)
        case .clock(let signed): return judgeClock(answer, signed)
        }
    }

    /// What all answers together make of the endpoint.
    var verdict: Verdict {
        let verdict = Verdict.of(judgements, kind: kind, good: kind == .onvif ? .answering : .streaming)
        return target.deviceCode.isRecorder ? verdict.ofRecorder(status: status) : verdict
    }

    func question(_ kind: Question.Kind, _ address: String) -> Question {
        Question(kind: kind, address: address, hasLogin: hasLogin && isTrusted, verifies: verifies)
    }

    /// A question about an address that a playlist names; `nil` when we do not go there.
    func question(_ kind: Question.Kind, _ reference: String, from base: String) -> Question? {
        let address = resolve(reference, against: base)
        guard
            case .follow(let keepsLogin) = Redirect.judge(target.endpoint, to: address, followed: 0, most: 1)
        else { return nil }
        return Question(
            kind: kind, address: address, hasLogin: hasLogin && isTrusted && keepsLogin, verifies: verifies)
    }

    /// The endpoint's own answer: is it a stream, and of which kind.
    private mutating func open(_ answer: Answer) -> Step {
        let verdict = Verdict.of(answer.facts, settings)
        if verdict.outcome == .tlsFailed, verdict.state == .degraded, verifies { return lookOn(verdict) }
        kind = verdict.kind
        judgements += transport(answer, verdict)
        guard verdict.outcome == .streaming || verdict.outcome == .slow else { return .done }
        judgements.append(ContentTypeCheck.look(answer.contentType, kind))
        switch kind {
        case .hls: return openPlaylist(answer)
        case .jpeg:
            judgements += PictureCheck.snapshot(answer, earlier: target.earlierMark)
            mark = answer.pictures.first.map(PictureCheck.mark)
        case .multipartJPEG: judgements += PictureCheck.moving(answer, settings)
        case .flv: judgements.append(FLVCheck.look(answer.body.span))
        case .mpegTS: judgements += MPEGTSTables(answer.body.span).judgements
        case .mp4: judgements.append(MP4Check.look(answer.body.span))
        case .rtsp, .onvif, .other, .none: break
        }
        return .done
    }
}

extension Inquiry {
    /// Whether the peer is who it says, so that a login may be shown to it.
    var isTrusted: Bool { verifies || !settings.verifyCertificates }

    /// A certificate that is not trusted is a remark on the camera's keeper: what stands behind it is looked at all
    /// the same, without a login.
    mutating func lookOn(_ verdict: Verdict) -> Step {
        judgements.append(.warn(.tlsCertificate, .degraded, .tlsFailed, verdict.words))
        verifies = false
        return .ask(first)
    }

    /// The checks of connection, certificate, status and first byte.
    func transport(_ answer: Answer, _ verdict: Verdict) -> [Judgement] {
        let check = Inquiry.check(verdict)
        var result: [Judgement] = []
        guard check != .connection else { return [Inquiry.judgement(check, verdict)] }
        result.append(.pass(.connection))
        if answer.certificateEnd != nil, isTrusted {
            result.append(
                CertificateCheck.look(
                    end: answer.certificateEnd, at: answer.at, days: settings.certificateDays))
        }
        if check == .tlsCertificate || check == .httpStatus {
            return result + [Inquiry.judgement(check, verdict)]
        }
        result.append(.pass(.httpStatus, answer.facts.status.map { "\($0)" } ?? ""))
        if verdict.outcome != .streaming { result.append(Inquiry.judgement(check, verdict)) }
        return result
    }

    /// Which check an outcome belongs to.
    private static func check(_ verdict: Verdict) -> CheckName {
        switch verdict.outcome {
        case .streaming: .body
        case .slow: .firstByte
        case .httpError, .needsCredentials, .redirectRefused: .httpStatus
        case .tlsFailed where verdict.state == .degraded: .tlsCertificate
        case .notVideo, .emptyBody, .transferTimedOut: .body
        case .connectionLost where verdict.kind != .none: .body
        default: .connection
        }
    }

    private static func judgement(_ check: CheckName, _ verdict: Verdict) -> Judgement {
        verdict.state == .offline
            ? .fail(check, .offline, verdict.outcome, verdict.message)
            : .warn(check, verdict.state, verdict.outcome, verdict.message)
    }
}
