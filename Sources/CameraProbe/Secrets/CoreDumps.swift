import CCurl
import Glibc

/// Keeps this process's memory to itself when it crashes: logins for cameras stand in it.
///
/// A limit of 0 keeps the kernel from writing a core. A process that is not dumpable is kept from the programs that a
/// system may pipe cores to, too, and from other processes of the same user (`ptrace`, `/proc/PID/environ`,
/// `/proc/PID/mem`). Root may look all the same. And Swift's own report of a crash shows the memory that registers
/// point to. Source: core(5), prctl(2) PR_SET_DUMPABLE; docs/Backtracing.rst of Swift.
public enum CoreDumps {
    /// Forbids all three, for the rest of the process's life; where the system refuses one, the others still hold.
    ///
    /// Who sets `SWIFT_BACKTRACE` in the environment wants the report, and gets it.
    public static func forbid() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = ccurl_forbid_dumps()
        guard getenv("SWIFT_BACKTRACE") == nil else { return }
        for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { signal(number, SIG_DFL) }
    }
}
