import CCurl
import Glibc

/// The memory of this process, in which logins stand in the clear while a run lasts.
public enum MemoryPrivacy {
    /// From now on the kernel writes no image of this process when it dies, and lets no other process of the same user
    /// look into it. Root can still do both.
    public static func begin() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        // Where images go to a program instead of a file, the limit alone counts for nothing.
        _ = ccurl_forbid_dump()
    }
}
