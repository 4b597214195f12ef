/// Takes back what a batch did to roads and buildings.
enum MapUndo {
    /// Keeps a shape as it is, for the batch that is about to change or remove it.
    static let keep = """
        INSERT INTO mapUndo (batchId, shapeId, layer, code, beforeBatch, name, height, west, south, east, north, shape)
        SELECT ?1, id, layer, code, batchId, name, height, west, south, east, north, shape FROM mapShape WHERE id = ?2
        """

    /// Puts back the shapes that `revert` has a batch for; what later batches changed stands in the way.
    static func run(_ revert: BatchRevert) throws(RegistryError) {
        let (connection, batch, own) = (revert.connection, revert.span.batch, revert.log.batch)
        try findConflicts(revert)
        if revert.outcome.conflictCount > 0 { return }
        let select = try Statement(
            connection, "SELECT shapeId, beforeBatch IS NULL FROM mapUndo WHERE batchId = ? ORDER BY shapeId")
        let present = try Statement(connection, "SELECT 1 FROM mapShape WHERE id = ?")
        let keep = try Statement(connection, MapUndo.keep)
        let absent = try Statement(
            connection,
            """
            INSERT INTO mapUndo (batchId, shapeId, layer, code)
            SELECT ?1, shapeId, layer, code FROM mapUndo WHERE batchId = ?3 AND shapeId = ?2
            """)
        let remove = try Statement(connection, "DELETE FROM mapShape WHERE id = ?")
        let restore = try Statement(
            connection,
            """
            REPLACE INTO mapShape (id, layer, code, batchId, name, height, west, south, east, north, shape)
            SELECT shapeId, layer, code, ?1, name, height, west, south, east, north, shape
            FROM mapUndo WHERE batchId = ?3 AND shapeId = ?2
            """)
        select.bind(1, batch)
        while try select.step() {
            let (id, wasMade) = (select.int64(0), select.int(1) == 1)
            present.bind(1, id)
            let isThere = try present.step()
            present.reset()
            if isThere {
                keep.bind(1, own)
                keep.bind(2, id)
                try keep.run()
            } else {
                absent.bind(1, own)
                absent.bind(2, id)
                absent.bind(3, batch)
                try absent.run()
            }
            if wasMade {
                remove.bind(1, id)
                try remove.run()
                revert.outcome.removed += 1
            } else {
                restore.bind(1, own)
                restore.bind(2, id)
                restore.bind(3, batch)
                try restore.run()
                if isThere { revert.outcome.updated += 1 } else { revert.outcome.returned += 1 }
            }
        }
    }

    /// A later batch has a shape of this one's in its own undo, or made another with the code of one that was removed. What
    /// is itself taken back together with its taking back holds nothing.
    private static func findConflicts(_ revert: BatchRevert) throws(RegistryError) {
        let neutral = revert.span.neutralList
        let later = "later.batchId > ?1 AND later.batchId <> ?2 AND later.batchId NOT IN (\(neutral))"
        let select = try Statement(
            revert.connection,
            """
            SELECT ours.layer, ours.code, max(later.batchId) FROM mapUndo AS ours
            JOIN mapUndo AS later ON later.shapeId = ours.shapeId AND \(later)
            WHERE ours.batchId = ?1 GROUP BY ours.shapeId, ours.layer, ours.code
            UNION ALL
            SELECT ours.layer, ours.code, other.batchId FROM mapUndo AS ours
            JOIN mapShape AS other ON other.layer = ours.layer AND other.code = ours.code AND other.id <> ours.shapeId
            WHERE ours.batchId = ?1 AND ours.beforeBatch IS NOT NULL
            """)
        select.bind(1, revert.span.batch)
        select.bind(2, revert.log.batch)
        while try select.step() {
            let kind: RecordKind = select.int(0) == MapLayer.road.rawValue ? .road : .building
            revert.outcome.add(
                RevertConflict(
                    kind: kind, code: select.text(1) ?? "", field: nil, batch: select.int64(2), hold: .changed
                ))
        }
    }
}
