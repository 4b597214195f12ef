public import CameraModel

extension Registry {
    /// Imports cameras in one transaction: the whole batch is kept, or nothing of it.
    ///
    /// `next` hands over rows until it gives `nil`; what it throws ends the import with nothing kept. It is
    /// called from within the transaction: other writers wait meanwhile, readers do not. `refused` is told of every
    /// row that the registry itself refuses, before the next rows are asked for; for zones, which are judged as a
    /// whole, after the last rows.
    @discardableResult
    public func importCameras(
        _ request: ImportRequest, refused: ((Finding) -> Void)? = nil,
        next: () throws -> ImportRows<CameraRow>?
    ) throws -> ImportOutcome {
        try load { connection, isFirst in
            // Cameras that come back need their endpoints found by an index.
            let bulk =
                try isFirst && GoneRecords(connection, .camera).highestID == 0
                && BulkLoading.mayDropIndexes(connection)
            if bulk { try BulkLoading.dropIndexes(connection) }
            let places = try Places(connection, withBoundaries: false)
            let state = try Registry.begin(connection, request)
            let log = try Registry.open(connection, "cameras", request)
            let store = try CameraStore(connection, places: places, log: log, lacksKeys: bulk)
            let run = try CameraImport(
                store, defaultZone: try Registry.defaultZone(request, places),
                siteNames: try Registry.siteNames(connection), onRefusal: refused)
            let missing = try request.complete ? MissingCameras(connection) : nil
            while let rows = try next() {
                run.outcome.refused += rows.refused
                log.readerFindings.add(rows.findings)
                try missing?.note(rows.refusedCodes)
                try run.add(rows.rows)
            }
            if bulk {
                try store.makeFindable()
                try BulkLoading.makeIndexes(connection)
            }
            if run.outcome.created > 10_000 { try BulkLoading.analyze(connection) }
            try run.finish()
            run.outcome.difference = try log.difference.difference(connection)
            try missing?.report(named: run.lines, run.refusedKnown, places, request, &run.outcome)
            run.outcome.state = state
            return try Registry.close(log, run.outcome, request)
        }
    }

    /// Imports zones in one transaction. A child may stand before its parent.
    @discardableResult
    public func importZones(
        _ request: ImportRequest, refused: ((Finding) -> Void)? = nil,
        next: () throws -> ImportRows<ZoneRow>?
    ) throws -> ImportOutcome {
        try write { connection in
            let state = try Registry.begin(connection, request)
            let log = try Registry.open(connection, "zones", request)
            let places = try Places(connection)
            let run = ZoneImport(connection, places: places, log: log, onRefusal: refused)
            var named: Set<String> = []
            while let rows = try next() {
                run.outcome.refused += rows.refused
                log.readerFindings.add(rows.findings)
                named.formUnion(rows.refusedCodes)
                run.add(rows.rows)
            }
            named.formUnion(run.lineByCode.keys)
            try run.finish()
            run.outcome.difference = try log.difference.difference(connection)
            if request.complete { try Registry.reportMissingZones(named, places, request, &run.outcome) }
            run.outcome.state = state
            return try Registry.close(log, run.outcome, request)
        }
    }

    /// Imports required sites in one transaction.
    @discardableResult
    public func importSites(
        _ request: ImportRequest, refused: ((Finding) -> Void)? = nil,
        next: () throws -> ImportRows<SiteRow>?
    ) throws -> ImportOutcome {
        try write { connection in
            let places = try Places(connection, withBoundaries: false)
            let state = try Registry.begin(connection, request)
            let log = try Registry.open(connection, "sites", request)
            let run = try SiteImport(
                connection, places: places, log: log, defaultZone: try Registry.defaultZone(request, places),
                onRefusal: refused)
            var named: Set<String> = []
            while let rows = try next() {
                run.outcome.refused += rows.refused
                log.readerFindings.add(rows.findings)
                named.formUnion(rows.refusedCodes)
                try run.add(rows.rows)
            }
            named.formUnion(run.lineByKey.keys)
            run.outcome.difference = try log.difference.difference(connection)
            if request.complete {
                try Registry.reportMissingSites(connection, named, places, request, &run.outcome)
            }
            run.outcome.state = state
            return try Registry.close(log, run.outcome, request)
        }
    }

    /// The registry's state at the start; throws when a plan wants another one.
    static func begin(
        _ connection: Connection, _ request: ImportRequest
    ) throws(RegistryError) -> RegistryState {
        let state = try Registry.state(connection)
        try request.expected?.check(state)
        return state
    }

    static func open(_ connection: Connection, _ kind: String, _ request: ImportRequest) throws
        -> ChangeLog
    {
        try ChangeLog(
            connection, kind: kind, source: request.source, format: request.format, profile: request.profile,
            actor: request.actor, at: request.now)
    }

    static func close(
        _ log: ChangeLog, _ outcome: ImportOutcome, _ request: ImportRequest
    ) throws -> (keep: Bool, value: ImportOutcome) {
        var outcome = outcome
        try request.expected?.check(outcome)
        let keep = !request.dryRun && !(request.strict && outcome.refused > 0)
        if keep {
            outcome.batch = log.batch
            try log.close(outcome, at: request.clock?() ?? request.now)
        }
        return (keep, outcome)
    }

    private static func defaultZone(_ request: ImportRequest, _ places: Places) throws -> Int? {
        guard let code = request.defaultZone else { return nil }
        guard case .success(let index) = places.find(code.text) else {
            throw RegistryError.unknownCode(code.text)
        }
        return index
    }

    private static func siteNames(_ connection: Connection) throws -> Set<String> {
        let select = try Statement(connection, "SELECT key, name FROM site")
        var names: Set<String> = []
        while try select.step() {
            if let key = select.text(0) { names.insert(key) }
            if let name = select.text(1) { names.insert(name) }
        }
        return names
    }
}
