import CameraModel
import Glibc

/// Lets two threads take turns at one closure.
final class TurnTaker: CameraTaker {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let each: ([CameraFacts]) throws -> Void

    init(_ each: @escaping ([CameraFacts]) throws -> Void) {
        self.each = each
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func take(_ batch: [CameraFacts]) throws {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        try each(batch)
    }
}
