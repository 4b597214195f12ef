import Glibc
import Synchronization

/// Whether the user or the system asked the program to end: SIGINT, SIGTERM.
enum Interruption {
    private static let asked = Atomic<Bool>(false)

    /// From now on both signals only set a flag, and long work looks at it.
    ///
    /// Whoever started this program may have blocked signals, and a blocked one is inherited.
    static func listen() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        signal(SIGINT) { _ in Interruption.asked.store(true, ordering: .relaxed) }
        signal(SIGTERM) { _ in Interruption.asked.store(true, ordering: .relaxed) }
    }

    static var isAsked: Bool { asked.load(ordering: .relaxed) }

    /// Throws when asked to end.
    static func check(_ text: @autoclosure () -> String) throws {
        if isAsked { throw Failure.cannot(text()) }
    }
}
