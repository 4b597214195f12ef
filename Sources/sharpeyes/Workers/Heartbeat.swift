import CameraRegistry
import Foundation
import Synchronization

/// Says that a worker is there, three times in the life of a lease, on a thread and a connection of its own: cameras that are being
/// asked do not wait for a database, nor the database for cameras.
final class Heartbeat: Sendable {
    private let path: String
    private let worker: EnlistedWorker
    private let state = Mutex((isOver: false, spooled: 0))
    private let signal = DispatchSemaphore(value: 0)

    init(_ path: String, _ worker: EnlistedWorker) {
        (self.path, self.worker) = (path, worker)
        Thread.detachNewThread { [self] in beat() }
    }

    /// How many results wait, to be told with the next beat.
    func tell(spooled: Int) { state.withLock { $0.spooled = spooled } }

    /// The last beat was the last.
    func end() {
        state.withLock { $0.isOver = true }
        signal.signal()
    }

    private func beat() {
        let pause = DispatchTimeInterval.milliseconds(Int(max(1, worker.worker.leaseMilliseconds / 3)))
        var registry: Registry?
        while true {
            _ = signal.wait(timeout: .now() + pause)
            let (isOver, spooled) = state.withLock { $0 }
            if isOver { return }
            do {
                let open = try registry ?? Registry(path: path, .existing, waitSeconds: 1)
                registry = open
                try open.beat(worker, spooled: spooled)
            } catch {
                // Whoever writes results finds out, and says so.
                registry = nil
            }
        }
    }
}
