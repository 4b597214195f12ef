import CameraModel
import Foundation
import Testing

@testable import CameraProbe

@Suite("ONVIF") struct ONVIFTests {
    private static let now = Instant(seconds: 1_800_000_000)

    private static func envelope(_ body: String) -> [UInt8] {
        Array("<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"x\"><s:Body>\(body)</s:Body></s:Envelope>".utf8)
    }

    private static func clock(_ digits: [Int], _ name: String = "UTCDateTime") -> [UInt8] {
        envelope(
            """
            <GetSystemDateAndTimeResponse><SystemDateAndTime><\(name)>
            <Time><Hour> \(digits[3]) </Hour><Minute>\(digits[4])</Minute><Second>\(digits[5])</Second></Time>
            <Date><Year>\(digits[0])</Year><Month>\(digits[1])</Month><Day>\(digits[2])</Day></Date>
            </\(name)></SystemDateAndTime></GetSystemDateAndTimeResponse>
            """)
    }

    @Test("A clock is read in UTC, or as local time when that is all there is")
    func clocks() {
        #expect(ONVIFAnswer.read(Self.clock([2027, 1, 15, 8, 0, 0])) == .clock(Self.now))
        #expect(
            ONVIFAnswer.read(Self.clock([2027, 1, 15, 8, 0, 0], "LocalDateTime")) == .localClock(Self.now))
        for wrong in [
            [2027, 13, 1, 0, 0, 0], [2027, 2, 29, 0, 0, 0], [2027, 1, 1, 24, 0, 0], [0, 1, 1, 0, 0, 0],
        ] {
            #expect(ONVIFAnswer.read(Self.clock(wrong)) == .impossibleTime, "\(wrong)")
        }
    }

    @Test("Faults are told apart, and so is everything else")
    func others() {
        func fault(_ code: String) -> [UInt8] {
            Self.envelope(
                "<s:Fault><s:Code><s:Subcode><s:Value>ter:\(code)</s:Value></s:Subcode></s:Code></s:Fault>")
        }
        #expect(ONVIFAnswer.read(fault("NotAuthorized")) == .fault(isAboutCredentials: true))
        #expect(ONVIFAnswer.read(fault("ActionNotSupported")) == .fault(isAboutCredentials: false))
        #expect(ONVIFAnswer.read(Self.envelope("<GetHostnameResponse/>")) == .other("GetHostnameResponse"))
        #expect(ONVIFAnswer.read(Self.envelope("")) == .notSOAP(nil))
        #expect(ONVIFAnswer.read(Array("<html><body><p>Login</body></html>".utf8)) == .notSOAP(.malformed))
        #expect(
            ONVIFAnswer.read([]) == .notSOAP(.malformed) && ONVIFAnswer.read([0xFF]) == .notSOAP(.malformed))
    }

    @Test("Hostile XML is refused: document types, entities that grow, depth without end")
    func hostile() {
        let laughs =
            "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><Envelope><Body>&b;</Body></Envelope>"
        #expect(ONVIFAnswer.read(Array(laughs.utf8)) == .notSOAP(.documentType))
        let deep = String(repeating: "<a>", count: 5000)
        #expect(ONVIFAnswer.read(Array(deep.utf8)) == .notSOAP(.tooDeep))
        for broken in [
            "<a><b></a></b>", "<a", "<a b=\"", "<a>", "</a>", "<a/><b/>", "text", "<a/>text", "<1/>",
            "<a><!-- </a>",
        ] {
            #expect(ONVIFAnswer.read(Array(broken.utf8)) == .notSOAP(.malformed), "\(broken)")
        }
    }

    /// Seconds that the device's clock is off, the outcome, and words of the reason.
    static let skews: [(Int64, ProbeOutcome?, String)] = [
        (0, nil, "0 s off"), (10, nil, "10 s off"), (-10, nil, "-10 s off"),
        (11, .wrongClock, "11 s ahead"), (-137, .wrongClock, "137 s behind"),
        (28_800, .wrongClock, "+8 h off"), (-28_795, .wrongClock, "-8 h off"), (3600, .wrongClock, "+1 h"),
        (28_830, .wrongClock, "8 h ahead"), (54_000, .wrongClock, "15 h ahead"),
        (-1_800_000_000, .wrongClock, "reset: it shows 1970-01-01"),
        (-1_800_000_000 + 946_684_800, .wrongClock, "reset: it shows 2000-01-01"),
        (-400_000_000, .wrongClock, "4629 days behind"),
    ]

    @Test("Clocks are right, drifting, whole hours off or reset", arguments: skews.indices)
    func skew(_ row: Int) {
        let (seconds, outcome, words) = Self.skews[row]
        let judgement = ClockCheck.look(
            .clock(Self.now.adding(seconds: seconds)), at: Self.now, tolerance: 10)
        #expect(
            judgement.effect?.outcome == outcome && judgement.result.reason.contains(words), "\(judgement)")
        #expect(judgement.effect.map { $0.state == .degraded } ?? true)
    }

    @Test("The service's usual path is asked where an inventory names none")
    func addresses() throws {
        for (given, wanted) in [
            ("onvif+http://10.0.0.1", "http://10.0.0.1/onvif/device_service"),
            ("onvif+https://10.0.0.1:8443/", "https://10.0.0.1:8443/onvif/device_service"),
            ("onvif+http://10.0.0.1/own", "http://10.0.0.1/own"),
        ] {
            #expect(ClockRequest.address(try #require(StreamEndpoint(given))) == wanted)
        }
    }

    @Test("SHA-1 agrees with FIPS 180's examples, at every length around a block")
    func sha1() {
        func hex(_ text: String) -> String {
            var hash = SHA1()
            hash.add(Array(text.utf8))
            return hash.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        #expect(hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
        #expect(hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(
            hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "84983e441c3bd26ebaae4aa1f95129e5e54670f1")
        #expect(hex(String(repeating: "a", count: 1_000_000)) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
        #expect(hex(String(repeating: "a", count: 55)) == "c1c8bbdc22796e28c0e15163d20899b65621d65a")
        #expect(hex(String(repeating: "a", count: 56)) == "c2db330f6083854c99d4b5bfb6e8f29f201be699")
        #expect(hex(String(repeating: "a", count: 64)) == "0098ba824b5c16427bd7a1122a5a442a25ec644d")
    }

    @Test("A token carries the digest of ONVIF's own example, and never the password")
    func token() throws {
        // ONVIF Application Programmer's Guide 1.0, 6.1.1.3.
        let nonce = Array(try #require(Data(base64Encoded: "LKqI6G/AikKCQrN0zqZFlg==")))
        let created = try #require(instant("2010-09-16T07:50:45Z"))
        let token = ClockRequest.token(
            user: "us<er", password: "userpassword", nonce: nonce, created: created)
        #expect(token.contains("tuOSpGlFlIXsozq4HFNeeGeFLEI="), "\(token)")
        #expect(token.contains("<Username>us&lt;er</Username>") && !token.contains("userpassword"))
    }

    private func instant(_ text: String) -> Instant? {
        guard case .time(let moment) = DateOrTime(text, localTime: .utc) else { return nil }
        return moment
    }
}

/// Every answer of a device, with what a clock check says of it.
@Suite("ONVIF answers of a device") struct SharedONVIFTests {
    @Test(
        "One is a clock, one a fault, one no XML, the others other answers",
        .enabled(if: sharedFolder("onvif") != nil, "no shared data here"))
    func verdicts() throws {
        let folder = try #require(sharedFolder("onvif"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        var found: [String: [String]] = [:]
        for name in names {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            let read = ONVIFAnswer.read(bytes)
            let judgement = ClockCheck.look(read, at: Instant(seconds: 1_800_000_000), tolerance: 10)
            found[judgement.effect?.outcome.rawValue ?? "right", default: []].append(name)
            if case .other(let what) = read {
                #expect(judgement.result.reason.hasPrefix("asked for the time, the device says "), "\(what)")
            }
            for count in stride(from: 0, to: bytes.count, by: 101) {
                _ = ONVIFAnswer.read(Array(bytes[..<count]))
            }
        }
        #expect(names.count == 73)
        #expect(found["wrongClock"] == ["GetSystemDateAndTime.xml"])
        #expect(found["protocolError"]?.sorted() == ["PullMessages.xml"])
        #expect(found["deviceFault"]?.count == 71)
        let fault = ONVIFAnswer.read(Array(try Data(contentsOf: folder.appendingPathComponent("Error.xml"))))
        #expect(fault == .fault(isAboutCredentials: false))
    }
}
