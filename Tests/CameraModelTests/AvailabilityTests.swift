import CameraModel
import Testing

@Suite("Seconds online and observed")
struct AvailabilityTests {
    private static let start = Instant(seconds: 1_800_057_600)  // a midnight in UTC

    private static func episode(_ state: HealthState, _ from: Int64, _ to: Int64) -> Episode {
        Episode(
            state, from: start.adding(seconds: from), to: start.adding(seconds: to), knownAt: start)
    }

    /// Episodes at random, without overlap, over three days.
    private static func episodes(_ random: inout Draws) -> [Episode] {
        var (found, second) = ([Episode](), Int64(random.next(5000)))
        while second < 3 * 86_400 {
            let end = second + 1 + Int64(random.next(random.next(10) == 0 ? 90_000 : 4000))
            found.append(episode(HealthState.allCases[random.next(4)], second, end))
            second = end + (random.next(3) == 0 ? Int64(random.next(3000)) : 0)
        }
        return found
    }

    @Test("Of several endpoints the best counts at each second: as counting second by second does")
    func best() throws {
        var random = Draws(seed: 7)
        for _ in 0..<20 {
            let endpoints = (0..<1 + random.next(3)).map { _ in
                Self.episodes(&random).filter { $0.from < Self.start.adding(seconds: 20_000) }
            }
            let window = try #require(
                TimeWindow(from: Self.start.adding(seconds: 100), to: Self.start.adding(seconds: 9100)))
            var counted = [HealthState: Int]()
            for second in 100..<9100 as Range<Int64> {
                let moment = Self.start.adding(seconds: second)
                let states = endpoints.joined().filter { $0.from <= moment && moment < $0.to }.map(\.state)
                if let best = [.online, .degraded, .offline].first(where: states.contains) {
                    counted[best, default: 0] += 1
                }
            }
            let seconds = Availability(window, endpoints: endpoints)
            #expect(seconds.onlineSeconds == counted[.online] ?? 0)
            #expect(seconds.degradedSeconds == counted[.degraded] ?? 0)
            #expect(seconds.offlineSeconds == counted[.offline] ?? 0 && seconds.windowSeconds == 9000)
        }
    }

    @Test("Windows that part a window sum to it")
    func additive() throws {
        var random = Draws(seed: 3)
        for _ in 0..<30 {
            let endpoints = [Self.episodes(&random), Self.episodes(&random)]
            let cuts = [0, Int64(1 + random.next(100_000)), 200_000].map { Self.start.adding(seconds: $0) }
            let parts = try zip(cuts, cuts.dropFirst()).map {
                Availability(try #require(TimeWindow(from: $0, to: $1)), endpoints: endpoints)
            }
            let whole = try #require(TimeWindow(from: cuts[0], to: cuts[2]))
            #expect(parts[0] + parts[1] == Availability(whole, endpoints: endpoints))
        }
    }

    @Test("Hourly sums hold the same seconds as the episodes, and survive packing")
    func hourly() throws {
        var random = Draws(seed: 11)
        for round in 0..<60 {
            let episodes = round == 0 ? [Self.episode(.online, 0, 86_400)] : Self.episodes(&random)
            let day = Int(Self.start.seconds / 86_400)
            var sums = HourlySums(day: day)
            for episode in episodes { sums.add(episode) }
            let window = try #require(
                TimeWindow(from: Self.start, to: Self.start.adding(seconds: 86_400)))
            #expect(sums.availability == Availability(window, endpoints: [episodes]))
            #expect(sums.packed.count <= 118 && HourlySums(day: day, packed: sums.packed) == sums)
            if round == 0 { #expect(sums.packed.count == 7) }
        }
    }

    @Test("Bytes that are no hourly sums are refused", arguments: [0, 6, 8, 143, 145, 168])
    func broken(count: Int) {
        #expect(HourlySums(day: 1, packed: Array(repeating: 1, count: count)) == nil)
        #expect(HourlySums(day: 1, packed: [24, 0, 0, 0, 0, 0x11, 0x0E]) == nil, "3601 seconds in an hour")
    }

    @Test("Sums of the first registries are read: 144 bytes, or seven for each row of equal hours")
    func early() throws {
        let hours = (UInt8(0)..<24).flatMap { hour -> [UInt8] in [hour, 0, 1, 0, 0x10, 0x0E] }
        let raw = try #require(HourlySums(day: 1, packed: hours))
        #expect(raw.hours[23].online == 23 && raw.hours[23].degraded == 1 && raw.hours[0].observed == 3600)
        let rows = try #require(
            HourlySums(day: 1, packed: [23, 0x10, 0x0E, 0, 0, 0x10, 0x0E, 1, 0, 0, 0, 0, 1, 0]))
        #expect(rows.availability.onlineSeconds == 23 * 3600 && rows.hours[23].observed == 1)
        #expect(rows.packed.count == 1 + 9 + 5 && HourlySums(day: 1, packed: rows.packed) == rows)
    }

    @Test("The worst day takes 118 bytes, and one with an outage of two hours 16")
    func sizes() {
        var worst = HourlySums(day: 0)
        for hour in 0..<24 {
            worst.add(Self.whole(.online, hour * 3600 + 1, hour * 3600 + 1500 + hour))
            worst.add(Self.whole(.degraded, hour * 3600 + 1700, hour * 3600 + 1900 + hour))
        }
        #expect(worst.packed.count == 118 && HourlySums(day: 0, packed: worst.packed) == worst)
        var usual = HourlySums(day: 0)
        usual.add(Self.whole(.online, 0, 10_000))
        usual.add(Self.whole(.offline, 10_000, 17_200))
        usual.add(Self.whole(.online, 17_200, 86_400))
        #expect(usual.packed.count == 16 && HourlySums(day: 0, packed: usual.packed) == usual)
    }

    private static func whole(_ state: HealthState, _ from: Int, _ to: Int) -> Episode {
        Episode(
            state, from: Instant(seconds: Int64(from)), to: Instant(seconds: Int64(to)),
            knownAt: Instant(seconds: Int64(from)))
    }

    @Test("What lies in windows is cut out of an episode, overlapping ones too")
    func outside() throws {
        let episode = Self.whole(.offline, 100, 200)
        func pieces(_ windows: [(Int64, Int64)]) throws -> [[Int64]] {
            let windows = try windows.map {
                try #require(TimeWindow(from: Instant(seconds: $0.0), to: Instant(seconds: $0.1)))
            }
            return episode.outside(windows).map { [$0.from.seconds, $0.to.seconds] }
        }
        #expect(try pieces([]) == [[100, 200]] && pieces([(0, 100), (200, 300)]) == [[100, 200]])
        #expect(try pieces([(120, 130)]) == [[100, 120], [130, 200]])
        #expect(try pieces([(120, 130), (125, 150), (190, 500)]) == [[100, 120], [150, 190]])
        #expect(try pieces([(90, 110)]) == [[110, 200]] && pieces([(0, 1000)]).isEmpty)
    }

    @Test("Nothing observed is not computable, and an empty window is none")
    func nothing() throws {
        let window = try #require(TimeWindow(from: Self.start, to: Self.start.adding(seconds: 60)))
        #expect(Availability(window, endpoints: []).onlineRate.percent == nil)
        #expect(Availability(window, endpoints: []).unobservedSeconds == 60)
        #expect(TimeWindow(from: Self.start, to: Self.start) == nil)
    }
}

/// Numbers from a seed (SplitMix64).
private struct Draws {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
