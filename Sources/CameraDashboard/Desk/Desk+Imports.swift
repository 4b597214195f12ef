import CameraModel
import CameraRegistry

extension Desk {
    /// All batches, newest first. A batch reaches over zones: only who sees all of them sees batches.
    func batches() throws -> [BatchEntry] {
        guard unscoped.mask.zones == nil else { throw Refusal.forbidden }
        return try unscoped.registry.batches().reversed()
    }

    /// What the rows of an import broke, as counts.
    func findings(ofBatch batch: Int64) throws -> [FindingSummary] {
        guard unscoped.mask.zones == nil else { throw Refusal.forbidden }
        return try unscoped.registry.findings(ofBatch: batch)
    }

    /// What happened in the last 24 hours: batches, and how many records they made, changed and took away.
    func latelyChanged() throws -> (batches: Int, created: Int, updated: Int, removed: Int)? {
        guard unscoped.mask.zones == nil else { return nil }
        let from = now.adding(seconds: -86_400)
        return try unscoped.registry.batches().filter { $0.at >= from }.reduce((0, 0, 0, 0)) {
            ($0.0 + 1, $0.1 + $1.created, $0.2 + $1.updated, $0.3 + $1.removed)
        }
    }

    /// Takes a batch back, and notes it in the access log.
    func revert(_ batch: Int64, reason: String) throws -> RevertOutcome {
        guard visitor.revertsBatches else { throw Refusal.forbidden }
        do {
            let turn: ImportLock
            switch try ImportLock.take(registry: unscoped.registry.path, now: now) {
            case .taken(let lock): turn = lock
            case .held:
                throw Refusal(
                    409, en: "An import is running; try again when it has ended.", zh: "正在导入，请稍后再试。")
            }
            defer { withExtendedLifetime(turn) {} }
            let outcome = try unscoped.registry.revert(
                batch: batch, reason: reason, by: visitor.name, now: now)
            if outcome.conflictCount == 0 { try log("revert", "batch \(batch): \(reason)") }
            return outcome
        } catch RegistryError.unknownBatch { throw Refusal.notFound } catch RegistryError.alreadyReverted {
            throw Refusal(409, en: "The batch was taken back already.", zh: "该批次已撤销。")
        }
    }
}
