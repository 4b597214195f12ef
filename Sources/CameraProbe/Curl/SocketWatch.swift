import CCurl
import Glibc

/// An epoll set and a deadline, kept as libcurl's callbacks ask. Used by one thread only.
final class SocketWatch {
    private let epoll: Int32
    /// The multi handle whose sockets these are; ``CurlMulti`` sets it.
    var multi: UnsafeMutableRawPointer?
    private var events = [epoll_event](repeating: epoll_event(), count: 512)
    /// When libcurl wants to be called, in seconds of ``monotonicSeconds()``; `nil` when it need not be.
    private(set) var deadline: Double?
    /// Whether libcurl wants to hear of a descriptor, by its number.
    ///
    /// One that it is done with is closed next, and the kernel takes it out of the set by itself: to do it first would be
    /// one call in six of a short question.
    private var isWatched: [Bool] = []
    /// The first trouble with the epoll set, as errno; 0 when none.
    private(set) var trouble: Int32 = 0

    init() throws(ProbeError) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { throw .systemFailed(call: "epoll_create1", errno: errno) }
    }

    deinit { close(epoll) }

    /// Waits for events, at most `seconds`; calls `event` with each descriptor and what libcurl calls it.
    func wait(
        seconds: Double, _ event: (Int32, Int32) throws(ProbeError) -> Void
    ) throws(ProbeError) {
        let milliseconds = Int32(min(max(0, (seconds * 1000).rounded(.up)), 60_000))
        let count = epoll_wait(epoll, &events, Int32(events.count), milliseconds)
        guard count >= 0 else {
            guard errno == EINTR else { throw .systemFailed(call: "epoll_wait", errno: errno) }
            return
        }
        for index in 0..<Int(count) {
            let (seen, descriptor) = (events[index].events, ccurl_epoll_event_fd(&events[index]))
            guard isWatched[Int(descriptor)] else {
                // Still open after all.
                _ = epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, nil)
                continue
            }
            var mask: Int32 = 0
            if seen & EPOLLIN.rawValue != 0 { mask |= CURL_CSELECT_IN }
            if seen & EPOLLOUT.rawValue != 0 { mask |= CURL_CSELECT_OUT }
            if seen & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_ERR }
            try event(descriptor, mask)
        }
    }

    /// Whether libcurl's time has come; if so it is taken as used up.
    func takeDeadline(now: Double) -> Bool {
        guard let deadline, deadline <= now else { return false }
        self.deadline = nil
        return true
    }

    /// libcurl's word on one descriptor: watch it for this, or no longer. `isKnown`: libcurl has told us of it before.
    private func watch(_ descriptor: Int32, _ what: Int32, isKnown: Bool) {
        let place = Int(descriptor)
        if place >= isWatched.count {
            isWatched += repeatElement(false, count: place + 1 - isWatched.count)
        }
        isWatched[place] = what != CURL_POLL_REMOVE
        guard what != CURL_POLL_REMOVE else { return }
        var wanted: UInt32 = 0
        if what & CURL_POLL_IN != 0 { wanted |= EPOLLIN.rawValue }
        if what & CURL_POLL_OUT != 0 { wanted |= EPOLLOUT.rawValue }
        var event = ccurl_epoll_event(wanted, descriptor)
        // The kernel forgets a descriptor when it is closed: where the guess is wrong, the set itself says so.
        guard epoll_ctl(epoll, isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event) != 0 else {
            return
        }
        if errno == EEXIST, epoll_ctl(epoll, EPOLL_CTL_MOD, descriptor, &event) == 0 { return }
        if errno == ENOENT, epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 { return }
        if trouble == 0 { trouble = errno }
    }

    static let socketCallback: curl_socket_callback = { _, descriptor, what, context, known in
        guard let context else { return 0 }
        let watch = Unmanaged<SocketWatch>.fromOpaque(context).takeUnretainedValue()
        watch.watch(descriptor, what, isKnown: known != nil)
        // libcurl keeps the mark until it says that the descriptor is done with.
        if known == nil, what != CURL_POLL_REMOVE, let multi = watch.multi {
            curl_multi_assign(multi, descriptor, context)
        }
        return 0
    }

    static let timerCallback: curl_multi_timer_callback = { _, milliseconds, context in
        guard let context else { return 0 }
        let watch = Unmanaged<SocketWatch>.fromOpaque(context).takeUnretainedValue()
        watch.deadline = milliseconds < 0 ? nil : monotonicSeconds() + Double(milliseconds) / 1000
        return 0
    }
}

/// Seconds of a clock that only ever goes forward; its zero means nothing.
func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
