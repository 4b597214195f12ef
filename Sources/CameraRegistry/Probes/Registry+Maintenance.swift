public import CameraModel

extension Registry {
    /// Keeps a maintenance window and gives its number.
    ///
    /// Throws ``RegistryError/unknownCode(_:)`` for a camera or zone that is not there, and for a pole or parent that no camera
    /// names: a window that covers nothing would be a silent mistake.
    public func addMaintenance(_ window: MaintenanceWindow, now: Instant) throws -> Int64 {
        try write { connection in
            let isThere = try Statement(connection, Registry.existence(window.scope))
            isThere.bind(1, window.code)
            guard try isThere.step() else { throw RegistryError.unknownCode(window.code) }
            let insert = try Statement(
                connection,
                """
                INSERT INTO maintenance (scope, code, fromAt, toAt, reason, actor, enteredAt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
            insert.bind(1, window.scope.rawValue)
            insert.bind(2, window.code)
            insert.bind(3, window.window.from.milliseconds)
            insert.bind(4, window.window.to.milliseconds)
            insert.bind(5, window.reason)
            insert.bind(6, window.actor)
            insert.bind(7, now.milliseconds)
            let number = try insert.runForID()
            // A window of days that are over changes their sums.
            try DayRoll.redo(connection, covering: window.window)
            return (keep: true, value: number)
        }
    }

    private static func existence(_ scope: MaintenanceWindow.Scope) -> String {
        switch scope {
        case .camera: "SELECT 1 FROM camera WHERE deviceCode = ?"
        case .zone: "SELECT 1 FROM zone WHERE code = ?"
        case .pole: "SELECT 1 FROM camera WHERE pole = ? LIMIT 1"
        case .parent: "SELECT 1 FROM camera WHERE parent = ?1 OR deviceCode = ?1 LIMIT 1"
        }
    }

    /// The windows that stand and end after `moment`, by their beginning.
    public func maintenance(endingAfter moment: Instant) throws -> [MaintenanceWindow] {
        try read { connection in
            let select = try Statement(
                connection,
                MaintenanceTable.select + " WHERE removedAt IS NULL AND toAt > ? ORDER BY fromAt, id")
            select.bind(1, moment.milliseconds)
            var found: [MaintenanceWindow] = []
            while try select.step() {
                if let window = MaintenanceTable.window(select) { found.append(window) }
            }
            return found
        }
    }

    /// Takes a window back from `now` on; `false` when there is none with this number that stands.
    public func removeMaintenance(_ id: Int64, now: Instant) throws -> Bool {
        try write { connection in
            let update = try Statement(
                connection, "UPDATE maintenance SET removedAt = ? WHERE id = ? AND removedAt IS NULL")
            update.bind(1, now.milliseconds)
            update.bind(2, id)
            return (keep: true, value: try update.runForCount() > 0)
        }
    }
}
