import CameraModel
import CameraRegistry
import Foundation

/// Runs that nobody made, taken in by the real writer: cameras that go up and down as a seed says.
struct HistorySample {
    /// How the cameras do.
    enum Weather {
        /// Nineteen of twenty go down once in 20 days for four hours; the twentieth twice a day.
        case usual
        /// All of them are in another state every run: no hour is like another.
        case worst
    }

    let registry: Registry
    private let targets: [ProbeTarget]
    private let weather: Weather
    private var states: [HealthState]
    private var seed: UInt64 = 20_261_121
    static let start = Instant(seconds: 1_767_225_600)

    init(_ registry: Registry, _ weather: Weather) throws {
        (self.registry, self.weather) = (registry, weather)
        targets = try registry.probeTargets().sorted { $0.endpointID < $1.endpointID }
        states = Array(repeating: .online, count: targets.count)
    }

    /// Takes in runs from `start` on, every `step` seconds; `keepsAttempts`: as a run does, else only what they lead to.
    mutating func run(days: Int, step: Int, keepsAttempts: Bool) throws {
        var settings = HealthSettings()
        if weather == .worst { settings.thresholds = HealthThresholds(down: 1, up: 1) }
        for second in stride(from: 0, to: days * 86_400, by: step) {
            let now = HistorySample.start.adding(seconds: Int64(second))
            let run = try registry.beginProbeRun(due: targets.count, now: now)
            for index in states.indices { states[index] = next(index, step) }
            let results = targets.indices.map { result($0, now) }
            if keepsAttempts { try registry.record(results, run: run) }
            try registry.apply(results.map { Observation($0) }, run: run, settings)
            try registry.finishProbeRun(run, now: now)
        }
        let end = HistorySample.start.adding(seconds: Int64(days) * 86_400)
        try registry.finishProbeRun(try registry.beginProbeRun(due: 0, now: end), now: end)
    }

    private mutating func next(_ index: Int, _ step: Int) -> HealthState {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let chance = Double(seed >> 33) / Double(1 << 31)
        if weather == .worst { return chance < 0.34 ? .online : chance < 0.67 ? .degraded : .offline }
        let isBad = index % 20 == 7
        if states[index] == .online {
            return chance < Double(step) / (isBad ? 43_200 : 1_728_000) ? .offline : .online
        }
        return chance < Double(step) / (isBad ? 3600 : 14_400) ? .online : states[index]
    }

    private func result(_ index: Int, _ now: Instant) -> ProbeResult {
        let outcome: ProbeOutcome =
            switch states[index] {
            case .online: .streaming
            case .degraded: .stale
            default: .refused
            }
        // A run asks its cameras one after the other.
        var result = ProbeResult(
            target: targets[index], startedAt: now.adding(seconds: Int64(index % 60)), state: states[index],
            outcome: outcome)
        result.kind = .hls
        return result
    }
}
