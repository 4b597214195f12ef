import CameraModel
import CameraProbe
import CameraRegistry

/// Carries on where a run was killed: what it had kept is taken into the state now, unless it was blind.
enum KilledRuns {
    static func carryOn(_ registry: Registry, _ health: HealthSettings, blindAbove: Int) throws {
        let left = try registry.unappliedObservations()
        if left.isEmpty { return }
        var states: [Int64: HealthState] = [:]
        for watched in try registry.watchList() { states[watched.target.endpointID] = watched.state }
        for (run, observations) in left {
            var check = BlindCheck(mostPercent: blindAbove)
            for seen in observations { check.take(before: states[seen.endpointID], verdict: seen.state) }
            let end = observations.map(\.at).max() ?? Clock.now()
            if !check.isBlind { try registry.apply(observations, run: run, health) }
            try registry.finishProbeRun(run, now: end, blind: check.isBlind)
        }
    }
}
