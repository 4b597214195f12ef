public import CameraModel

/// Which cameras are excused for not being reached or online: their parent is offline, or they are under maintenance.
///
/// A parent counts when it is itself a record that probes found offline. Of a recorder that is no record nobody knows it: that
/// all cameras behind it are offline would excuse each by the others.
public struct CameraExcuses: Sendable {
    /// Those that are excused at the moment.
    public var cameras: Set<DeviceCode> = []
    /// Within the window: seconds in which a camera was seen, not online, and excused; only where there are any.
    public var seconds: [DeviceCode: Int] = [:]

    /// None.
    public init() {}
}

extension Registry {
    /// The excuses at the end of a window and within it, as the registry knows them now.
    public func excuses(over window: TimeWindow) throws -> CameraExcuses {
        try read { connection in
            let places = try Places(connection, withBoundaries: false)
            return try ExcuseFinder(connection, places, window, nil, enteredBy: .max).excuses()
        }
    }

    /// The excuses at the end of a window and within it, as they were known at its end: see
    /// ``pastAvailability(over:revision:)``.
    public func pastExcuses(over window: TimeWindow, revision: Int? = nil) throws -> CameraExcuses {
        try read { connection in
            let moment = try PastMoment(connection, at: window.to, revision: revision)
            let places = try Places.at(connection, moment)
            let hanging = try PastHanging(connection, places, after: moment.revision)
            return try ExcuseFinder(
                connection, places, window, hanging, enteredBy: moment.lastMillisecond
            ).excuses()
        }
    }
}

/// Finds excuses camera by camera; a parent's times are read once.
private final class ExcuseFinder {
    private typealias Span = (from: Int64, to: Int64)

    private let connection: Connection
    private let window: TimeWindow
    private let maintenance: [(lookup: MaintenanceLookup, span: Span)]
    /// What cameras hung on at a past moment; `nil` for today.
    private let hanging: PastHanging?
    private let byCode: Statement
    private let endpoints: Statement
    private let episodes: EpisodeTable
    private var parents: [String: [Span]] = [:]

    init(
        _ connection: Connection, _ places: Places, _ window: TimeWindow, _ hanging: PastHanging?,
        enteredBy: Int64
    ) throws(RegistryError) {
        (self.connection, self.window, self.hanging) = (connection, window, hanging)
        byCode = try Statement(connection, "SELECT id FROM camera WHERE deviceCode = ?")
        endpoints = try Statement(
            connection,
            """
            SELECT endpoint.id, state, episodeFrom, coalesce(heldUntil, episodeFrom), knownAt FROM endpoint
            LEFT JOIN health ON endpointId = endpoint.id WHERE cameraId = ?
            """)
        episodes = try EpisodeTable(connection)
        // Of what begins at the moment itself no second lies in the window, and yet it stands.
        let reach = TimeWindow(from: window.from, to: window.to.adding(seconds: 1)) ?? window
        maintenance = try MaintenanceTable.stood(connection, over: reach, enteredBy: enteredBy).map {
            var lookup = MaintenanceLookup()
            lookup.add($0.kept, places)
            return (lookup: lookup, span: ($0.stood.from.seconds, $0.stood.to.seconds))
        }
    }

    func excuses() throws(RegistryError) -> CameraExcuses {
        var excuses = CameraExcuses()
        let hasOutage = try anyOffline()
        guard hasOutage || !maintenance.isEmpty else { return excuses }
        let cameras = try Statement(connection, allCameras)
        let end = window.to.seconds
        while try cameras.step() {
            let camera = hangingCamera(cameras)
            var (spans, works): ([Span], [Span]) = ([], [])
            if hasOutage, let parent = camera.parent, parent != camera.code {
                spans = try outages(of: parent)
            }
            for work in maintenance where work.lookup.window(camera) != nil { works.append(work.span) }
            guard !(spans.isEmpty && works.isEmpty), let device = DeviceCode(camera.code) else { continue }
            // The audit's moment is the window's end; an outage that lasts is held until then.
            if spans.contains(where: { $0.from <= end && $0.to >= end })
                || works.contains(where: { $0.from <= end && $0.to > end })
            {
                excuses.cameras.insert(device)
            }
            // What lies in a maintenance window was not observed in the first place.
            let seconds = try notOnline(cameras.int64(0), within: ExcuseFinder.cut(works, outOf: spans))
            if seconds > 0 { excuses.seconds[device] = seconds }
        }
        return excuses
    }

    private var allCameras: String {
        guard hanging == nil else {
            return "SELECT id, deviceCode, parent, pole, zoneId FROM camera"
                + " UNION ALL SELECT subjectId, code, NULL, NULL, -1 FROM gone WHERE subject = 1"
        }
        return "SELECT id, deviceCode, parent, pole, zoneId FROM camera"
            + (maintenance.isEmpty ? " WHERE parent IS NOT NULL" : "")
    }

    private func hangingCamera(_ row: borrowing Statement) -> HangingCamera {
        let today = HangingCamera(
            code: row.text(1) ?? "", pole: row.text(3), parent: row.text(2), zone: row.int64(4))
        return hanging?.camera(row.int64(0), today: today) ?? today
    }

    private static func cut(_ works: [Span], outOf spans: [Span]) -> [Span] {
        works.reduce(spans) { rest, work in
            rest.flatMap { span -> [Span] in
                guard work.from < span.to, work.to > span.from else { return [span] }
                return [(span.from, work.from), (work.to, span.to)].filter { $0.0 < $0.1 }
            }
        }
    }

    private func anyOffline() throws(RegistryError) -> Bool {
        let select = try Statement(
            connection,
            "SELECT EXISTS (SELECT 1 FROM health WHERE state = 'offline')"
                + " OR EXISTS (SELECT 1 FROM episode WHERE state = 'offline')")
        return try select.step() && select.int(0) != 0
    }

    /// When no endpoint of the parent was up and one was offline. One that is offline today counts as such up to the end.
    private func outages(of parent: String) throws(RegistryError) -> [Span] {
        if let known = parents[parent] { return known }
        guard let id = try id(of: parent) else {
            parents[parent] = []
            return []
        }
        let seen = try history(id, holdsOn: true)
        let turns = Set(seen.joined().flatMap { [$0.from.seconds, $0.to.seconds] }).sorted()
        var spans: [Span] = []
        for (from, to) in zip(turns, turns.dropFirst()) {
            guard let part = TimeWindow(from: Instant(seconds: from), to: Instant(seconds: to)) else {
                continue
            }
            if Availability(part, endpoints: seen).offlineSeconds == part.seconds { spans.append((from, to)) }
        }
        parents[parent] = spans
        return spans
    }

    private func id(of code: String) throws(RegistryError) -> Int64? {
        if let past = hanging?.ids[code] { return past }
        byCode.bind(1, code)
        defer { byCode.reset() }
        return try byCode.step() ? byCode.int64(0) : nil
    }

    private func history(_ camera: Int64, holdsOn: Bool) throws(RegistryError) -> [[Episode]] {
        endpoints.bind(1, camera)
        defer { endpoints.reset() }
        var all: [[Episode]] = []
        while try endpoints.step() {
            let own = try episodes(of: endpoints.int64(0), holdsOn: holdsOn)
            if !own.isEmpty { all.append(own) }
        }
        return all
    }

    /// Those of an endpoint, the row at which the cursor stands.
    private func episodes(of endpoint: Int64, holdsOn: Bool) throws(RegistryError) -> [Episode] {
        let open = endpoints.isNull(2) ? nil : EpisodeTable.episode(endpoints, from: 1)
        var own: [Episode]
        if hanging != nil {
            own = try episodes.known(endpoint, window, open: open)
        } else {
            own = try episodes.episodes(endpoint, window) + (open.map { [$0] } ?? [])
        }
        if holdsOn, let last = own.indices.last { own[last].to = max(own[last].to, window.to) }
        return own
    }

    private func notOnline(_ camera: Int64, within spans: [Span]) throws(RegistryError) -> Int {
        let seen = try history(camera, holdsOn: false)
        guard !seen.isEmpty else { return 0 }
        var (seconds, reached) = (0, window.from.seconds)
        for span in spans.sorted(by: { $0.from < $1.from }) {
            let (from, to) = (max(span.from, reached), min(span.to, window.to.seconds))
            guard let part = TimeWindow(from: Instant(seconds: from), to: Instant(seconds: to)) else {
                continue
            }
            let found = Availability(part, endpoints: seen)
            seconds += found.observedSeconds - found.onlineSeconds
            reached = to
        }
        return seconds
    }
}
