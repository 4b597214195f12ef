import CCurl
import CameraModel
import Glibc

/// Plays cameras on loopback: one thread, one epoll set, kind by path (`/cam/NUMBER/KIND`).
///
/// `/lab/stats` answers with how many connections stood at once, at most, and how many requests carried a login.
final class StreamServer {
    let address: LabAddress
    private let plain: LabSocket
    /// Bound and not listening: connections are refused.
    private let closed: LabSocket
    /// Listening and never accepting: the kernel connects, nobody speaks.
    private let mute: LabSocket
    /// Its queue is full: connecting never ends.
    private let full: LabSocket
    private var fillers: [Int32] = []
    private let epoll: Int32
    private let signals: Int32
    private let script: PlayedScript

    private var connections: [Int32: PlayedConnection] = [:]
    private var events = [epoll_event](repeating: epoll_event(), count: 512)
    /// With more connections than these every camera answers 429.
    private let most: Int
    private var refused = 0
    private var requests = 0
    private var logins = 0
    private var mostAtOnce = 0
    private var lastSweep = 0.0
    private let began = labSeconds()

    init(address: LabAddress, port: UInt16, delay: Double, basic: String, most: Int) throws(LabSocketError) {
        (self.address, self.most) = (address, most)
        plain = try LabSocket(address: address, port: port, backlog: 4096)
        closed = try LabSocket(address: address, port: 0, backlog: nil)
        mute = try LabSocket(address: address, port: 0, backlog: 4096)
        full = try LabSocket(address: address, port: 0, backlog: 0)
        script = PlayedScript(delay: delay, basic: basic, port: plain.port, clock: labTime)
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { throw LabSocketError("epoll_create1", errno) }
        signals = StreamServer.endingSignals()
        guard signals >= 0 else { throw LabSocketError("signalfd", errno) }
        for descriptor in [plain.descriptor, signals] { watch(descriptor, EPOLLIN.rawValue, EPOLL_CTL_ADD) }
        fill()
    }

    deinit {
        connections.removeAll()
        for descriptor in fillers + [signals, epoll] { close(descriptor) }
    }

    var port: UInt16 { plain.port }
    var closedPort: UInt16 { closed.port }
    var mutePort: UInt16 { mute.port }
    var fullPort: UInt16 { full.port }

    /// Plays until SIGTERM or SIGINT, or for `seconds`.
    func run(seconds: Double?) {
        let end = seconds.map { labSeconds() + $0 } ?? .infinity
        while labSeconds() < end {
            let count = epoll_wait(epoll, &events, Int32(events.count), 10)
            for index in 0..<max(0, Int(count)) {
                let descriptor = ccurl_epoll_event_fd(&events[index])
                if descriptor == signals { return }
                if descriptor == plain.descriptor {
                    accept()
                } else {
                    serve(descriptor, events[index].events)
                }
            }
            sweep()
        }
    }

    private func accept() {
        while true {
            let descriptor = Glibc.accept(plain.descriptor, nil, nil)
            guard descriptor >= 0 else { return }
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            connections[descriptor] = PlayedConnection(descriptor: descriptor)
            mostAtOnce = max(mostAtOnce, connections.count)
            watch(descriptor, EPOLLIN.rawValue, EPOLL_CTL_ADD)
        }
    }

    private func serve(_ descriptor: Int32, _ seen: UInt32) {
        guard let connection = connections[descriptor] else { return }
        if seen & (EPOLLIN.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0, !connection.receive() {
            connections[descriptor] = nil
            return
        }
        if !connection.hasScript, let steps = begin(connection.input) { connection.begin(steps) }
        if connection.hasScript { advance(connection) }
    }

    /// What to do once the request has come; `nil` while it has not.
    private func begin(_ input: [UInt8]) -> [PlayedStep]? {
        // A TLS handshake on the plain port: answer as a plain server does.
        if input.first == 0x16 { return script.status("400 Bad Request") }
        guard let request = PlayedRequest(input) else { return nil }
        requests += 1
        if request.authorization != nil { logins += 1 }
        let parts = request.parts
        if request.path == "/lab/stats" { return script.answer("application/json", stats()) }
        if connections.count > most {
            refused += 1
            return script.status("429 Too Many Requests")
        }
        guard parts.count >= 3, parts[0] == "cam", let kind = PlayedKind(rawValue: String(parts[2])) else {
            return script.status("404 Not Found")
        }
        return script.steps(kind, request, number: requests, now: labSeconds() - began)
    }

    private func stats() -> [UInt8] {
        Array(
            #"{"open":\#(connections.count - 1),"mostAtOnce":\#(mostAtOnce),"requests":\#(requests),"logins":\#(logins),"refused":\#(refused)}"#
                .utf8)
    }

    private func advance(_ connection: PlayedConnection) {
        guard connection.advance(now: labSeconds()) else {
            connections[connection.descriptor] = nil
            return
        }
        let wanted = EPOLLIN.rawValue | (connection.isBlocked ? EPOLLOUT.rawValue : 0)
        watch(connection.descriptor, wanted, EPOLL_CTL_MOD)
    }

    /// Lets cameras go on whose time has come, a hundred times a second.
    private func sweep() {
        let now = labSeconds()
        guard now - lastSweep >= 0.01 else { return }
        lastSweep = now
        for connection in Array(connections.values) where connection.wakeAt.map({ $0 <= now }) ?? false {
            advance(connection)
        }
    }

    private func watch(_ descriptor: Int32, _ events: UInt32, _ operation: Int32) {
        var event = ccurl_epoll_event(events, descriptor)
        _ = epoll_ctl(epoll, operation, descriptor, &event)
    }

    /// Fills the queue of ``full``, so that the kernel lets further connections wait for ever.
    private func fill() {
        for _ in 0..<4 {
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
            let descriptor = socket(address.family, kind, 0)
            guard descriptor >= 0 else { return }
            _ = address.with(port: full.port) { connect(descriptor, $0, $1) }
            fillers.append(descriptor)
        }
    }

    private static func endingSignals() -> Int32 {
        var ending = sigset_t()
        sigemptyset(&ending)
        for signal in [SIGTERM, SIGINT] { sigaddset(&ending, signal) }
        pthread_sigmask(SIG_BLOCK, &ending, nil)
        return signalfd(-1, &ending, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
    }
}

/// Seconds of a clock that only goes forward.
func labSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The time of day.
func labTime() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}
