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
            let finder = try ExcuseFinder(connection, places, window)
            return try finder.excuses()
        }
    }
}

/// Finds excuses camera by camera; a parent's times are read once.
private final class ExcuseFinder {
    private typealias Span = (from: Int64, to: Int64)

    private let connection: OpaquePointer
    private let window: TimeWindow
    private let maintenance: [(lookup: MaintenanceLookup, span: Span)]
    private let byCode: Statement
    private let endpoints: Statement
    private let episodes: EpisodeTable
    private var parents: [String: [Span]] = [:]

    init(_ connection: OpaquePointer, _ places: Places, _ window: TimeWindow) throws(RegistryError) {
        (self.connection, self.window) = (connection, window)
        byCode = try Statement(connection, "SELECT id FROM camera WHERE deviceCode = ?")
        endpoints = try Statement(
            connection,
            """
            SELECT endpoint.id, state, episodeFrom, heldUntil, knownAt FROM endpoint
            LEFT JOIN health ON endpointId = endpoint.id WHERE cameraId = ?
            """)
        episodes = try EpisodeTable(connection)
        let rows = try Statement(
            connection, MaintenanceTable.select + " WHERE removedAt IS NULL AND fromAt <= ?2 AND toAt > ?1")
        rows.bind(1, window.from.milliseconds)
        rows.bind(2, window.to.milliseconds)
        var found: [(MaintenanceLookup, Span)] = []
        while try rows.step() {
            guard let work = MaintenanceTable.window(rows) else { continue }
            var lookup = MaintenanceLookup()
            lookup.add(work, places)
            found.append((lookup, (work.window.from.seconds, work.window.to.seconds)))
        }
        maintenance = found.map { (lookup: $0.0, span: $0.1) }
    }

    func excuses() throws(RegistryError) -> CameraExcuses {
        var excuses = CameraExcuses()
        let hasOutage = try anyOffline()
        guard hasOutage || !maintenance.isEmpty else { return excuses }
        let cameras = try Statement(
            connection,
            "SELECT id, deviceCode, parent, pole, zoneId FROM camera"
                + (maintenance.isEmpty ? " WHERE parent IS NOT NULL" : ""))
        while try cameras.step() {
            let code = cameras.text(1) ?? ""
            var (spans, works): ([Span], [Span]) = ([], [])
            if hasOutage, let parent = cameras.text(2), parent != code { spans = try outages(of: parent) }
            for work in maintenance
            where work.lookup.window(
                HangingCamera(
                    code: code, pole: cameras.text(3), parent: cameras.text(2), zone: cameras.int64(4)))
                != nil
            {
                works.append(work.span)
            }
            guard !(spans.isEmpty && works.isEmpty), let device = DeviceCode(code) else { continue }
            // The audit's moment is the window's end; an outage that lasts is held until then.
            if (spans + works).contains(where: { $0.from <= window.to.seconds && $0.to >= window.to.seconds })
            {
                excuses.cameras.insert(device)
            }
            // What lies in a maintenance window was not observed in the first place.
            let seconds = try notOnline(cameras.int64(0), within: ExcuseFinder.cut(works, outOf: spans))
            if seconds > 0 { excuses.seconds[device] = seconds }
        }
        return excuses
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
        byCode.bind(1, parent)
        let id = try byCode.step() ? byCode.int64(0) : nil
        byCode.reset()
        guard let id else {
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

    private func history(_ camera: Int64, holdsOn: Bool) throws(RegistryError) -> [[Episode]] {
        endpoints.bind(1, camera)
        defer { endpoints.reset() }
        var all: [[Episode]] = []
        while try endpoints.step() {
            var own = try episodes.episodes(endpoints.int64(0), window)
            if !endpoints.isNull(3), var open = EpisodeTable.episode(endpoints, from: 1) {
                if holdsOn { open.to = max(open.to, window.to) }
                own.append(open)
            }
            if !own.isEmpty { all.append(own) }
        }
        return all
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
