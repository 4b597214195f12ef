import CameraModel
import Testing

@Suite("The kept state of an endpoint")
struct WatchTests {
    private static let start = Instant(seconds: 1_800_000_000)

    private static func at(_ minute: Int64) -> Instant { start.adding(seconds: minute * 60) }

    private static func seen(_ state: HealthState, _ minute: Int64, kind: StreamKind = .hls) -> Observation {
        let outcome: ProbeOutcome =
            state == .online ? .streaming : state == .unknown ? .unresolved : .refused
        return Observation(
            endpointID: 1, at: at(minute), state: state, outcome: outcome,
            kind: state == .online ? kind : .none)
    }

    /// Plays states every five minutes; gives the watch and all closed episodes.
    private static func play(
        _ states: [HealthState], _ settings: HealthSettings = HealthSettings(), kind: StreamKind = .hls
    ) -> (watch: EndpointWatch, closed: [Episode], taken: [EndpointWatch.Taken]) {
        var watch = EndpointWatch(first: seen(states[0], 0, kind: kind), settings)
        let taken = states.enumerated().dropFirst().map {
            watch.take(seen($0.element, Int64($0.offset) * 5, kind: kind), settings)
        }
        return (watch, taken.flatMap(\.closed), taken)
    }

    @Test("A first verdict counts at once, then three down and two up; unknown never counts")
    func thresholds() {
        #expect(Self.play([.offline]).watch.health.state == .offline)
        #expect(Self.play([.online, .offline, .offline]).watch.health.state == .online)
        #expect(Self.play([.online, .offline, .unknown, .offline, .offline]).watch.health.state == .offline)
        #expect(Self.play([.online, .offline, .online, .offline, .offline]).watch.health.state == .online)
        #expect(Self.play([.offline, .online]).watch.health.state == .offline)
        #expect(Self.play([.offline, .online, .unknown, .online]).watch.health.state == .online)
        #expect(Self.play([.online, .unknown, .unknown, .unknown, .unknown]).watch.health.state == .online)
    }

    @Test("Thresholds may differ by the kind of stream that was last seen")
    func kinds() {
        var settings = HealthSettings()
        settings.byKind[.rtsp] = HealthThresholds(down: 1, up: 1)
        #expect(Self.play([.online, .offline], settings, kind: .rtsp).watch.health.state == .offline)
        #expect(Self.play([.online, .offline], settings, kind: .hls).watch.health.state == .online)
    }

    @Test("A new state counts from the first verdict that led to it")
    func since() {
        let (watch, closed, _) = Self.play([.online, .online, .offline, .offline, .offline])
        #expect(watch.health.since == Self.at(10) && watch.knownAt == Self.at(20))
        #expect(closed == [Episode(.online, from: Self.start, to: Self.at(10), knownAt: Self.start)])
        #expect(watch.open == Episode(.offline, from: Self.at(10), to: Self.at(35), knownAt: Self.at(20)))
    }

    @Test("A verdict speaks for a quarter of an hour; what comes after is a gap")
    func gap() {
        let settings = HealthSettings()
        var watch = EndpointWatch(first: Self.seen(.online, 0), settings)
        let taken = watch.take(Self.seen(.online, 40), settings)
        #expect(taken.closed == [Episode(.online, from: Self.start, to: Self.at(15), knownAt: Self.start)])
        #expect(watch.open.from == Self.at(40) && watch.open.to == Self.at(55))
    }

    @Test("Verdicts of unknown are no observation: time runs on only as long as the last known one speaks")
    func unobserved() {
        let states: [HealthState] = [.online, .unknown, .unknown, .unknown, .unknown, .unknown, .online]
        let (watch, closed, _) = Self.play(states)
        let window = TimeWindow(from: Self.start, to: Self.at(45))
        let seconds = window.map { Availability($0, endpoints: [closed + [watch.open]]) }
        #expect(seconds?.observedSeconds == 30 * 60 && seconds?.unobservedSeconds == 15 * 60)
        #expect(seconds?.onlineRate.percent == "100.00")
    }

    @Test("A change whose first verdict came before a gap turns what was kept since")
    func turning() {
        let settings = HealthSettings()
        var watch = EndpointWatch(first: Self.seen(.online, 0), settings)
        _ = watch.take(Self.seen(.offline, 5), settings)
        _ = watch.take(Self.seen(.offline, 60), settings)
        let taken = watch.take(Self.seen(.offline, 65), settings)
        #expect(taken.changedFrom == .online && taken.turnsSince == Self.at(5))
        #expect(watch.open.from == Self.at(60))
    }

    @Test("A clock that was set back does not make time run backwards")
    func setBack() {
        let settings = HealthSettings()
        var watch = EndpointWatch(first: Self.seen(.online, 100), settings)
        for minute in [0, 5, 10] as [Int64] {
            for episode in watch.take(Self.seen(.offline, minute), settings).closed {
                #expect(episode.from <= episode.to)
            }
        }
        #expect(watch.health.state == .offline && watch.open.from <= watch.open.to)
    }

    @Test("Flapping begins and ends by two thresholds, and its changes are no news")
    func flapping() {
        let states = (0..<12).map { $0 % 2 == 0 ? HealthState.online : .offline }
        var (watch, _, taken) = Self.play(states)
        #expect(watch.isFlapping && taken.count(where: \.flappingChanged) == 1)
        #expect(watch.recent.changesPercent == 55)
        var settled = 0
        for minute in 1...20 {
            let taken = watch.take(Self.seen(.online, 60 + Int64(minute) * 5), HealthSettings())
            if taken.flappingChanged { settled = minute }
            if taken.changedFrom != nil {
                #expect(HealthChange(1, watch, taken).isNews == !watch.isFlapping)
            }
        }
        #expect(!watch.isFlapping && settled > 10)
        #expect(Self.play([.online, .offline, .online]).watch.isFlapping == false)
    }

    @Test("The last 21 outcomes are kept, and every outcome has a byte of its own")
    func recent() {
        var recent = RecentOutcomes()
        for index in 0..<30 { recent.append(index < 28 ? .offline : .online, .refused) }
        #expect(recent.all.count == 21 && recent.all.count { $0.state == .online } == 2)
        let bytes = ProbeOutcome.allCases.flatMap { outcome in
            HealthState.allCases.map { OutcomeByte.make($0, outcome) }
        }
        #expect(Set(bytes).count == ProbeOutcome.allCases.count * 4)
        for outcome in ProbeOutcome.allCases {
            #expect(OutcomeByte.read(OutcomeByte.make(.degraded, outcome))?.outcome == outcome)
        }
    }
}
