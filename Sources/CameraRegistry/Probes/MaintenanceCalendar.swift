import CameraModel

/// When which cameras were worked on: those seconds are not observed, whatever a verdict said of them.
struct MaintenanceCalendar {
    private var cameras: [String: [TimeWindow]] = [:]
    private var poles: [String: [TimeWindow]] = [:]
    private var parents: [String: [TimeWindow]] = [:]
    /// By row id, descendants included.
    private var zones: [Int64: [TimeWindow]] = [:]

    /// The windows that touch a time. One that was taken back ends there. `enteredBy`: a millisecond.
    init(
        _ connection: Connection, _ places: Places, over time: TimeWindow, enteredBy: Int64 = .max
    ) throws(RegistryError) {
        for (kept, stood) in try MaintenanceTable.stood(connection, over: time, enteredBy: enteredBy) {
            switch kept.scope {
            case .camera: cameras[kept.code, default: []].append(stood)
            case .pole: poles[kept.code, default: []].append(stood)
            case .parent: parents[kept.code, default: []].append(stood)
            case .zone:
                guard let root = places.tree.index(code: kept.code) else { continue }
                for index in places.tree.zones.indices where places.tree.isInside(index, root) {
                    zones[places.ids[index], default: []].append(stood)
                }
            }
        }
    }

    var isEmpty: Bool { cameras.isEmpty && poles.isEmpty && parents.isEmpty && zones.isEmpty }

    /// The windows of a camera, in no order; they may overlap.
    func windows(_ camera: HangingCamera) -> [TimeWindow] {
        guard !isEmpty else { return [] }
        var found = (cameras[camera.code] ?? []) + (zones[camera.zone] ?? [])
        if let pole = camera.pole { found += poles[pole] ?? [] }
        // The device itself is worked on too.
        if !parents.isEmpty {
            found += (parents[camera.code] ?? []) + (camera.parent.flatMap { parents[$0] } ?? [])
        }
        return found
    }

    /// The windows of each endpoint that has any, also of endpoints that a camera has no more.
    func byEndpoint(_ connection: Connection) throws(RegistryError) -> [Int64: [TimeWindow]] {
        guard !isEmpty else { return [:] }
        let rows = try Statement(
            connection,
            "SELECT endpoint.id, deviceCode, pole, zoneId, parent FROM endpoint JOIN camera ON camera.id = cameraId",
            isLong: true)
        var found: [Int64: [TimeWindow]] = [:]
        while try rows.step() {
            let own = windows(
                HangingCamera(
                    code: rows.text(1) ?? "", pole: rows.text(2), parent: rows.text(4), zone: rows.int64(3)))
            if !own.isEmpty { found[rows.int64(0)] = own }
        }
        return found
    }
}

/// A camera and what it hangs on, as far as maintenance looks at it.
struct HangingCamera {
    var code: String
    var pole: String?
    var parent: String?
    /// By row id.
    var zone: Int64
}
