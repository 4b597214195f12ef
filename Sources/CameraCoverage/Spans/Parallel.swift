import Dispatch
import Synchronization

/// Does `work` for each index in 0 ..< count on up to `threads` threads, each with a scratch value of its own; results in
/// the order of the indices, whichever thread was faster.
func inParallel<Scratch: ~Copyable, Result: Sendable>(
    _ count: Int, threads: Int, scratch: @Sendable () -> Scratch,
    _ work: @Sendable (Int, inout Scratch) -> Result
) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(max(threads, 1), max(count, 1))) { _ in
        var own = scratch()
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let result = work(index, &own)
            results.withLock { $0[index] = result }
        }
    }
    return results.withLock { $0.compactMap(\.self) }
}
