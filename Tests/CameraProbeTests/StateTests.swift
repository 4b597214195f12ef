import CameraModel
import CameraProbe
import Testing

@Suite("What runs make of states") struct StateTests {
    private struct NotACode: Error {}

    private static func watched(
        _ number: Int, parent: String? = nil, pole: String? = nil, host: String = "10.0.0.1",
        state: HealthState? = .offline
    ) throws -> WatchedEndpoint {
        guard let code = DeviceCode("3705020000132000\(1000 + number)"),
            let endpoint = StreamEndpoint("http://\(host)/\(number)")
        else { throw NotACode() }
        var watched = WatchedEndpoint(
            target: ProbeTarget(endpointID: Int64(number), deviceCode: code, endpoint: endpoint))
        (watched.parent, watched.pole, watched.state, watched.outcome) = (parent, pole, state, .refused)
        return watched
    }

    @Test("A first run is never blind, nor one of which few endpoints fell")
    func seeing() {
        var first = BlindCheck()
        for _ in 0..<1000 { first.take(before: nil, verdict: .offline) }
        #expect(!first.isBlind)
        var few = BlindCheck()
        for _ in 0..<4 { few.take(before: .online, verdict: .offline) }
        #expect(!few.isBlind)
        var risen = BlindCheck()
        for _ in 0..<100 { risen.take(before: .offline, verdict: .online) }
        #expect(!risen.isBlind, "who sees something come back can see")
    }

    @Test("More than half of the known fallen is blind; exactly half is not; 100 switches it off")
    func blind() {
        func check(_ fallen: Int, of known: Int, above: Int = 50) -> Bool {
            var check = BlindCheck(mostPercent: above)
            for index in 0..<known {
                check.take(
                    before: .online, verdict: index % 2 == 0 && index / 2 < fallen ? .unknown : .online)
            }
            return check.isBlind
        }
        #expect(!check(50, of: 100))
        var all = BlindCheck()
        for index in 0..<100 { all.take(before: .degraded, verdict: index < 51 ? .offline : .online) }
        #expect(all.isBlind && all.fallen == 51 && all.known == 100)
        var never = BlindCheck(mostPercent: 100)
        for _ in 0..<100 { never.take(before: .online, verdict: .offline) }
        #expect(!never.isBlind)
    }

    @Test("Trouble that begins in the middle of a long run is seen too")
    func middle() {
        var check = BlindCheck()
        for index in 0..<10_000 { check.take(before: .online, verdict: index < 9000 ? .online : .offline) }
        #expect(check.isBlind)
    }

    @Test("A recorder whose cameras are all down is one cause; one camera that is up clears it")
    func causes() throws {
        var asked = try (0..<6).map { try Self.watched($0, parent: "NVR-1", host: "10.0.0.\($0)") }
        asked += try (6..<9).map { try Self.watched($0, pole: "P-7", host: "10.0.1.\($0)") }
        asked.append(try Self.watched(9, pole: "P-8", host: "10.0.2.9"))
        let all = OutageCause.find(down: asked, asked: asked)
        #expect(all.map(\.name) == ["NVR-1", "P-7"] && all.map(\.cameras.count) == [6, 3])
        let some = OutageCause.find(down: Array(asked.dropFirst()), asked: asked)
        #expect(some.map(\.name) == ["P-7"])
        #expect(OutageCause.find(down: [], asked: asked).isEmpty)
    }

    @Test("What explains most comes first, and each camera is explained once")
    func greedy() throws {
        let asked = try (0..<8).map { try Self.watched($0, pole: "P-\($0 / 2)", host: "10.0.0.9") }
        let causes = OutageCause.find(down: asked, asked: asked)
        #expect(causes.map(\.kind) == [.gateway] && causes.first?.cameras.count == 8)
    }

    @Test("The work list goes by pole, leaves out what is maintained or has a good endpoint")
    func worklist() throws {
        var endpoints = try (0..<3).map { try Self.watched($0, pole: "P-1", host: "10.0.0.\($0)") }
        endpoints.append(try Self.watched(3, pole: "P-2", host: "10.0.1.1"))
        endpoints.append(try Self.watched(4, host: "10.0.1.2", state: .degraded))
        endpoints.append(try Self.watched(5, state: .online))
        var maintained = try Self.watched(6)
        maintained.maintenance = 1
        endpoints.append(maintained)
        var second = try Self.watched(3, pole: "P-2", host: "10.0.1.3", state: .online)
        second.target.endpointID = 33
        let list = Worklist(endpoints)
        #expect(list.stops.map(\.pole) == ["P-1", "P-2", nil] && list.count == 5)
        #expect(list.stops[0].items.allSatisfy { $0.cause?.kind == .pole })
        #expect(Worklist(endpoints + [second]).stops.map(\.pole) == ["P-1", nil])
    }

    @Test("Every outcome that is not good has a likely fix in both languages")
    func fixes() {
        for outcome in ProbeOutcome.allCases
        where ![.streaming, .answering, .cancelled, .unsupported].contains(outcome) {
            #expect(!outcome.likelyFix(.english).isEmpty && !outcome.likelyFix(.chinese).isEmpty)
        }
    }

    @Test("Of a notice's address only scheme, host and port are ever named")
    func places() {
        #expect(NoticeCall.place("https://hc.example/ping/5ecret") == "https://hc.example")
        #expect(NoticeCall.place("http://user:5ecret@h:8080/x") == "http://h:8080")
        #expect(NoticeCall.place("http://h?5ecret") == "http://h")
        #expect(NoticeCall.place("ftp://h/") == nil && NoticeCall.place("http://") == nil)
    }
}
