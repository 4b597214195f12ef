import CameraModel
import Foundation
import Testing

@testable import CameraProbe

@Suite("HLS") struct HLSTests {
    private static let now = Instant(seconds: 1_800_000_000)

    private func playlist(_ text: String, isWhole: Bool = true) throws -> Playlist {
        try #require(Playlist(Array(text.utf8), isWhole: isWhole))
    }

    @Test("A media playlist tells its newest segment, its numbers and its times")
    func media() throws {
        let read = try playlist(
            """
            #EXTM3U
            #EXT-X-TARGETDURATION:2
            #EXT-X-MEDIA-SEQUENCE:40
            #EXT-X-PROGRAM-DATE-TIME:2027-01-15T08:00:00Z
            #EXTINF:2.0,
            a.ts
            #EXTINF:1.5,
            b.ts?token=1
            """)
        #expect(read.next == 42 && read.targetDuration == 2 && read.longest == 2 && !read.hasEnded)
        #expect(read.newest == Playlist.Segment(address: "b.ts?token=1"))
        #expect(read.newestEnds?.rfc3339 == "2027-01-15T08:00:03.500Z")
    }

    @Test("Of a playlist that was cut off the last line counts for nothing")
    func cutOff() throws {
        let text = "#EXTM3U\n#EXTINF:2,\na.ts\n#EXTINF:2,\nb.t"
        #expect(try playlist(text, isWhole: false).newest?.address == "a.ts")
        #expect(try playlist(text).newest?.address == "b.t")
    }

    @Test("The best variant has the highest bandwidth; quoted commas part nothing")
    func variants() throws {
        let read = try playlist(
            """
            #EXTM3U
            #EXT-X-STREAM-INF:CODECS="avc1,mp4a,BANDWIDTH=9",BANDWIDTH=5
            a.m3u8
            #EXT-X-STREAM-INF:PROGRAM-ID=1, BANDWIDTH=7
            b.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=7
            c.m3u8
            """)
        #expect(
            read.isMaster && read.variants.map(\.bandwidth) == [5, 7, 7] && read.best?.address == "b.m3u8")
    }

    @Test("Byte ranges, skipped segments, parts and keys are seen")
    func details() throws {
        let ranges = try playlist("#EXTM3U\n#EXT-X-BYTERANGE:100@50\na.ts\n#EXT-X-BYTERANGE:70\na.ts\n")
        #expect(ranges.newest == Playlist.Segment(address: "a.ts", offset: 150))
        let skipped = try playlist(
            "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:5\n#EXT-X-SKIP:SKIPPED-SEGMENTS=3\n#EXTINF:4,\na.mp4\n")
        #expect(skipped.next == 9)
        let parts = try playlist("#EXTM3U\n#EXT-X-PART:DURATION=0.3,URI=\"p,1.mp4\"\n")
        #expect(parts.newest?.address == "p,1.mp4" && parts.partCount == 1)
        #expect(try playlist("#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:1,\na.ts").isEncrypted)
        #expect(try !playlist("#EXTM3U\n#EXT-X-KEY:METHOD=NONE\n#EXTINF:1,\na.ts").isEncrypted)
    }

    @Test(
        "Numbers that are none, huge or negative are as if they were not there",
        arguments: ["", "-11", "NaN", "1e9", "99999999999999999999", "9007199254740993"])
    func numbers(_ number: String) throws {
        let read = try playlist(
            "#EXTM3U\n#EXT-X-TARGETDURATION:\(number)\n#EXT-X-MEDIA-SEQUENCE:\(number)\n#EXTINF:\(number),\na.ts\n"
        )
        #expect(read.mediaSequence == 0 && read.targetDuration == nil && read.next == 1)
    }

    /// Sequence, then whether the second look passes, and its outcome.
    @Test(
        "Two looks tell whether it goes on",
        arguments: [(41, CheckVerdict.pass, nil), (40, .fail, .stale), (39, .warn, ProbeOutcome.stale)])
    func twoLooks(_ sequence: Int, _ verdict: CheckVerdict, _ outcome: ProbeOutcome?) throws {
        func look(_ sequence: Int) throws -> Playlist {
            try playlist(
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:\(sequence)\n#EXTINF:2,\na.ts\n")
        }
        let judgement = PlaylistCheck.advance(try look(40), try look(sequence), seconds: 3)
        #expect(judgement.result.verdict == verdict && judgement.effect?.outcome == outcome, "\(judgement)")
    }

    @Test("Without sequence numbers the names tell, but not their tokens")
    func names() throws {
        func look(_ name: String) throws -> Playlist { try playlist("#EXTM3U\n#EXTINF:2,\n\(name)\n") }
        let first = try look("a.ts?t=1")
        #expect(PlaylistCheck.advance(first, try look("b.ts?t=2"), seconds: 3).effect == nil)
        #expect(PlaylistCheck.advance(first, try look("a.ts?t=2"), seconds: 3).effect?.outcome == .stale)
    }

    @Test("One look is enough when the packager's times are near ours, and proves nothing otherwise")
    func dates() throws {
        func look(_ age: Int64) throws -> Playlist {
            let begun = Self.now.adding(seconds: -age - 2).rfc3339
            return try playlist(
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-PROGRAM-DATE-TIME:\(begun)\n#EXTINF:2,\na.ts\n")
        }
        #expect(PlaylistCheck.advance(try look(1), at: Self.now)?.result.verdict == .pass)
        #expect(PlaylistCheck.advance(try look(7), at: Self.now) == nil)
        #expect(PlaylistCheck.advance(try look(-40), at: Self.now) == nil)
        #expect(PlaylistCheck.advance(try playlist("#EXTM3U\n#EXTINF:2,\na.ts\n"), at: Self.now) == nil)
    }

    @Test(
        "References are resolved as RFC 3986, 5.4 shows",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), (";x", "http://a/b/c/;x"),
            ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"), ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("g#s/./x", "http://a/b/c/g#s/./x"),
        ])
    func references(_ reference: String, _ wanted: String) {
        #expect(resolve(reference, against: "http://a/b/c/d;p?q") == wanted)
    }

    @Test("A reference against an address without a path begins at its root")
    func rootless() {
        #expect(resolve("a.ts", against: "http://h:80") == "http://h:80/a.ts")
        #expect(resolve("a.ts", against: "http://h:80?x=/y/") == "http://h:80/a.ts")
    }
}
