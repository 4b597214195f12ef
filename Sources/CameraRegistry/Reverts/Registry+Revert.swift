public import CameraModel

extension Registry {
    /// Takes back exactly what a batch did, as a new batch: records it made go, with all they said kept in the change
    /// log; fields it changed get their earlier value; records it removed come back, with their history.
    ///
    /// When later batches hold on to any of it, nothing is changed and the outcome lists what they hold. A revert is
    /// a batch like another and can be reverted. Throws ``RegistryError/unknownBatch(_:)`` and
    /// ``RegistryError/alreadyReverted(_:by:)``.
    public func revert(
        batch: Int64, reason: String, by actor: String, now: Instant, dryRun: Bool = false
    ) throws -> RevertOutcome {
        try write { connection in
            let span = try BatchSpan(connection, batch)
            let log = try ChangeLog(
                connection, kind: "edit", source: actor, reason: reason, actor: actor, reverts: batch, at: now
            )
            let run = BatchRevert(connection, span, log: log)
            try run.run()
            var outcome = run.outcome
            let did = outcome.returned + outcome.updated + outcome.removed > 0
            let keep = did && outcome.conflictCount == 0 && !dryRun
            if keep {
                var counts = ImportOutcome()
                (counts.created, counts.updated) = (outcome.returned, outcome.updated)
                try log.close(counts, removed: outcome.removed, at: now)
                outcome.batch = log.batch
            }
            return (keep, outcome)
        }
    }
}
