/// One attempt to make: which target, and how many attempts were made before it.
struct Job: Equatable {
    /// The target's place in the run.
    var index: Int
    /// Attempts made so far.
    var attempts = 0
}

/// Whose turn it is: targets wait by host, hosts take turns, and none has more than its limit at work.
///
/// Pure: time comes in as seconds on any one clock. Operations take constant time on average, pauses logarithmic.
struct HostQueues {
    private let limit: Int
    private var hosts: [String: Int] = [:]
    private var hostOf: [Int32] = []
    private var waiting: [Fifo<Job>] = []
    /// Jobs that go on where they paused: they come before those that have not begun.
    private var resumed: [Fifo<Job>] = []
    private var working: [Int] = []
    /// Hosts that have a job waiting and a place free; each at most once.
    private var turns = Fifo<Int>()
    private var isInTurn: [Bool] = []
    private var pauses = Pauses()

    /// No jobs yet; at most `limit` of one host will be at work at once.
    init(limit: Int) { self.limit = limit }

    /// Adds the next target; their indices count from 0 in the order of adding. `nil`: it is not to be asked.
    mutating func add(host: String?) {
        guard let host else { return hostOf.append(-1) }
        let number = hosts[host] ?? waiting.count
        if number == waiting.count {
            hosts[host] = number
            waiting.append(Fifo())
            resumed.append(Fifo())
            working.append(0)
            isInTurn.append(false)
        }
        waiting[number].append(Job(index: hostOf.count))
        hostOf.append(Int32(number))
        queue(number)
    }

    /// The next job that may begin; `nil` when none may now.
    mutating func next() -> Job? {
        guard let host = turns.popFirst() else { return nil }
        isInTurn[host] = false
        guard let job = resumed[host].popFirst() ?? waiting[host].popFirst() else { return nil }
        working[host] += 1
        queue(host)
        return job
    }

    /// A job is done; its place is free.
    mutating func finish(_ job: Job) {
        let host = Int(hostOf[job.index])
        working[host] -= 1
        queue(host)
    }

    /// A job is to be done again from `due` on; `resuming`: it goes on where it paused, ahead of new ones.
    mutating func again(_ job: Job, due: Double, resuming: Bool = false) {
        pauses.add(Pauses.Pause(due: due, job: job, isResumed: resuming))
    }

    /// Lets the jobs whose pause is over wait again.
    mutating func wake(now: Double) {
        while let first = pauses.first, first.due <= now {
            pauses.removeFirst()
            let host = Int(hostOf[first.job.index])
            if first.isResumed { resumed[host].append(first.job) } else { waiting[host].append(first.job) }
            queue(host)
        }
    }

    /// When the next pause is over; `nil` when none lasts.
    var nextDue: Double? { pauses.first?.due }

    /// Takes out everything that waits or pauses.
    mutating func drain() -> [Job] {
        var jobs: [Job] = []
        for host in waiting.indices {
            while let job = resumed[host].popFirst() { jobs.append(job) }
            while let job = waiting[host].popFirst() { jobs.append(job) }
        }
        while let pause = pauses.first {
            pauses.removeFirst()
            jobs.append(pause.job)
        }
        return jobs
    }

    private mutating func queue(_ host: Int) {
        guard !isInTurn[host], !waiting[host].isEmpty || !resumed[host].isEmpty, working[host] < limit else {
            return
        }
        isInTurn[host] = true
        turns.append(host)
    }
}
