public import CameraModel

extension Registry {
    /// Keeps a worker's batch, in one transaction: its attempts, what they make of the state of their endpoints, and that the worker
    /// holds them no more. A batch that the registry knows already changes nothing, so that who does not know whether it came
    /// through sends it again.
    ///
    /// A result counts when nobody else was given the endpoint since, and nothing newer is known of it; otherwise its attempts are kept
    /// and nothing else. Endpoints that left the registry meanwhile are passed over.
    public func deliver(_ batch: ResultBatch, from worker: EnlistedWorker, _ settings: HealthSettings) throws
        -> Delivery
    {
        guard batch.registry == worker.registry else { throw RegistryError.otherRegistry }
        return try share { connection in
            guard let run = try Registry.begin(connection, batch, worker.id) else {
                return Delivery(run: nil, counted: 0, late: 0, changes: [])
            }
            // Before the last day of hourly sums is read.
            try RollTurn.shared(connection)
            let tokens = try LeaseTable.lock(connection, batch.holdings.map(\.endpointID))
            let own = batch.holdings.filter { tokens[$0.endpointID] == $0.token }
            let ownIDs = Set(own.map(\.endpointID))
            let writer = try ObservationWriter(connection, run: run, settings, onlyNewer: true)
            let timely = batch.isBlind ? [] : batch.observations.filter { ownIDs.contains($0.endpointID) }
            try writer.expect(timely)
            for observation in timely.sorted(by: { $0.endpointID < $1.endpointID }) {
                try writer.take(observation)
            }
            try writer.settle()
            let late =
                batch.isBlind
                ? []
                : Set(batch.observations.map(\.endpointID)).subtracting(ownIDs).union(writer.passedOver)
            try Registry.keep(connection, batch, run: run, late: late, worker.id)
            let answered = own.filter { $0.isAnswered && !batch.isBlind }.map(\.endpointID)
            try LeaseTable.giveBack(connection, answered, askedAt: batch.askedAt)
            let unanswered = ownIDs.subtracting(answered)
            try LeaseTable.giveBack(connection, unanswered.sorted(), askedAt: nil)
            _ = try Registry.prolong(connection, worker, spooled: nil)
            let count = try Statement(connection, "UPDATE worker SET batches = batches + 1 WHERE id = ?")
            count.bind(1, worker.id)
            try count.run()
            return Delivery(
                run: run, counted: timely.count - writer.passedOver.count, late: late.count,
                changes: writer.changes)
        }
    }

    /// Opens the run of a batch; `nil` when there is one already. A transaction that is about to keep the same batch is waited for.
    private static func begin(_ connection: Connection, _ batch: ResultBatch, _ worker: Int64)
        throws(RegistryError) -> Int64?
    {
        let insert = try Statement(
            connection,
            """
            INSERT INTO probeRun (startedAt, finishedAt, blind, due, applied, workerId, answered, batch)
            VALUES (?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT (batch) DO NOTHING RETURNING id
            """)
        insert.bind(1, batch.startedAt.milliseconds)
        insert.bind(2, batch.finishedAt.milliseconds)
        insert.bind(3, batch.isBlind ? 1 : 0)
        insert.bind(4, batch.holdings.count)
        insert.bind(5, worker)
        insert.bind(6, batch.observations.count)
        insert.bind(7, batch.number)
        defer { insert.reset() }
        return try insert.step() ? insert.int64(0) : nil
    }

    /// Keeps attempts; those of late results with a run of their own that was applied to nothing.
    private static func keep(
        _ connection: Connection, _ batch: ResultBatch, run: Int64, late: Set<Int64>, _ worker: Int64
    ) throws(RegistryError) {
        var parts = [(run, batch.attempts)]
        if !late.isEmpty {
            let insert = try Statement(
                connection,
                "INSERT INTO probeRun (startedAt, finishedAt, due, workerId) VALUES (?, ?, ?, ?)")
            insert.bind(1, batch.startedAt.milliseconds)
            insert.bind(2, batch.finishedAt.milliseconds)
            insert.bind(3, late.count)
            insert.bind(4, worker)
            let (timely, rest) = AttemptChunk.split(batch.attempts, late)
            parts = [(run, timely), (try insert.runForID(), rest)]
        }
        let insert = try Statement(
            connection, "INSERT INTO attemptChunk (runId, startedAt, records) VALUES (?, ?, ?)")
        for (run, attempts) in parts where !attempts.isEmpty {
            insert.bind(1, run)
            insert.bind(2, batch.base.milliseconds)
            insert.bind(3, attempts)
            try insert.run()
        }
    }
}
