import CameraModel
import Glibc

/// Reads ranges of cameras on two threads: the calling one, which also takes every batch, and one of its own on a second
/// connection, which only reads.
///
/// Invariant of `@unchecked Sendable`: every stored variable but `lock`, `changed` and `second` is touched with `lock` held;
/// `second` is used by the feed's thread only.
final class FactsFeed: @unchecked Sendable {
    private static let most = 4

    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let second: (_ range: ClosedRange<Int64>) throws(RegistryError) -> [CameraFacts]
    private var ranges: IDRanges
    private var waiting: [[CameraFacts]] = []
    private var isReading = false
    private var failure: RegistryError?

    init(
        _ ranges: IDRanges,
        second: @escaping (_ range: ClosedRange<Int64>) throws(RegistryError) -> [CameraFacts]
    ) {
        (self.ranges, self.second) = (ranges, second)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
        start()
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    private func start() {
        // The thread holds a reference of its own until it ends.
        let held = Unmanaged.passRetained(self)
        var thread = pthread_t()
        isReading = true
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<FactsFeed>.fromOpaque(argument).takeRetainedValue().readOn()
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            held.release()
            isReading = false
            return
        }
        pthread_detach(thread)
    }

    private func readOn() {
        pthread_mutex_lock(lock)
        while failure == nil, let range = ranges.next() {
            pthread_mutex_unlock(lock)
            let result = Result { () throws(RegistryError) in try second(range) }
            pthread_mutex_lock(lock)
            switch result {
            case .success(let batch): waiting.append(batch)
            case .failure(let error): failure = error
            }
            pthread_cond_signal(changed)
            while waiting.count >= FactsFeed.most, !ranges.isStopped { pthread_cond_wait(changed, lock) }
        }
        isReading = false
        pthread_cond_signal(changed)
        pthread_mutex_unlock(lock)
    }

    /// Hands over every batch on the calling thread, which reads by `first` while none waits.
    ///
    /// The feed's thread has ended its reading when this returns or throws.
    func run(
        first: (ClosedRange<Int64>) throws(RegistryError) -> [CameraFacts],
        each: ([CameraFacts]) throws -> Void
    ) throws {
        do {
            while let batch = try next(first) { if !batch.isEmpty { try each(batch) } }
        } catch {
            stop()
            throw error
        }
    }

    private func next(_ first: (ClosedRange<Int64>) throws(RegistryError) -> [CameraFacts])
        throws(RegistryError)
        -> [CameraFacts]?
    {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while true {
            if let failure { throw failure }
            if let batch = waiting.popLast() {
                pthread_cond_signal(changed)
                return batch
            }
            if let range = ranges.next() {
                pthread_mutex_unlock(lock)
                defer { pthread_mutex_lock(lock) }
                return try first(range)
            }
            if !isReading { return nil }
            pthread_cond_wait(changed, lock)
        }
    }

    private func stop() {
        pthread_mutex_lock(lock)
        ranges.isStopped = true
        pthread_cond_signal(changed)
        while isReading { pthread_cond_wait(changed, lock) }
        pthread_mutex_unlock(lock)
    }
}

/// The ids of a table, range by range.
struct IDRanges {
    private var lower: Int64
    private let last: Int64
    private let width: Int64
    /// Set, there are no more.
    var isStopped = false

    /// Ranges of `width` ids, 1 or more.
    init(_ ids: ClosedRange<Int64>, width: Int) {
        (lower, last) = (ids.lowerBound, ids.upperBound)
        // A table with wide gaps is not asked a million times for nothing.
        self.width = max(Int64(width), 1, (ids.upperBound - ids.lowerBound) / 100_000)
    }

    mutating func next() -> ClosedRange<Int64>? {
        guard !isStopped, lower <= last else { return nil }
        let upper = min(last, lower + width - 1)
        defer { lower = upper + 1 }
        return lower...upper
    }
}
