public import CameraModel

extension Registry {
    /// Changes one camera by hand: takes over the stated columns of `row`, and logs it with its reason.
    ///
    /// Says whether anything changed. Throws ``RegistryError/unknownCode(_:)`` when the camera or the zone that
    /// the row names is not there.
    public func edit(_ row: CameraRow, reason: String, by actor: String, now: Instant) throws -> Bool {
        try write { connection in
            let places = try Places(connection, withBoundaries: false)
            let log = try ChangeLog(
                connection, kind: "edit", source: actor, reason: reason, actor: actor, at: now)
            let store = try CameraStore(connection, places: places, log: log)
            guard let known = try store.fetch(row.record.deviceCode) else {
                throw RegistryError.unknownCode(row.record.deviceCode.text)
            }
            var after = known.record
            after.merge(row.record, row.stated)
            let text = row.zoneText ?? known.record.zone?.text ?? ""
            guard case .success(let zone) = places.find(text) else { throw RegistryError.unknownCode(text) }
            after.zone = places.tree.zones[zone].code
            let changed = try store.change(known.id, from: known.record, to: after, zone: zone, line: nil)
            var outcome = ImportOutcome()
            if changed { outcome.updated = 1 } else { outcome.unchanged = 1 }
            try log.close(outcome, at: now)
            return (keep: changed, value: changed)
        }
    }

    /// Notes in the access log who took what out of the registry, and for what.
    public func logAccess(action: String, detail: String, by actor: String, now: Instant) throws {
        if case .postgres(let server) = store, server.isLimited {
            // The server writes it, and under the name that it knows the account by.
            return try server.call { connection in
                let call = try Statement(connection, "SELECT logAccess(?, ?, ?, ?)")
                call.bind(1, now.milliseconds)
                call.bind(2, actor)
                call.bind(3, action)
                call.bind(4, detail)
                try call.run()
            }
        }
        try write { connection in
            let insert = try Statement(
                connection, "INSERT INTO accessLog (at, actor, action, detail) VALUES (?, ?, ?, ?)")
            insert.bind(1, now.milliseconds)
            insert.bind(2, actor)
            insert.bind(3, action)
            insert.bind(4, detail)
            try insert.run()
            return (keep: true, value: ())
        }
    }
}
