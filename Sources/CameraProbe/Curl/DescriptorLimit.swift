import Glibc

/// How many descriptors this process may open.
enum DescriptorLimit {
    /// Raises the soft limit to the hard one; that is all a process may do for itself.
    static func raise() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        guard limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// How many transfers fit beside what is open now; 1 or more.
    ///
    /// One may need four for a moment: a socket for each of IPv4 and IPv6, and the resolver's pair.
    static var transfers: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 64 }
        let most = Int(min(limit.rlim_cur, 1 << 20))
        return max(1, (most - openNow() - 16) / 4)
    }

    private static func openNow() -> Int {
        guard let folder = opendir("/proc/self/fd") else { return 64 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return count
    }
}
