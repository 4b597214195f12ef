import Synchronization

/// Work so long that only one request may do it at a time: who comes meanwhile is asked to try again.
final class OneAtATime: Sendable {
    private let isTaken = Mutex(false)

    func run<Value>(_ work: () throws -> Value) throws -> Value {
        let isMine = isTaken.withLock { taken in
            defer { taken = true }
            return !taken
        }
        guard isMine else {
            throw Refusal(
                503, en: "Somebody else's survey is under way; try again soon.", zh: "正在进行另一项测算，请稍后再试。")
        }
        defer { isTaken.withLock { $0 = false } }
        return try work()
    }
}
