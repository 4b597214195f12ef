import CameraModel
import CameraRegistry

/// Keeps attempts as they come, a thousand at a time, so that a killed run loses little; while an import holds the
/// registry it waits for a better moment, for the cameras that are being asked do not wait.
final class ResultKeeper {
    private let patient: Registry
    private let hasty: Registry
    private let run: Int64
    private var unsaved: [ProbeResult] = []
    private var next = ResultKeeper.batch
    private(set) var trouble: (any Error)?
    private static let batch = 1000

    init(_ registry: Registry, run: Int64) throws(RegistryError) {
        (patient, self.run) = (registry, run)
        hasty = try Registry(path: registry.path, .existing, waitSeconds: 0.02)
    }

    func add(_ result: ProbeResult) {
        unsaved.append(result)
        guard unsaved.count >= next else { return }
        save(hasty)
    }

    /// Keeps what is left, however long that takes; throws what went wrong on the way.
    func finish() throws {
        save(patient)
        if let trouble { throw trouble }
    }

    private func save(_ registry: Registry) {
        guard trouble == nil, !unsaved.isEmpty else { return }
        do {
            try registry.record(unsaved, run: run)
            unsaved.removeAll(keepingCapacity: true)
            next = ResultKeeper.batch
        } catch RegistryError.busy {
            next = unsaved.count + ResultKeeper.batch
            if registry === patient { trouble = RegistryError.busy(path: registry.path) }
        } catch { trouble = error }
    }
}
