import Glibc

/// Reads a file on a thread of its own, a few batches ahead of whoever takes them, and maps them on both threads.
///
/// Cutting a file into cells is one thread's work, for each row begins where the last one ended; what the cells mean
/// is not. So the reading thread cuts, and whichever thread has nothing better to do maps the oldest batch that waits:
/// while the registry writes, that is the reader; while it only compares, it is both. Batches come out in order.
///
/// Invariant of `@unchecked Sendable`: every stored variable but `lock` and `changed` is touched with `lock` held;
/// `cut` is called by the reading thread only, and `map` holds nothing that changes.
final class ReadAhead<Raw: Sendable, Mapped: Sendable>: @unchecked Sendable {
    private enum Slot {
        case empty
        case raw(Raw)
        case beingMapped
        case mapped(Mapped)
    }

    private let cut: () throws(InventoryError) -> Raw?
    private let map: @Sendable (Raw) -> Mapped
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var slots: [Slot]
    /// Number of the next batch to hand out, and of the next to cut; a batch lies in the slot of its number.
    private var taken = 0
    private var made = 0
    /// The batch handed out last, and the one before, of which its taker is done: the reading thread lets go of it, for
    /// freeing a hundred thousand texts is work too.
    private var handed: Mapped?
    private var spent: Mapped?
    private var isAtEnd = false
    private var failure: InventoryError?
    private var isStopped = false
    private var hasThread = false

    /// Starts reading. `cut` gives the next batch of cells, `nil` at the end; `map` makes rows of one.
    ///
    /// At most `batches` of them are in memory at once.
    init(
        batches: Int = 3, cut: @escaping () throws(InventoryError) -> Raw?,
        map: @escaping @Sendable (Raw) -> Mapped
    ) {
        (self.cut, self.map) = (cut, map)
        slots = Array(repeating: .empty, count: max(batches, 2))
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
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let reader = Unmanaged<AnyObject>.fromOpaque(argument).takeRetainedValue()
                (reader as? any ReadingThread)?.run()
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            held.release()
            return
        }
        pthread_detach(thread)
        hasThread = true
    }

    /// The next batch in order; `nil` at the end.
    func next() throws(InventoryError) -> Mapped? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while true {
            let slot = taken % slots.count
            if case .mapped(let batch) = slots[slot] {
                slots[slot] = .empty
                taken += 1
                (spent, handed) = (handed, batch)
                pthread_cond_broadcast(changed)
                return batch
            }
            if mapOldest() { continue }
            if taken == made {
                if let failure { throw failure }
                if isAtEnd { return nil }
                if isStopped { return nil }
                if !hasThread {
                    cutNext()
                    continue
                }
            }
            pthread_cond_wait(changed, lock)
        }
    }

    /// Lets the reading thread end after what it is at; nothing is handed out any more.
    ///
    /// It is not waited for: it may wait itself, for input that never comes.
    func stop() {
        pthread_mutex_lock(lock)
        isStopped = true
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(lock)
    }

    /// Frees the batch that nobody needs any more, without the lock meanwhile.
    private func letGo() {
        var old = spent.take()
        guard old != nil else { return }
        pthread_mutex_unlock(lock)
        old = nil
        pthread_mutex_lock(lock)
    }

    /// Maps the oldest batch that nobody maps yet, without the lock meanwhile; `false` when there is none.
    private func mapOldest() -> Bool {
        for number in taken..<made {
            let slot = number % slots.count
            guard case .raw(let raw) = slots[slot] else { continue }
            slots[slot] = .beingMapped
            pthread_mutex_unlock(lock)
            let batch = map(raw)
            pthread_mutex_lock(lock)
            slots[slot] = .mapped(batch)
            pthread_cond_broadcast(changed)
            return true
        }
        return false
    }

    private var waiting: Int {
        var count = 0
        for number in taken..<made { if case .raw = slots[number % slots.count] { count += 1 } }
        return count
    }

    /// Cuts one more batch, without the lock meanwhile.
    private func cutNext() {
        pthread_mutex_unlock(lock)
        var raw: Raw?
        var failure: InventoryError?
        do throws(InventoryError) { raw = try cut() } catch { failure = error }
        pthread_mutex_lock(lock)
        if let raw {
            slots[made % slots.count] = .raw(raw)
            made += 1
        } else {
            isAtEnd = true
            self.failure = failure
        }
        pthread_cond_broadcast(changed)
    }
}

/// What a thread is started with: it cannot name a generic class.
private protocol ReadingThread: AnyObject { func run() }

extension ReadAhead: ReadingThread {
    /// The reading thread: keeps two batches of cells waiting where there is room, and maps otherwise.
    fileprivate func run() {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while !isStopped {
            letGo()
            if !isAtEnd, made - taken < slots.count, waiting < 2 {
                cutNext()
            } else if !mapOldest() {
                if isAtEnd { return }
                pthread_cond_wait(changed, lock)
            }
        }
    }
}
