import CameraModel
import CameraRegistry

extension Desk {
    /// The last run of probes.
    func lastRun() throws -> ProbeRunEntry? { try unscoped.registry.lastRun() }
}
