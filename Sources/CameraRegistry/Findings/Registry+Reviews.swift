public import CameraModel

extension Registry {
    /// Opens a review and gives its number. One that never ends closes nothing.
    public func beginReview(revision: Int, by actor: String, now: Instant) throws -> Int64 {
        try write { connection in
            let insert = try Statement(
                connection, "INSERT INTO review (startedAt, revision, actor) VALUES (?, ?, ?)")
            insert.bind(1, now.milliseconds)
            insert.bind(2, revision)
            insert.bind(3, actor)
            return (keep: true, value: try insert.runForID())
        }
    }

    /// Notes what a review found, in one transaction: opens what is new and reopens what was closed. Something found
    /// twice by one review counts once.
    public func note(
        _ findings: [ReviewFinding], review: Int64, now: Instant, outcome: inout ReviewOutcome
    ) throws {
        if findings.isEmpty { return }
        let before = outcome
        outcome = try write { connection in
            let store = try FindingStore(connection)
            var after = before
            for finding in findings { try store.note(finding, review: review, at: now, &after) }
            return (keep: true, value: after)
        }
    }

    /// Ends a review: what it judged, by rule, and did not find is closed. A closed finding keeps the unit, day and reason
    /// of its last step in its history.
    public func finishReview(
        _ review: Int64, judged: [String], now: Instant, outcome: inout ReviewOutcome
    ) throws {
        outcome.closed = try write { connection in
            let store = try FindingStore(connection)
            let select = try Statement(
                connection, "SELECT id FROM finding WHERE rule = ?1 AND seen < ?2 AND state <> 'closed'")
            var gone: [Int64] = []
            for rule in judged {
                select.bind(1, rule)
                select.bind(2, review)
                while try select.step() { gone.append(select.int64(0)) }
                select.reset()
            }
            for id in gone {
                try store.set(
                    id,
                    FindingStep(at: now, state: .closed, actor: nil, unit: nil, due: nil, reason: nil))
            }
            let end = try Statement(connection, "UPDATE review SET finishedAt = ? WHERE id = ?")
            end.bind(1, now.milliseconds)
            end.bind(2, review)
            try end.run()
            return (keep: true, value: gone.count)
        }
    }

    /// When the last run began that was not blind and not later than `moment`; `nil` when there was none.
    public func lastSeeingRun(until moment: Instant) throws -> Instant? {
        try read { connection in
            let select = try Statement(
                connection, "SELECT max(startedAt) FROM probeRun WHERE blind = 0 AND startedAt <= ?")
            select.bind(1, moment.milliseconds)
            guard try select.step() else { return nil }
            return select.optionalInt64(0).map(Instant.init(milliseconds:))
        }
    }
}
