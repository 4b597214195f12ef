import Glibc

/// Which sites are named, between the threads of one audit: what one has read spares the other cameras to keep.
///
/// Invariant of `@unchecked Sendable`: `isNamed` is touched with `lock` held.
final class NamedSites: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var isNamed: [Bool] = []

    init() { pthread_mutex_init(lock, nil) }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// Tells which are named by one thread, and learns which are by the others.
    func exchange(_ own: inout [Bool]) {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        for site in own.indices where site < isNamed.count && isNamed[site] { own[site] = true }
        isNamed = own
    }
}
