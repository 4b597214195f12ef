import CCurl
import Glibc

/// Keeps images of this process's memory from being written when it crashes: logins for cameras stand in it.
///
/// Two locks. A limit of 0 keeps the kernel from writing a file. A process that is not dumpable is kept from the
/// programs that a system may pipe cores to, too, and from other processes of the same user (`ptrace`,
/// `/proc/PID/environ`, `/proc/PID/mem`). Root may look all the same. Source: core(5), prctl(2) PR_SET_DUMPABLE.
public enum CoreDumps {
    /// Sets both locks, for the rest of the process's life. Where the system refuses one, the other still holds.
    public static func forbid() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = ccurl_forbid_dumps()
    }
}
