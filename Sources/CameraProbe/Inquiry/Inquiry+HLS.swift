import CameraModel

/// A playlist: the best variant, its newest segment, and a second look.
extension Inquiry {
    mutating func openPlaylist(_ answer: Answer) -> Step {
        guard let playlist = Playlist(answer.body, isWhole: answer.facts.end == .complete) else {
            judgements.append(.fail(.hlsPlaylist, .offline, .notVideo, "the playlist cannot be read"))
            return .done
        }
        guard let best = playlist.best else { return openMedia(playlist, answer) }
        judgements.append(.pass(.hlsPlaylist, "\(playlist.variants.count) variants"))
        guard let question = question(.playlist, best.address, from: answer.address) else {
            return refuse(.hlsVariant, "the best variant's address is neither http nor https")
        }
        stage = .variant
        return .ask(question)
    }

    mutating func openVariant(_ answer: Answer) -> Step {
        if let verdict = Verdict.transport(answer.facts, settings) {
            let reason = "the best variant: \(verdict.words)"
            judgements.append(
                verdict.state == .offline
                    ? .fail(.hlsVariant, .offline, verdict.outcome, reason)
                    : .warn(.hlsVariant, verdict.state, verdict.outcome, reason))
            return .done
        }
        guard let playlist = Playlist(answer.body, isWhole: answer.facts.end == .complete), !playlist.isMaster
        else {
            judgements.append(
                .fail(.hlsVariant, .offline, .notVideo, "the best variant is no media playlist"))
            return .done
        }
        judgements.append(.pass(.hlsVariant))
        return openMedia(playlist, answer)
    }

    private mutating func openMedia(_ playlist: Playlist, _ answer: Answer) -> Step {
        let looked = PlaylistCheck.look(playlist)
        // Of a multivariant playlist the check's line is there already.
        judgements += looked.filter { new in
            new.result.verdict == .fail || !judgements.contains { $0.result.check == new.result.check }
        }
        guard let newest = playlist.newest else { return .done }
        if let advance = PlaylistCheck.advance(playlist, at: answer.at), !playlist.hasEnded {
            judgements.append(advance)
        }
        guard let question = question(.segment(offset: newest.offset), newest.address, from: answer.address)
        else {
            return refuse(.hlsSegment, "the newest segment's address is neither http nor https")
        }
        stage = .segment(playlist, at: answer.seconds, from: answer.address)
        return .ask(question)
    }

    mutating func judgeSegment(_ answer: Answer, _ playlist: Playlist, _ at: Double, _ from: String) -> Step {
        let judgement = SegmentCheck.look(answer, isEncrypted: playlist.isEncrypted, settings)
        judgements.append(judgement)
        guard judgement.effect == nil, !judgements.contains(where: { $0.result.check == .hlsAdvance }) else {
            return .done
        }
        if playlist.hasEnded {
            judgements.append(.skip(.hlsAdvance, "the playlist has ended"))
            return .done
        }
        let patience = PlaylistCheck.patience(playlist)
        guard patience <= settings.secondLookSeconds else {
            let why =
                settings.secondLookSeconds == 0
                ? "not asked for"
                : "it may rest for \(wholeSeconds(patience)), and a second look waits at most "
                    + wholeSeconds(settings.secondLookSeconds)
            judgements.append(.skip(.hlsAdvance, why))
            return .done
        }
        guard let question = question(.playlist, from, from: from) else { return .done }
        stage = .secondLook(playlist, at: at)
        return .pause(seconds: max(0, at + patience - answer.seconds), question)
    }

    mutating func compare(_ answer: Answer, _ before: Playlist, _ at: Double) -> Step {
        if case .timedOut = answer.facts.end, answer.facts.status == nil || answer.body.isEmpty {
            // The first look was good; what was left of the attempt's time proves nothing.
            judgements.append(
                .skip(
                    .hlsAdvance,
                    "no answer at a second look within \(wholeSeconds(answer.facts.waitedSeconds))"))
            return .done
        }
        if let verdict = Verdict.transport(answer.facts, settings) {
            judgements.append(
                .warn(.hlsAdvance, verdict.state, verdict.outcome, "at a second look: \(verdict.words)"))
            return .done
        }
        guard let after = Playlist(answer.body, isWhole: answer.facts.end == .complete), after.newest != nil
        else {
            judgements.append(
                .fail(.hlsAdvance, .offline, .notVideo, "at a second look the playlist names no segment"))
            return .done
        }
        judgements.append(PlaylistCheck.advance(before, after, seconds: answer.seconds - at))
        return .done
    }

    private mutating func refuse(_ check: CheckName, _ why: String) -> Step {
        judgements.append(.fail(check, .offline, .redirectRefused, why))
        return .done
    }
}
