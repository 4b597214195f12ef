import CameraModel
import Testing

@testable import CameraProbe

@Suite("How many are asked at once") struct PaceTests {
    private func taking(_ signs: [Pace.Sign], _ pace: Pace) -> Pace {
        var pace = pace
        for sign in signs { pace.take(sign) }
        return pace
    }

    /// So many attempts with a sign, beyond those that were under way when the limit changed.
    private func window(_ pace: Pace, _ sign: Pace.Sign, _ count: Int) -> Pace {
        taking(Array(repeating: sign, count: count), pace)
    }

    @Test("It stays at its most while all is well, and while nothing was ever answered")
    func steady() {
        let pace = Pace(most: 8, badShare: 2)
        #expect(window(pace, .well, 1000).limit == 8)
        #expect(window(pace, .strained, 1000).limit == 8, "dead, not overloaded")
    }

    @Test("It halves when half a window is strained, and comes back by and by when that helped")
    func backsOff() {
        var pace = window(Pace(most: 8, badShare: 2), .well, 8)
        pace = taking(Array(repeating: .strained, count: 4) + Array(repeating: .well, count: 4), pace)
        #expect(pace.limit == 4 && pace.lowest == 4)
        // Seven were under way; then windows of as many as the limit.
        pace = window(pace, .well, 7)
        #expect(pace.limit == 4)
        for wanted in 5...8 { pace = window(pace, .well, pace.limit); #expect(pace.limit == wanted) }
        #expect(pace.lowest == 4)
    }

    @Test("A step back that does not help is taken back, for dead cameras look like an overloaded gateway")
    func takenBack() {
        var pace = window(Pace(most: 8, badShare: 2), .well, 8)
        pace = window(pace, .strained, 8)
        #expect(pace.limit == 4)
        pace = window(window(pace, .strained, 7), .strained, 4)
        #expect(pace.limit == 8)
        // And for eight windows it is not tried again.
        pace = window(pace, .strained, 8 * 8)
        #expect(pace.limit == 8)
        pace = window(pace, .strained, 8)
        #expect(pace.limit == 4)
    }

    @Test(
        "Less than the share of a window changes nothing",
        arguments: [(2, 3, 8), (2, 4, 4), (4, 1, 8), (4, 2, 4)])
    func share(_ share: Int, _ strained: Int, _ wanted: Int) {
        var pace = window(Pace(most: 8, badShare: share), .well, 8)
        pace = taking(
            Array(repeating: .strained, count: strained) + Array(repeating: .well, count: 8 - strained), pace)
        #expect(pace.limit == wanted)
    }

    @Test("Exhaustion halves at once, down to one; what was under way does not count twice")
    func exhausted() {
        var pace = Pace(most: 8, badShare: 4)
        pace.take(.exhausted)
        #expect(pace.limit == 4)
        pace = window(pace, .exhausted, 7)
        #expect(pace.limit == 4, "they began before")
        pace.take(.exhausted)
        #expect(pace.limit == 2)
        pace = window(pace, .exhausted, 100)
        #expect(pace.limit == 1 && pace.lowest == 1)
        pace = window(pace, .well, 15 * 4)
        #expect(pace.limit == 1, "it grows slowly after so many words")
        pace = window(pace, .well, 4)
        #expect(pace.limit == 2)
    }

    @Test("A connection is late only beyond all distances: by the time of a lost packet")
    func connections() {
        var times = ConnectTimes()
        for _ in 0..<64 { #expect(times.take(3) == .well, "nothing is usual yet") }
        for _ in 0..<64 { _ = times.take(0.02) }
        #expect(times.usual == 0.02)
        #expect(times.take(0.5) == .well && times.take(0.91) == .well && times.take(1.02) == .strained)
        for _ in 0..<61 { _ = times.take(1.5) }
        #expect(times.usual == 0.02, "a bad window does not become the usual one")
    }

    @Test("Rising connect times halve the run's pace")
    func uplink() {
        var (pace, times) = (Pace(most: 256, badShare: 4), ConnectTimes())
        for _ in 0..<640 { pace.take(times.take(0.03)) }
        #expect(pace.limit == 256)
        for index in 0..<32 { pace.take(times.take(index % 3 == 0 ? 1.1 : 0.03)) }
        #expect(pace.limit == 128)
    }

    @Test("What outcomes say of their gateway")
    func signs() {
        let table: [(ProbeOutcome, Int?, Pace.Sign?)] = [
            (.streaming, 200, .well), (.notVideo, 200, .well), (.httpError, 404, .well),
            (.needsCredentials, 401, .well),
            (.slow, 200, .strained), (.firstByteTimedOut, nil, .strained), (.connectTimedOut, nil, .strained),
            (.httpError, 503, .strained), (.httpError, 504, .strained), (.httpError, 429, .exhausted),
            (.refused, nil, nil), (.unresolved, nil, nil), (.localFailure, nil, nil),
            (.unreachable, nil, nil),
        ]
        for (outcome, status, wanted) in table {
            #expect(
                Verdict(.none, .offline, outcome).sign(status: status) == wanted, "\(outcome) \(status ?? 0)")
        }
    }
}

@Suite("Jitter") struct JitterTests {
    @Test("It is always the same for a registry, and spreads registries over the whole span")
    func parts() {
        let names = (0..<1000).map { "5f0c\($0 * 7919)-county" }
        let parts = names.map { Jitter.part(of: $0) }
        #expect(parts == names.map { Jitter.part(of: $0) })
        #expect(parts.allSatisfy { (0...1).contains($0) })
        for tenth in 0..<10 {
            let count = parts.count { Int(min($0, 0.999) * 10) == tenth }
            #expect((60...140).contains(count), "\(count) of 1000 in tenth \(tenth)")
        }
    }
}

@Suite("Hosts and their gateways") struct GatewayQueueTests {
    @Test("A gateway has its own limit, and its host's holds over all its ports")
    func limits() {
        var queues = HostQueues(perHost: 3, perGateway: 2)
        for port in [80, 80, 80, 81, 81, 82] { queues.add(host: "a", port: port) }
        queues.add(host: "b", port: 80)
        let first = (0..<4).compactMap { _ in queues.next() }.map(\.index)
        #expect(first.count == 4 && first.filter { $0 != 6 }.count == 3 && first.contains(6))
        #expect(first.filter { $0 < 3 }.count <= 2)
        #expect(queues.next() == nil, "host a is full, and b has no more")
        queues.finish(Job(index: first[0]))
        #expect(queues.next() != nil)
        #expect(queues.next() == nil)
    }

    @Test("Every job of a host with many gateways is done, whatever its limit", arguments: [1, 2, 5, 100])
    func complete(_ perHost: Int) {
        var queues = HostQueues(perHost: perHost, perGateway: 2)
        for index in 0..<200 { queues.add(host: index % 3 == 0 ? "b" : "a", port: index % 17) }
        var (working, done) = ([Job](), Set<Int>())
        while true {
            while let job = queues.next() { working.append(job) }
            guard !working.isEmpty else { break }
            #expect(working.count <= perHost * 2)
            let job = working.removeFirst()
            #expect(done.insert(job.index).inserted)
            queues.finish(job, job.index % 5 == 0 ? .exhausted : .well)
        }
        #expect(done.count == 200)
    }

    @Test("A gateway that says that it is asked too much is asked less, and the others are not")
    func slowed() {
        var queues = HostQueues(perHost: 4, perGateway: 4)
        for index in 0..<40 { queues.add(host: index < 20 ? "busy" : "calm", port: 80) }
        let first = (0..<8).compactMap { _ in queues.next() }
        for job in first { queues.finish(job, job.index < 20 ? .exhausted : .well) }
        let second = (0..<8).compactMap { _ in queues.next() }
        #expect(second.filter { $0.index < 20 }.count == 2 && second.filter { $0.index >= 20 }.count == 4)
        #expect(queues.slowed == 1)
    }
}
