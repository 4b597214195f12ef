import CameraAudit
import CameraModel
import CameraRegistry

/// One camera with all that the visitor may see of it.
struct CameraView: Sendable {
    var record: CameraRecord
    var zone: ZoneView
    var flags: CameraFlags
    /// Its changes, newest first.
    var changes: [RecordChange]
    /// Its endpoints over the window, the addresses empty for a viewer.
    var endpoints: [EndpointView]
    var window: TimeWindow
    /// Over the window, at each second the best endpoint.
    var availability: Availability
    var findings: [FindingEntry]
}

/// One endpoint's state and history.
struct EndpointView: Sendable {
    /// The address without credentials; `nil` for a viewer.
    var url: String?
    var scheme: String
    var watch: EndpointWatch?
    /// What the last probe said; `nil` for a viewer, for it may name an address.
    var message: String?
    var days: [HourlySums]
    /// The attempts of the last hours, oldest first.
    var attempts: [ProbeAttempt]
}

extension Desk {
    /// Columns that a viewer does not see: addresses, and extras, which may hold any.
    static let hidden: [CameraColumn] = [.ipv4, .ipv6, .port, .mac, .endpoints, .extras]

    /// A camera in the visitor's zones; `nil` when there is none, or it lies elsewhere.
    func camera(_ code: String) throws -> CameraView? {
        guard let record = try record(code), let zone = record.zone.flatMap({ self.zone($0.text) }),
            let window = TimeWindow(from: now.adding(seconds: -14 * 86_400), to: now)
        else { return nil }
        let histories = try unscoped.registry.endpointHistories(
            of: record.deviceCode, over: window, attemptsSince: now.adding(seconds: -6 * 3600))
        var request = FindingPageRequest()
        request.subject = record.deviceCode.text
        let changes = try unscoped.registry.changes(of: record.deviceCode)
        return CameraView(
            record: record, zone: zone, flags: flags(record), changes: changes.reversed().map(redacted),
            endpoints: histories.map { endpoint($0, window) }, window: window,
            availability: Availability(window, endpoints: histories.map(\.episodes).filter { !$0.isEmpty }),
            findings: try unscoped.registry.findingPage(request).filter { finding in
                finding.kind == .camera
                    && (unscoped.mask.zones == nil || finding.zone.flatMap { self.zone($0.text) } != nil)
            })
    }

    /// A record in the visitor's zones, without what a viewer must not see.
    func record(_ code: String) throws -> CameraRecord? {
        guard let code = DeviceCode(code), let record = try unscoped.registry.camera(code),
            record.zone.flatMap({ zone($0.text) }) != nil
        else { return nil }
        return redacted(record)
    }

    /// The records of a list, batch by batch, without what a viewer must not see.
    func records(_ query: CameraQuery) throws -> (page: CameraPage, records: [CameraRecord]) {
        let page = try cameras(query)
        let roster = unscoped.snapshot.roster
        let ids = page.rows.map { Int64(roster.ids[roster.position(of: $0.code)]) }
        // The zone may have changed since the snapshot: what lies elsewhere now is left out.
        let records = try unscoped.registry.cameraRecords(ids).filter { record in
            record.zone.flatMap { zone($0.text) } != nil
        }
        return (page, records.map(redacted))
    }

    private func redacted(_ record: CameraRecord) -> CameraRecord {
        guard !visitor.seesAddresses else { return record }
        var record = record
        (record.ipv4, record.ipv6, record.port, record.mac) = (nil, nil, nil, nil)
        (record.endpoints, record.extras) = ([], [:])
        return record
    }

    private func redacted(_ change: RecordChange) -> RecordChange {
        var change = change
        if !visitor.seesAddresses { change = change.hiding(Set(Desk.hidden.map(\.rawValue))) }
        guard unscoped.mask.zones != nil else { return change }
        // Where a camera was before it came into the visitor's zones.
        return change.hiding { name, value in name == CameraColumn.zone.rawValue && zone(value) == nil }
    }

    private func flags(_ record: CameraRecord) -> CameraFlags {
        let roster = unscoped.snapshot.roster
        let position = roster.position(of: record.deviceCode.text)
        if position < roster.count, roster.code(at: position) == record.deviceCode.text {
            return roster.flags[position]
        }
        return CameraFlags(
            SweptCameraFacts(
                deviceState: record.deviceState, networkStatus: record.networkStatus,
                category: record.category))
    }

    private func endpoint(_ history: EndpointHistory, _ window: TimeWindow) -> EndpointView {
        EndpointView(
            url: visitor.seesAddresses ? history.endpoint.url : nil, scheme: history.endpoint.scheme,
            watch: history.watch, message: visitor.seesAddresses ? history.watch?.message : nil,
            days: Desk.days(history, window),
            attempts: history.attempts.sorted { $0.startedAt < $1.startedAt })
    }

    /// The window's days: kept sums of whole days, the rest from episodes.
    private static func days(_ history: EndpointHistory, _ window: TimeWindow) -> [HourlySums] {
        (Int(window.from.seconds / 86_400)...Int((window.to.seconds - 1) / 86_400)).map { number in
            if let kept = history.days.first(where: { $0.day == number }) { return kept }
            var sums = HourlySums(day: number)
            for episode in history.episodes {
                let (from, to) = (max(episode.from, window.from), min(episode.to, window.to))
                if from < to { sums.add(Episode(episode.state, from: from, to: to, knownAt: from)) }
            }
            return sums
        }
    }
}
