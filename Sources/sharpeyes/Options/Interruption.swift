import Glibc
import Synchronization

/// Whether the user or the system asked the program to end: SIGINT, SIGTERM.
enum Interruption {
    private static let asked = Atomic<Bool>(false)

    /// From now on both signals only set a flag, and long work looks at it.
    static func listen() {
        signal(SIGINT) { _ in Interruption.asked.store(true, ordering: .relaxed) }
        signal(SIGTERM) { _ in Interruption.asked.store(true, ordering: .relaxed) }
    }

    static var isAsked: Bool { asked.load(ordering: .relaxed) }

    /// Throws when asked to end.
    static func check(_ text: @autoclosure () -> String) throws {
        if isAsked { throw Failure.cannot(text()) }
    }
}
