import Glibc

/// Keeps SIGPIPE from this thread while it lives: writing to a camera that hung up is no reason to die.
///
/// libcurl is told to leave signals alone (it would change the whole process), so the run does this itself.
struct QuietPipe: ~Copyable {
    private var before = sigset_t()
    private let wasBlocked: Bool

    init() {
        var pipe = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipe, &before)
        wasBlocked = sigismember(&before, SIGPIPE) == 1
    }

    deinit {
        guard !wasBlocked else { return }
        var pipe = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        var now = timespec()
        while sigtimedwait(&pipe, nil, &now) == SIGPIPE {}
        var before = before
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
