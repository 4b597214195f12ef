import CameraModel
import Testing

@testable import CameraProbe

@Suite("Checks of streams") struct StreamCheckTests {
    typealias Bodies = BodyReadingTests

    private static let picture = Bodies.soi + Bodies.thumbnail + Bodies.scan + Bodies.eoi
    private static let other = Bodies.soi + [0xFF, 0xFE, 0, 3, 7] + Bodies.scan + Bodies.eoi

    private func tally(_ bytes: [UInt8], pieces: Int) -> PictureTally {
        var tally = PictureTally()
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { tally.take($0) }
        }
        return tally
    }

    @Test(
        "Pictures are counted and compared alike in pieces of any size", arguments: [1, 2, 3, 7, 64, 100_000])
    func pictures(_ pieces: Int) {
        let part = Array("--b\r\nContent-Type: image/jpeg\r\n\r\n".utf8)
        let same = tally(part + Self.picture + part + Self.picture + part + Bodies.soi, pieces: pieces)
        #expect(same.count == 2 && !same.hasChanged && same.isInside && same.size == Self.picture.count)
        #expect(same.first == SHA256.hex(Self.picture))
        let moved = tally(
            part + Self.picture + [0xFF, 0xFF, 0xD8] + part + Self.other + part, pieces: pieces)
        #expect(moved.count == 2 && moved.hasChanged && !moved.isInside)
        #expect(tally(Bodies.soi + Bodies.scan, pieces: pieces).count == 0)
        #expect(tally([], pieces: pieces).count == 0)
    }

    private func answer(_ end: TransferEnd, _ pictures: PictureTally, bytes: Int = 500) -> Answer {
        let facts = VerdictTests.facts(end, .proven(.multipartJPEG), bytes: bytes, first: 0.1, waited: 3)
        var answer = Answer(facts: facts, body: [], address: "", at: Instant(seconds: 0), seconds: 0)
        answer.pictures = pictures
        return answer
    }

    @Test("Multipart pictures that never change are frozen, and only a long enough look says so")
    func moving() {
        let (same, moved) = (Self.picture + Self.picture, Self.picture + Self.other)
        func look(_ end: TransferEnd, _ bytes: [UInt8], still: Double = 3) -> Judgement? {
            var settings = ProbeSettings()
            settings.stillSeconds = still
            return PictureCheck.moving(answer(end, tally(bytes, pieces: 9)), settings).last
        }
        #expect(look(.enough, moved)?.result.verdict == .pass)
        #expect(look(.still, same)?.effect?.outcome == .frozen)
        #expect(look(.enough, same)?.result.verdict == .skip)
        #expect(look(.timedOut(.answer), Self.picture)?.result.verdict == .warn)
        #expect(look(.enough, Self.picture, still: 0)?.result.verdict == .skip)
    }

    @Test("A snapshot is frozen when its hash is that of an earlier run, and the hash is all that leaves")
    func snapshot() {
        let one = answer(.enough, tally(Self.picture, pieces: 9))
        let mark = PictureCheck.mark(SHA256.hex(Self.picture))
        #expect(mark.hasPrefix("jpeg:") && mark.utf8.count == 69)
        #expect(PictureCheck.snapshot(one, earlier: nil).last?.result.verdict == .skip)
        #expect(PictureCheck.snapshot(one, earlier: "jpeg:0").last?.result.verdict == .pass)
        #expect(PictureCheck.snapshot(one, earlier: mark).last?.effect?.outcome == .frozen)
    }

    static let table: [UInt8] = [
        0x47, 0x40, 0, 0x10, 0, 0, 0xB0, 13, 0, 1, 0xC1, 0, 0, 0, 1, 0xE1, 0, 0, 0, 0, 0,
    ]
    static func map(_ type: UInt8) -> [UInt8] {
        [
            0x47, 0x41, 0, 0x10, 0, 2, 0xB0, 18, 0, 1, 0xC1, 0, 0, 0xE1, 1, 0xF0, 0, type, 0xE1, 1, 0xF0, 0,
            0, 0, 0, 0,
        ]
    }
    static func packet(_ head: [UInt8]) -> [UInt8] {
        head + [UInt8](repeating: 0xFF, count: 188 - head.count)
    }

    @Test("Transport tables tell pictures from sound, also when the stream begins inside a packet")
    func tables() {
        let rest = (0..<6).flatMap { _ in Self.packet([0x47, 0x1F, 0xFF, 0x10]) }
        func look(_ bytes: [UInt8]) -> [Judgement] { MPEGTSTables(bytes.span).judgements }
        let good = Self.packet(Self.table) + Self.packet(Self.map(0x1B)) + rest
        #expect(look(good).allSatisfy { $0.result.verdict == .pass })
        #expect(look(Array(rest[100...]) + good).allSatisfy { $0.result.verdict == .pass })
        let sound = look(Self.packet(Self.table) + Self.packet(Self.map(0x0F)) + rest)
        #expect(sound.last?.effect?.outcome == .notVideo)
        #expect(look(rest).last?.result.verdict == .warn && look(rest).last?.effect == nil)
        let broken = look(rest + [1, 2, 3] + rest)
        #expect(broken.first?.effect?.state == .degraded)
        // Lengths that point anywhere must not lead there.
        for place in 0..<40 {
            for value: UInt8 in [0, 1, 0x7F, 0xFF] {
                var wild = good
                wild[place] = value
                _ = look(wild)
                wild[188 + place] = value
                _ = look(wild)
            }
        }
    }

    @Test("FLV needs a picture among its tags; lengths beyond the bytes lead nowhere")
    func tags() {
        func tag(_ type: UInt8, _ size: UInt8 = 1) -> [UInt8] {
            [type, 0, 0, size, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: Int(size) + 4)
        }
        let head = Array("FLV".utf8) + [1, 5, 0, 0, 0, 9, 0, 0, 0, 0]
        func look(_ bytes: [UInt8]) -> Judgement { FLVCheck.look(bytes.span) }
        #expect(
            look(head + tag(18) + tag(8) + tag(9)).result
                == CheckResult(.flvTags, .pass, "1 pictures, 1 sounds, 1 scripts"))
        #expect(look(head + tag(18) + tag(8)).effect?.outcome == .notVideo)
        #expect(look(head).result.reason == "a header and no tag")
        #expect(look(head + [18, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0]).effect?.outcome == .notVideo)
    }

    @Test("MP4 in fragments is live, in one piece a recording")
    func fragments() {
        let head: [UInt8] = [0, 0, 0, 8] + Array("ftyp".utf8)
        #expect(MP4Check.look((head + [0, 0, 0, 8] + Array("moof".utf8)).span).result.verdict == .pass)
        #expect(MP4Check.look((head + [0, 0, 0, 8] + Array("mdat".utf8)).span).result.verdict == .warn)
    }

    @Test(
        "A session description needs pictures",
        arguments: [
            (
                "v=0\r\nm=audio 0 RTP/AVP 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H265/90000\r\n",
                "video, H265", true
            ),
            ("v=0\nm=video 0 RTP/AVP 26\n", "video", true),
            ("v=0\r\nm=audio 0 RTP/AVP 0\r\n", "sound and no pictures", false),
            ("v=0\r\ns=x\r\n", "no pictures", false), ("<html>m=video</html>", "no session", false),
            ("", "no session", false),
        ])
    func sessions(_ text: String, _ words: String, _ passes: Bool) {
        let judgement = SDPCheck.look(Array(text.utf8))
        #expect((judgement.effect == nil) == passes && judgement.result.reason.contains(words))
    }

    @Test("Certificates are warned of fourteen days ahead, and told when they ended")
    func certificates() throws {
        let end = try #require(CertificateCheck.moment("Nov  2 08:00:00 2026 GMT"))
        #expect(end.rfc3339 == "2026-11-02T08:00:00Z")
        for wrong in [
            "", "Nov 2 08:00:00 2026", "Now 2 08:00:00 2026 GMT", "Feb 30 08:00:00 2026 GMT",
            "Nov 2 8:00 2026 GMT",
        ] {
            #expect(CertificateCheck.moment(wrong) == nil, "\(wrong)")
        }
        func look(_ days: Int64) -> Judgement {
            CertificateCheck.look(end: end, at: end.adding(seconds: -days * 86_400), days: 14)
        }
        #expect(look(14).result.verdict == .pass && look(14).result.reason == "until 2026-11-02")
        #expect(look(13).result.reason.contains("in 13 days") && look(13).effect == nil)
        #expect(look(0).effect?.state == .degraded)
        #expect(CertificateCheck.look(end: nil, at: end, days: 14).result.verdict == .skip)
    }

    @Test("A declared type is no more than a remark, and only what looks like one is repeated")
    func types() {
        #expect(
            ContentTypeCheck.look("Application/VND.apple.mpegurl; charset=utf-8", .hls).result.verdict
                == .pass)
        let wrong = ContentTypeCheck.look("text/html", .jpeg)
        #expect(wrong.result.reason == "jpeg declared as text/html" && wrong.effect == nil)
        #expect(ContentTypeCheck.look("pass\u{7}word", .jpeg).result.reason == "jpeg declared as ?")
        #expect(ContentTypeCheck.look(nil, .flv).result.verdict == .warn)
    }
}
