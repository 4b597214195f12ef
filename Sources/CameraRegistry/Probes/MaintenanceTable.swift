import CameraModel

/// Which cameras are under maintenance at one moment.
struct MaintenanceLookup {
    private var cameras: [String: Int64] = [:]
    private var poles: [String: Int64] = [:]
    private var parents: [String: Int64] = [:]
    /// By row id, descendants included.
    private var zones: [Int64: Int64] = [:]

    mutating func add(_ window: MaintenanceWindow, _ places: Places) {
        switch window.scope {
        case .camera: cameras[window.code] = window.id
        case .pole: poles[window.code] = window.id
        case .parent: parents[window.code] = window.id
        case .zone:
            guard let root = places.tree.index(code: window.code) else { return }
            for index in places.tree.zones.indices where places.tree.isInside(index, root) {
                zones[places.ids[index]] = window.id
            }
        }
    }

    /// The window that a camera is in; `nil` when it is in none.
    func window(_ camera: HangingCamera) -> Int64? {
        cameras[camera.code] ?? camera.pole.flatMap { poles[$0] } ?? parents[camera.code]
            ?? camera.parent.flatMap { parents[$0] } ?? zones[camera.zone]
    }
}

/// The table `maintenance`.
enum MaintenanceTable {
    static let select = """
        SELECT id, scope, code, fromAt, toAt, reason, actor, removedAt FROM maintenance
        """

    static func lookup(_ connection: Connection, _ places: Places, at now: Instant) throws(RegistryError)
        -> MaintenanceLookup
    {
        let rows = try Statement(
            connection, select + " WHERE removedAt IS NULL AND fromAt <= ?1 AND toAt > ?1 ORDER BY id")
        rows.bind(1, now.milliseconds)
        var lookup = MaintenanceLookup()
        while try rows.step() {
            if let window = window(rows) { lookup.add(window, places) }
        }
        return lookup
    }

    /// The windows that touch a time, each with the part of it that stood: one that was taken back ends there.
    static func stood(
        _ connection: Connection, over time: TimeWindow, enteredBy: Int64
    ) throws(RegistryError) -> [(kept: MaintenanceWindow, stood: TimeWindow)] {
        let rows = try Statement(
            connection,
            select
                + " WHERE enteredAt <= ?3 AND fromAt < ?2 AND min(toAt, coalesce(removedAt, toAt)) > max(fromAt, ?1)"
        )
        rows.bind(1, time.from.milliseconds)
        rows.bind(2, time.to.milliseconds)
        rows.bind(3, enteredBy)
        var found: [(MaintenanceWindow, TimeWindow)] = []
        while try rows.step() {
            guard let kept = window(rows),
                let stood = TimeWindow(
                    from: kept.window.from, to: min(kept.window.to, kept.removedAt ?? kept.window.to))
            else { continue }
            found.append((kept, stood))
        }
        return found.map { (kept: $0.0, stood: $0.1) }
    }

    static func window(_ row: borrowing Statement) -> MaintenanceWindow? {
        guard let scope = row.text(1).flatMap(MaintenanceWindow.Scope.init(rawValue:)),
            let time = TimeWindow(
                from: Instant(milliseconds: row.int64(3)), to: Instant(milliseconds: row.int64(4)))
        else { return nil }
        var window = MaintenanceWindow(
            scope: scope, code: row.text(2) ?? "", window: time, reason: row.text(5) ?? "",
            actor: row.text(6) ?? "")
        window.id = row.int64(0)
        window.removedAt = row.optionalInt64(7).map(Instant.init(milliseconds:))
        return window
    }
}
