#if POSTGRES
    import Dispatch
    import Synchronization

    /// Work that is done one after another on a thread of its own, and what of it went wrong first: nothing is done after that.
    final class Later: Sendable {
        private let line = DispatchQueue(label: "sharpeyes.copy")
        private let underWay = DispatchGroup()
        private let room = DispatchSemaphore(value: mostWaiting)
        private let trouble = Mutex<RegistryError?>(nil)
        /// What goes to a table at a time may be some megabytes.
        private static let mostWaiting = 4

        /// Takes on some work; waits while there is much.
        func run(_ work: @escaping @Sendable () throws(RegistryError) -> Void) {
            room.wait()
            line.async(group: underWay) { [self] in
                defer { room.signal() }
                if trouble.withLock({ $0 != nil }) { return }
                do throws(RegistryError) { try work() } catch { trouble.withLock { $0 = error } }
            }
        }

        /// Waits until all is done.
        func wait() { underWay.wait() }

        /// Waits until all is done, and throws what went wrong since the last time.
        func settle() throws(RegistryError) {
            underWay.wait()
            if let error = trouble.withLock({ $0.take() }) { throw error }
        }

        /// What went wrong so far is nobody's concern any more.
        func forget() { trouble.withLock { $0 = nil } }
    }
#endif
