extension Registry {
    /// What has been written so far: changes, batches, probe runs, findings, maintenance.
    public func changeMark() throws -> ChangeMark {
        try read { connection in
            // Workers commit in any order, so that the highest number may stay what it was.
            let batches =
                connection.postgres == nil
                ? "" : " + coalesce((SELECT CAST(sum(batches) AS INTEGER) FROM worker), 0)"
            let select = try Statement(
                connection,
                """
                SELECT coalesce((SELECT max(id) FROM change), 0), coalesce((SELECT max(id) FROM batch), 0),
                    coalesce((SELECT max(id) FROM attemptChunk), 0)\(batches), coalesce((SELECT max(id) FROM probeRun), 0),
                    coalesce((SELECT max(id) * 2 + max(applied) FROM probeRun WHERE finishedAt IS NOT NULL), 0),
                    coalesce((SELECT max(id) FROM findingStep), 0), coalesce((SELECT max(id) FROM review), 0),
                    coalesce((SELECT max(id) * 1000000 + count(removedAt) FROM maintenance), 0)
                """)
            _ = try select.step()
            return ChangeMark(numbers: (0..<8).map { select.int64($0) })
        }
    }
}
