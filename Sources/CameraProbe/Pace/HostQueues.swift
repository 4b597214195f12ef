/// One attempt to make: which target, and how many attempts were made before it.
struct Job: Equatable {
    /// The target's place in the run.
    var index: Int
    /// Attempts made so far.
    var attempts = 0
}

/// Whose turn it is: targets wait by gateway (host and port), gateways take turns, and no gateway and no host has more
/// than its limit at work.
///
/// A gateway's limit is a ``Pace``: it is lower while the gateway does not keep up. Pure: time comes in as seconds on any
/// one clock. Operations take constant time on average, pauses logarithmic.
struct HostQueues {
    private let limits: (host: Int, gateway: Int)
    private var hostNumbers: [String: Int] = [:]
    private var gatewayNumbers: [Gateway: Int] = [:]
    private var gatewayOf: [Int32] = []
    private var lanes: [Lane] = []
    private var hosts: [Host] = []
    /// Gateways that have a job waiting and a place free; each at most once.
    private var turns = Fifo<Int>()
    private var pauses = Pauses()

    private struct Gateway: Hashable {
        let host: Int
        let port: Int
    }

    private struct Host {
        var working = 0
        /// Gateways whose turn came while the host had no place free; each at most once.
        var held = Fifo<Int>()
    }

    private struct Lane {
        let host: Int
        var waiting = Fifo<Job>()
        /// Jobs that go on where they paused: they come before those that have not begun.
        var resumed = Fifo<Job>()
        var working = 0
        var isInTurn = false
        var isHeld = false
        var pace: Pace
    }

    /// No jobs yet; at most `perHost` of one host will be at work at once, and `perGateway` of one of its ports.
    init(perHost: Int, perGateway: Int) { limits = (perHost, min(perGateway, perHost)) }

    /// Adds the next target; their indices count from 0 in the order of adding. `nil`: it is not to be asked.
    mutating func add(host: String?, port: Int = 0) {
        guard let host else { return gatewayOf.append(-1) }
        let number = lane(host, port)
        lanes[number].waiting.append(Job(index: gatewayOf.count))
        gatewayOf.append(Int32(number))
        queue(number)
    }

    private mutating func lane(_ name: String, _ port: Int) -> Int {
        let host = hostNumbers[name] ?? hosts.count
        if host == hosts.count {
            hostNumbers[name] = host
            hosts.append(Host())
        }
        let gateway = Gateway(host: host, port: port)
        if let number = gatewayNumbers[gateway] { return number }
        gatewayNumbers[gateway] = lanes.count
        lanes.append(Lane(host: host, pace: Pace(most: limits.gateway, badShare: 2)))
        return lanes.count - 1
    }

    /// The next job that may begin; `nil` when none may now.
    mutating func next() -> Job? {
        while let lane = turns.popFirst() {
            lanes[lane].isInTurn = false
            let host = lanes[lane].host
            guard hosts[host].working < limits.host else {
                lanes[lane].isHeld = true
                hosts[host].held.append(lane)
                continue
            }
            guard lanes[lane].working < lanes[lane].pace.limit,
                let job = lanes[lane].resumed.popFirst() ?? lanes[lane].waiting.popFirst()
            else { continue }
            lanes[lane].working += 1
            hosts[host].working += 1
            queue(lane)
            return job
        }
        return nil
    }

    /// A job is done, or pauses; its place is free. `sign`: what it says of the gateway's load, if anything.
    mutating func finish(_ job: Job, _ sign: Pace.Sign? = nil) {
        let lane = Int(gatewayOf[job.index])
        let host = lanes[lane].host
        if let sign { lanes[lane].pace.take(sign) }
        lanes[lane].working -= 1
        hosts[host].working -= 1
        while let held = hosts[host].held.popFirst() {
            lanes[held].isHeld = false
            queue(held)
            if lanes[held].isInTurn { break }
        }
        queue(lane)
    }

    /// A job is to be done again from `due` on; `resuming`: it goes on where it paused, ahead of new ones.
    mutating func again(_ job: Job, due: Double, resuming: Bool = false) {
        pauses.add(Pauses.Pause(due: due, job: job, isResumed: resuming))
    }

    /// Lets the jobs whose pause is over wait again.
    mutating func wake(now: Double) {
        while let first = pauses.first, first.due <= now {
            pauses.removeFirst()
            let lane = Int(gatewayOf[first.job.index])
            if first.isResumed {
                lanes[lane].resumed.append(first.job)
            } else {
                lanes[lane].waiting.append(first.job)
            }
            queue(lane)
        }
    }

    /// When the next pause is over; `nil` when none lasts.
    var nextDue: Double? { pauses.first?.due }

    /// How many gateways were ever asked less than the limit because they did not keep up.
    var slowed: Int { lanes.count { $0.pace.lowest < $0.pace.most } }

    /// Takes out everything that waits or pauses.
    mutating func drain() -> [Job] {
        var jobs: [Job] = []
        for lane in lanes.indices {
            while let job = lanes[lane].resumed.popFirst() { jobs.append(job) }
            while let job = lanes[lane].waiting.popFirst() { jobs.append(job) }
        }
        while let pause = pauses.first {
            pauses.removeFirst()
            jobs.append(pause.job)
        }
        return jobs
    }

    private mutating func queue(_ lane: Int) {
        guard !lanes[lane].isInTurn, !lanes[lane].isHeld,
            !lanes[lane].waiting.isEmpty || !lanes[lane].resumed.isEmpty,
            lanes[lane].working < lanes[lane].pace.limit
        else { return }
        lanes[lane].isInTurn = true
        turns.append(lane)
    }
}
