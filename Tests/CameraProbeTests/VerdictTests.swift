import CameraModel
import Testing

@testable import CameraProbe

@Suite("Verdicts") struct VerdictTests {
    static func facts(
        _ end: TransferEnd, status: Int? = 200, _ body: BodyFinding = .tooFew, bytes: Int = 0,
        first: Double? = nil,
        waited: Double = 1
    ) -> AttemptFacts {
        AttemptFacts(
            end: end, status: status, body: body, bytes: bytes, firstByteSeconds: first,
            waitedSeconds: waited,
            detail: "")
    }

    static let table: [(AttemptFacts, ProbeOutcome, HealthState, StreamKind)] = [
        (facts(.enough, .proven(.hls), bytes: 90, first: 0.1), .streaming, .online, .hls),
        (facts(.complete, .proven(.jpeg), bytes: 90, first: 5.1), .slow, .degraded, .jpeg),
        (facts(.capped, .begun(.jpeg), bytes: 65_536, first: 0.1), .streaming, .online, .jpeg),
        (facts(.capped, .other, bytes: 1024, first: 0.1), .notVideo, .offline, .other),
        (facts(.complete), .emptyBody, .offline, .none),
        (facts(.complete, status: 204), .emptyBody, .offline, .none),
        (facts(.complete, .begun(.hls), bytes: 8), .notVideo, .offline, .hls),
        (facts(.complete, .begun(.jpeg), bytes: 8), .connectionLost, .degraded, .jpeg),
        (facts(.connectionLost, .begun(.jpeg), bytes: 8), .connectionLost, .degraded, .jpeg),
        (facts(.connectionLost, status: nil), .connectionLost, .offline, .none),
        (facts(.timedOut(.answer), status: nil), .firstByteTimedOut, .unknown, .none),
        (facts(.timedOut(.answer)), .firstByteTimedOut, .unknown, .none),
        (facts(.timedOut(.answer), waited: 15), .firstByteTimedOut, .offline, .none),
        (facts(.timedOut(.answer), .begun(.flv), bytes: 13), .transferTimedOut, .degraded, .flv),
        (facts(.timedOut(.connect), status: nil), .connectTimedOut, .offline, .none),
        (facts(.timedOut(.tls), status: nil), .tlsTimedOut, .offline, .none),
        (facts(.timedOut(.resolve), status: nil), .unresolved, .unknown, .none),
        (facts(.unresolved, status: nil), .unresolved, .unknown, .none),
        (facts(.refused, status: nil), .refused, .offline, .none),
        (facts(.unreachable(locally: false), status: nil), .unreachable, .offline, .none),
        (facts(.unreachable(locally: true), status: nil), .unreachable, .unknown, .none),
        (facts(.tlsFailed, status: nil), .tlsFailed, .offline, .none),
        (facts(.certificateRefused, status: nil), .tlsFailed, .degraded, .none),
        (facts(.local, status: nil), .localFailure, .unknown, .none),
        (facts(.notHTTP, status: nil), .protocolError, .offline, .none),
        (facts(.redirectRefused("why"), status: 302), .redirectRefused, .offline, .none),
        (facts(.enough, status: 401), .needsCredentials, .unknown, .none),
        (facts(.complete, status: 403), .needsCredentials, .unknown, .none),
        (facts(.timedOut(.answer), status: 404), .httpError, .offline, .none),
        (facts(.complete, status: 429), .httpError, .unknown, .none),
        (facts(.complete, status: 304), .httpError, .offline, .none),
        (facts(.cancelled, status: nil), .cancelled, .unknown, .none),
    ]

    @Test("follow from what was seen", arguments: table.indices)
    func verdicts(_ row: Int) {
        let (facts, outcome, state, kind) = Self.table[row]
        let verdict = Verdict.of(facts, ProbeSettings())
        #expect(verdict.outcome == outcome && verdict.state == state && verdict.kind == kind, "\(facts)")
    }

    @Test(
        "Redirects go to http and https only, and take the login along only to the target itself",
        arguments: [
            ("http://a/b", "http://a/c", Redirect.follow(keepsLogin: true)),
            ("http://a/b", "https://a:80/c", .follow(keepsLogin: true)),
            ("http://a/b", "https://a/c", .follow(keepsLogin: false)),
            ("https://a:8443/b", "http://a:8443/c", .follow(keepsLogin: false)),
            ("http://a/b", "http://b/c?token=t", .follow(keepsLogin: false)),
            ("http://a/b", "ftp://a/c", .refuse("a redirect to ftp, not to http or https")),
            ("http://a/b", "rtsp://a/c", .refuse("a redirect to rtsp, not to http or https")),
        ])
    func redirects(_ from: String, _ to: String, _ wanted: Redirect) throws {
        let endpoint = try #require(StreamEndpoint(from))
        #expect(Redirect.judge(endpoint, to: to, followed: 0, most: 3) == wanted)
        #expect(withoutLogin("http://u:p%40@a/c?x=@") == "http://a/c?x=@" && withoutLogin(to) == to)
        #expect(Redirect.judge(endpoint, to: to, followed: 3, most: 3) == .refuse("more than 3 redirects"))
    }
}

@Suite("Whose turn it is") struct HostQueuesTests {
    @Test("Hosts take turns, and none has more at work than its limit")
    func turns() {
        var queues = HostQueues(perHost: 2, perGateway: 2)
        for host in ["a", "a", "a", "b", nil, "b"] { queues.add(host: host) }
        #expect(
            [queues.next(), queues.next(), queues.next(), queues.next()].map { $0?.index } == [0, 3, 1, 5])
        #expect(queues.next() == nil)
        queues.finish(Job(index: 0))
        #expect(queues.next()?.index == 2)
        #expect(queues.next() == nil)
    }

    @Test("A pause is kept, and draining takes out what waits and what pauses")
    func pauses() {
        var queues = HostQueues(perHost: 1, perGateway: 1)
        for host in ["a", "a"] { queues.add(host: host) }
        guard var job = queues.next() else { return }
        job.attempts = 1
        queues.finish(job)
        queues.again(job, due: 5)
        #expect(queues.nextDue == 5)
        #expect(queues.drain() == [Job(index: 1), Job(index: 0, attempts: 1)])
        queues.again(job, due: 6)
        queues.wake(now: 5.9)
        #expect(queues.next() == nil)
        queues.wake(now: 6)
        #expect(queues.next() == job)
    }
}
