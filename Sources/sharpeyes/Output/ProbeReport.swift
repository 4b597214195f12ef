import CameraModel
import CameraProbe

/// What a probe run found, counted as it comes; every sink is made from it.
struct ProbeReport {
    var run: Int64 = 0
    var startedAt: Instant
    var finishedAt: Instant
    /// What is asked, by number, and in the order of asking.
    private(set) var asked: [WatchedEndpoint]
    /// What is not asked because it is under maintenance.
    private(set) var maintained: [WatchedEndpoint]
    /// What is to be said of a worker; `nil` when this machine asks alone.
    var sharing: Sharing?
    var blind: BlindReason?
    /// How fast it was asked; `nil` when nothing was.
    var pace: RunPace?
    var changes: [HealthChange] = []
    private(set) var answered = 0
    private(set) var outcomes: [ProbeOutcome: Int] = [:]
    private(set) var results: [ProbeResult] = []
    private(set) var observations: [Observation] = []
    private(set) var check: BlindCheck
    private(set) var metrics: TextfileMetrics?
    private var states: [HealthState: Int] = [:]
    private var troubles: [ProbeResult] = []
    private var places: [Int64: Int] = [:]
    private let keepsResults: Bool

    init(
        _ all: [WatchedEndpoint], asksMaintained: Bool, startedAt: Instant, blindAbove: Int,
        keepsResults: Bool, hasTextfile: Bool
    ) {
        asked = asksMaintained ? all : all.filter { $0.maintenance == nil }
        maintained = asksMaintained ? [] : all.filter { $0.maintenance != nil }
        (self.startedAt, finishedAt, self.keepsResults) = (startedAt, startedAt, keepsResults)
        check = BlindCheck(mostPercent: blindAbove)
        metrics = hasTextfile ? TextfileMetrics() : nil
        for (index, watched) in asked.enumerated() { places[watched.target.endpointID] = index }
    }

    /// One worker of many.
    struct Sharing {
        var worker: String
        /// Results that came too late to count.
        var late: Int
        /// Results that wait for the database.
        var spooled: Int
        /// Results that the database refused for good.
        var refused: Int
    }

    /// More endpoints that the run has to do with.
    mutating func extend(_ more: [WatchedEndpoint], maintained others: [WatchedEndpoint]) {
        for watched in more {
            places[watched.target.endpointID] = asked.count
            asked.append(watched)
        }
        maintained += others
    }

    var due: Int { asked.count }

    mutating func add(_ result: ProbeResult) {
        guard result.outcome != .cancelled else { return }
        answered += 1
        states[result.state, default: 0] += 1
        outcomes[result.outcome, default: 0] += 1
        if keepsResults { results.append(result) }
        if result.state != .online { troubles.append(result) }
        metrics?.add(result)
        guard let watched = watched(result.target.endpointID), watched.maintenance == nil else { return }
        check.take(before: watched.state, verdict: result.state)
        observations.append(Observation(result))
    }

    func count(_ state: HealthState) -> Int { states[state] ?? 0 }

    func watched(_ endpoint: Int64) -> WatchedEndpoint? { places[endpoint].map { asked[$0] } }

    /// Whether there is nothing to be told.
    var isWell: Bool {
        blind == nil && due > 0 && count(.online) == answered && answered == due && news.isEmpty
    }

    /// Changes that somebody should be told of.
    var news: [HealthChange] { changes.filter(\.isNews) }

    /// What explains cameras that are down in this run.
    var causes: [OutageCause] {
        let down = troubles.filter { $0.state == .offline }.compactMap { watched($0.target.endpointID) }
        let seen = Set(observations.map(\.endpointID))
        return OutageCause.find(down: down, asked: asked.filter { seen.contains($0.target.endpointID) })
    }

    /// Troubles that no common cause explains.
    func alone(_ causes: [OutageCause]) -> [ProbeResult] {
        let explained = Set(causes.flatMap(\.cameras))
        return troubles.filter { trouble in
            let code = trouble.target.deviceCode
            return trouble.state != .offline
                || !(explained.contains(code) || causes.contains { $0.explains(code) })
        }
    }
}
