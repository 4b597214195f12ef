import CameraModel
import Testing

@testable import CameraProbe

@Suite("An attempt's questions") struct InquiryTests {
    private func inquiry(
        _ url: String, hasLogin: Bool = false, _ change: (inout ProbeSettings) -> Void = { _ in }
    )
        throws -> Inquiry
    {
        var settings = ProbeSettings()
        change(&settings)
        return Inquiry(try target(url), settings.inRange, hasLogin: hasLogin)
    }

    private func answer(
        _ text: String, from address: String = "http://a/cam/x.m3u8", status: Int? = 200,
        at seconds: Double = 0,
        _ end: TransferEnd = .complete
    ) -> Answer {
        let body = Array(text.utf8)
        let facts = VerdictTests.facts(
            end, status: status, readBody(body.span, contentType: nil), bytes: body.count, first: 0.1)
        return Answer(
            facts: facts, body: body, address: address, at: Instant(seconds: 1_800_000_000), seconds: seconds)
    }

    private func media(_ sequence: Int, _ segment: String = "s.ts") -> String {
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:\(sequence)\n#EXTINF:2,\n\(segment)\n"
    }

    private let packets = String(repeating: "G" + String(repeating: "\u{1}", count: 187), count: 4)

    @Test(
        "A playlist: its best variant, the newest segment, and a second look after one and a half durations")
    func playlist() throws {
        var inquiry = try inquiry("http://a/cam/x.m3u8", hasLogin: true)
        #expect(
            inquiry.first
                == Question(kind: .stream, address: "http://a/cam/x.m3u8", hasLogin: true, verifies: true))
        let master =
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\n../high.m3u8\n"
        #expect(
            inquiry.take(answer(master))
                == .ask(
                    Question(kind: .playlist, address: "http://a/high.m3u8", hasLogin: true, verifies: true)))
        #expect(
            inquiry.take(answer(media(5, "//b/s.ts?k=1"), from: "http://a/high.m3u8", at: 1))
                == .ask(
                    Question(
                        kind: .segment(offset: 0), address: "http://b/s.ts?k=1", hasLogin: false,
                        verifies: true)))
        let again = Question(kind: .playlist, address: "http://a/high.m3u8", hasLogin: true, verifies: true)
        #expect(inquiry.take(answer(packets, at: 1.5)) == .pause(seconds: 2.5, again))
        #expect(inquiry.take(answer(media(7), at: 4.1)) == .done)
        #expect(inquiry.verdict == Verdict(.hls, .online, .streaming, "no type was declared"))
        let checks = inquiry.judgements.map(\.result.check)
        #expect(
            checks == [
                .connection, .httpStatus, .contentType, .hlsPlaylist, .hlsVariant, .hlsLive, .hlsSegment,
                .hlsAdvance,
            ])
    }

    @Test(
        "A second look that has no time is skipped, and says so",
        arguments: [(0.0, "not asked for"), (2.9, "at most 2.9 s")])
    func noTime(_ allowed: Double, _ words: String) throws {
        var inquiry = try inquiry("http://a/cam/x.m3u8") { $0.secondLookSeconds = allowed }
        _ = inquiry.take(answer(media(5)))
        #expect(inquiry.take(answer(packets)) == .done)
        let last = try #require(inquiry.judgements.last?.result)
        #expect(last.check == .hlsAdvance && last.verdict == .skip && last.reason.contains(words))
        #expect(inquiry.verdict.state == .online)
    }

    @Test(
        "Playlists lead to http and https only",
        arguments: ["file:///etc/passwd", "ftp://a/s.ts", "rtsp://a/s", "gopher://a/1", "http://"])
    func schemes(_ reference: String) throws {
        var inquiry = try inquiry("http://a/cam/x.m3u8")
        #expect(inquiry.take(answer(media(5, reference))) == .done)
        #expect(inquiry.verdict.outcome == .redirectRefused && !inquiry.verdict.message.contains("passwd"))
    }

    @Test("A certificate that is not trusted is told; what stands behind it is looked at without a login")
    func untrusted() throws {
        var inquiry = try inquiry("https://a/x.m3u8", hasLogin: true) { $0.secondLookSeconds = 0 }
        #expect(
            inquiry.take(answer("", status: nil, .certificateRefused))
                == .ask(
                    Question(kind: .stream, address: "https://a/x.m3u8", hasLogin: false, verifies: false)))
        guard case .ask(let segment) = inquiry.take(answer(media(5), from: "https://a/x.m3u8")) else {
            Issue.record("no segment was asked for")
            return
        }
        #expect(!segment.hasLogin && !segment.verifies)
        #expect(inquiry.take(answer(packets)) == .done)
        #expect(
            inquiry.verdict.outcome == .tlsFailed && inquiry.verdict.state == .degraded
                && inquiry.verdict.kind == .hls)
    }

    @Test("A dead stream behind an untrusted certificate is offline all the same")
    func untrustedAndDead() throws {
        var inquiry = try inquiry("https://a/x.m3u8")
        _ = inquiry.take(answer("", status: nil, .certificateRefused))
        #expect(inquiry.take(answer("gone", status: 404)) == .done)
        #expect(inquiry.verdict.outcome == .httpError && inquiry.verdict.state == .offline)
    }

    @Test("RTSP is asked what it can, then what it has; only the second counts")
    func rtsp() throws {
        var inquiry = try inquiry("rtsp://a/live")
        #expect(inquiry.first.kind == .options)
        #expect(
            inquiry.take(answer("", status: 501))
                == .ask(Question(kind: .describe, address: "rtsp://a/live", hasLogin: false, verifies: true)))
        #expect(inquiry.take(answer("v=0\nm=video 0 RTP/AVP 96\n")) == .done)
        #expect(inquiry.verdict == Verdict(.rtsp, .online, .streaming) && inquiry.status == 200)
    }

    @Test("ONVIF is asked again with a token when it wants one and there is a login, once")
    func onvif() throws {
        let fault =
            "<e:Envelope><e:Body><e:Fault><e:Value>ter:NotAuthorized</e:Value></e:Fault></e:Body></e:Envelope>"
        for (hasLogin, status) in [(true, 400), (true, 401), (false, 400)] {
            var inquiry = try inquiry("onvif+http://a", hasLogin: hasLogin)
            let signed = Question(
                kind: .clock(signed: true), address: "http://a/onvif/device_service", hasLogin: true,
                verifies: true)
            if hasLogin { #expect(inquiry.take(answer(fault, status: status)) == .ask(signed)) }
            #expect(inquiry.take(answer(fault, status: status)) == .done)
            #expect(inquiry.verdict.outcome == .needsCredentials && inquiry.verdict.state == .unknown)
        }
    }

    @Test("The worst effect counts, of equal ones the first; a remark changes no state")
    func worst() {
        let remark = Judgement.remark(.contentType, "type")
        let stale = Judgement.warn(.hlsAdvance, .degraded, .stale, "stale")
        let slow = Judgement.warn(.firstByte, .degraded, .slow, "slow")
        let gone = Judgement.fail(.hlsSegment, .offline, .segmentFailed, "gone")
        func verdict(_ all: Judgement...) -> Verdict { Verdict.of(all, kind: .hls, good: .streaming) }
        #expect(verdict() == Verdict(.hls, .online, .streaming))
        #expect(verdict(.pass(.body), remark) == Verdict(.hls, .online, .streaming, "type"))
        #expect(verdict(remark, stale, slow).outcome == .stale)
        #expect(verdict(slow, gone, stale) == Verdict(.hls, .offline, .segmentFailed, "gone"))
    }
}
