import CameraModel
import Glibc

/// Reads ranges of cameras on two threads, each with a connection, a reader and a taker of its own.
///
/// Invariant of `@unchecked Sendable`: every stored variable but `lock`, `changed` and `second` is touched with `lock` held;
/// `second` is used by the lane's own thread only, which lets go of it before `run` returns.
final class FactsLanes: @unchecked Sendable {
    /// Reads one range and hands it to the taker of its lane.
    typealias Lane = (_ range: ClosedRange<Int64>) throws -> Void

    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var second: Lane?
    private var ranges: IDRanges
    private var isReading = false
    private var failure: (any Error)?

    private init(_ ranges: IDRanges, second: @escaping Lane) {
        (self.ranges, self.second) = (ranges, second)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    /// Works off the ranges in both lanes, the first on the calling thread; throws the first failure of either.
    static func run(_ ranges: IDRanges, first: Lane, second: @escaping Lane) throws {
        let lanes = FactsLanes(ranges, second: second)
        lanes.start()
        lanes.work(first)
        pthread_mutex_lock(lanes.lock)
        while lanes.isReading { pthread_cond_wait(lanes.changed, lanes.lock) }
        let failure = lanes.failure
        pthread_mutex_unlock(lanes.lock)
        if let failure { throw failure }
    }

    private func start() {
        // The thread holds a reference of its own until it ends. Without a thread the first lane does it all.
        let held = Unmanaged.passRetained(self)
        var thread = pthread_t()
        isReading = true
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let lanes = Unmanaged<FactsLanes>.fromOpaque(argument).takeRetainedValue()
                lanes.workSecond()
                lanes.end()
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            held.release()
            isReading = false
            return
        }
        pthread_detach(thread)
    }

    private func work(_ lane: Lane) {
        while let range = next() {
            do {
                try lane(range)
            } catch {
                pthread_mutex_lock(lock)
                failure = failure ?? error
                ranges.isStopped = true
                pthread_mutex_unlock(lock)
            }
        }
    }

    private func workSecond() {
        guard let lane = second.take() else { return }
        work(lane)
    }

    private func next() -> ClosedRange<Int64>? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return ranges.next()
    }

    private func end() {
        pthread_mutex_lock(lock)
        isReading = false
        pthread_cond_signal(changed)
        pthread_mutex_unlock(lock)
    }
}

/// The ids of a table, or the places in a list, range by range.
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

    /// Ranges of `width` places in a list of `count`.
    init(upTo count: Int, width: Int) {
        (lower, last, self.width) = (0, Int64(count) - 1, max(Int64(width), 1))
    }

    mutating func next() -> ClosedRange<Int64>? {
        guard !isStopped, lower <= last else { return nil }
        let upper = min(last, lower + width - 1)
        defer { lower = upper + 1 }
        return lower...upper
    }
}
