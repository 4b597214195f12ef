import CameraModel

/// Reads the facts of every camera as they were at a moment: today's rows, with what changed since put back.
///
/// Rows and later changes run side by side in the order of ids; memory does not grow with either.
final class PastFacts {
    private let moment: PastMoment
    private let places: Places
    private let request: FactsRequest
    private let later: LaterChanges?
    private let health: PastHealth
    private let lately: LatelyChanged?
    private var batch: [CameraFacts] = []
    private var camera: PastCamera?
    private let each: ([CameraFacts]) throws -> Void

    init(
        _ connection: Connection, _ moment: PastMoment, _ places: Places, _ request: FactsRequest,
        each: @escaping ([CameraFacts]) throws -> Void
    ) throws(RegistryError) {
        (self.moment, self.places, self.request, self.each) = (moment, places, request, each)
        later =
            moment.recordsChanged ? try LaterChanges(connection, .camera, after: moment.revision) : nil
        if let staleAt = request.staleAt {
            lately = try LatelyChanged(connection, at: staleAt, revision: moment.revision)
        } else {
            lately = nil
        }
        health = try PastHealth(connection, lastMillisecond: moment.lastMillisecond)
    }

    /// Hands over everything; `rows` stands before the first row of the facts query.
    func run(_ rows: borrowing Statement) throws {
        var current: Int64 = -1
        while try rows.step() {
            if rows.int64(0) != current {
                current = rows.int64(0)
                try close()
                try bringBack(before: current)
                try open(rows, current)
            }
            try addEndpoint(rows)
        }
        try close()
        try bringBack(before: Int64.max)
        if !batch.isEmpty { try each(batch) }
    }

    /// Cameras that are gone today.
    private func bringBack(before id: Int64) throws {
        while let record = later?.next, record.id < id {
            if record.wasThere {
                camera = try PastCamera(record)
                try camera?.putBack(record.values, places, request)
                try close()
            }
            try later?.advance()
        }
    }

    private func open(_ row: borrowing Statement, _ id: Int64) throws {
        guard let record = later?.next, record.id == id else {
            camera = try PastCamera(
                id: id, Registry.facts(row, places, withViews: request.views), hasOwner: !row.isNull(12),
                hasManager: !row.isNull(13))
            return
        }
        if record.isWhole {
            camera = try PastCamera(record)
        } else if record.wasThere {
            camera = try PastCamera(
                id: id, Registry.facts(row, places, withViews: request.views), hasOwner: !row.isNull(12),
                hasManager: !row.isNull(13))
        }
        try camera?.putBack(record.values, places, request)
        try later?.advance()
    }

    /// Takes in the row's endpoint, unless the camera had others.
    private func addEndpoint(_ row: borrowing Statement) throws(RegistryError) {
        guard camera != nil, camera?.endpoints == nil, !row.isNull(19) else { return }
        camera?.facts.endpointCount += 1
        let known = try health.known(
            row.int64(19), state: row.text(20).flatMap(HealthState.init(rawValue:)),
            reachedAt: row.optionalInt64(21), checkedAt: row.optionalInt64(24))
        camera?.facts.take(known)
    }

    private func close() throws {
        guard var done = camera else { return }
        camera = nil
        guard !done.facts.code.isRecorder else { return }
        if let endpoints = done.endpoints {
            done.facts.endpointCount = endpoints.count
            for known in try health.known(endpoints, of: done.id) { done.facts.take(known) }
        }
        done.facts.changedLately = lately?.contains(done.id) ?? true
        batch.append(done.facts)
        guard batch.count >= request.batchSize else { return }
        try each(batch)
        batch.removeAll(keepingCapacity: true)
    }
}

extension CameraFacts {
    /// Takes in what is known of one of the camera's endpoints: the best state and the latest reach count.
    mutating func take(_ known: PastHealth.Known) {
        if let state = known.state, health.map({ state.rank < $0.rank }) ?? true { health = state }
        if let reached = known.reachedAt { reachedAt = max(reachedAt ?? reached, reached) }
    }
}
