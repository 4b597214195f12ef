import Foundation
import Glibc

/// One program run from start to end, with what the kernel counted of it.
struct ChildRun {
    /// Seconds by the clock.
    let wallSeconds: Double
    /// Seconds of processor time, its own and the kernel's for it.
    let processorSeconds: Double
    /// The most memory it held, in bytes.
    let peakBytes: Int
    /// Its exit status; 128 and the signal when one ended it.
    let status: Int32

    /// Runs `arguments`, the first of them a path or a name in PATH, with standard input from a file and output thrown
    /// away; errors go where ours go.
    init(_ arguments: [String], input: String = "/dev/null") throws(LabError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        let clock = ContinuousClock()
        let start = clock.now
        var child: pid_t = 0
        let code = posix_spawnp(&child, arguments.first ?? "", &actions, nil, words, environ)
        guard code == 0 else {
            throw LabError("\(arguments.first ?? ""): cannot be started: \(String(cString: strerror(code)))")
        }
        var state: Int32 = 0
        var usage = rusage()
        while wait4(child, &state, 0, &usage) < 0, errno == EINTR {}
        let took = start.duration(to: clock.now)
        wallSeconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        processorSeconds = ChildRun.seconds(usage.ru_utime) + ChildRun.seconds(usage.ru_stime)
        peakBytes = Int(usage.ru_maxrss) * 1024
        status = state & 0x7F == 0 ? state >> 8 & 0xFF : 128 + state & 0x7F
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }
}
