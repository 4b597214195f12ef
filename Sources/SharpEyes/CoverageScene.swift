public import CameraCoverage
public import CameraModel
public import CameraRegistry

/// What covered areas are asked for.
public struct CoverageRequest: Sendable {
    /// Only this zone and its descendants, code or name; `nil` is all.
    public var zone: String?
    /// What counts as seen.
    public var views: ViewSettings
    /// How exactly to measure.
    public var survey = SurveySettings()
    /// Whether roads are wanted.
    public var roads = true
    /// Whether planned cameras count as if they were there already.
    public var planned = false
    /// Metres around the zones within which buildings are wanted; farther where a camera sees farther.
    public var reach = 10.0

    /// All zones at some level.
    public init(views: ViewSettings) { self.views = views }
}

/// Zones, the views of the cameras in use, and what stands around: all that covered areas are reckoned from.
///
/// Cameras in use (in use or under repair) of the whole registry count wherever their view reaches, whatever zone their
/// record names. Buildings and roads are read around the zones only.
public struct CoverageScene: Sendable {
    /// All zones of the registry.
    public let tree: ZoneTree
    /// The wanted zones, as indices in the tree, ordered as there.
    public let zones: [Int]
    /// The views, and the cameras that have none.
    public let views: CameraViews
    /// For each zone of the tree and what lies below it: cameras in use, those without a view, those whose view rests on
    /// an assumption.
    public let counts: [ZoneCameras]
    /// The survey of those wanted zones that have a boundary, in their order.
    public let survey: CoverageSurvey
    /// The roads around them.
    public let roads: [Road]

    /// Cameras of a zone and of those below it, by their records.
    public struct ZoneCameras: Hashable, Sendable {
        /// In use or under repair.
        public var cameras = 0
        /// Of these, without a view.
        public var withoutView = 0
        /// Of these, with a view that rests on an assumption.
        public var assumed = 0
    }
}

extension CoverageRequest {
    fileprivate func counts(_ state: DeviceState) -> Bool {
        state == .inUse || state == .underRepair || (planned && state == .planned)
    }
}

extension Registry {
    /// Reads what covered areas are reckoned from. Throws ``RegistryError/unknownCode(_:)`` for a zone that is not there.
    public func coverageScene(_ request: CoverageRequest) throws -> CoverageScene {
        let tree = try zoneTree()
        let wanted = try wantedZones(request.zone, tree)
        let outlined = wanted.compactMap { index in
            tree.zones[index].boundary.map { CoverageZone(zone: tree.zones[index].code, boundary: $0) }
        }
        var facts: [ViewFacts] = []
        var zoneOf: [DeviceCode: Int] = [:]
        var counts = [CoverageScene.ZoneCameras](repeating: .init(), count: tree.count)
        try cameras { batch in
            for camera in batch where request.counts(camera.deviceState) {
                facts.append(ViewFacts(camera))
                guard let zone = camera.zone.flatMap({ tree.index(code: $0.text) }) else { continue }
                zoneOf[camera.deviceCode] = zone
                counts[zone].cameras += 1
            }
        }
        let views = CameraViews(facts, request.views)
        for (code, _) in views.without { if let zone = zoneOf[code] { counts[zone].withoutView += 1 } }
        for view in views.views where !view.assumptions.isEmpty {
            if let zone = zoneOf[view.deviceCode] { counts[zone].assumed += 1 }
        }
        for zone in tree.topDown.reversed() where tree.parents[zone] >= 0 {
            counts[tree.parents[zone]].cameras += counts[zone].cameras
            counts[tree.parents[zone]].withoutView += counts[zone].withoutView
            counts[tree.parents[zone]].assumed += counts[zone].assumed
        }
        let longest = views.views.lazy.map(\.range).max() ?? 0
        let corners = outlined.lazy.flatMap { $0.boundary.rings.joined() }
        let buildings = try MapBox(around: corners, margin: max(longest + 10, request.reach)).map {
            try self.buildings(in: $0)
        }
        let roads =
            try request.roads ? MapBox(around: corners, margin: 10).map { try self.roads(in: $0) } : nil
        return CoverageScene(
            tree: tree, zones: wanted, views: views, counts: counts,
            survey: CoverageSurvey(
                zones: outlined, views: views.views, buildings: buildings ?? [], settings: request.survey),
            roads: roads ?? [])
    }

    private func wantedZones(_ text: String?, _ tree: ZoneTree) throws -> [Int] {
        guard let text else { return Array(tree.zones.indices) }
        let named = tree.index(code: text).map { [$0] } ?? tree.indices(name: text)
        guard named.count == 1 else { throw RegistryError.unknownCode(text) }
        return tree.zones.indices.filter { tree.isInside($0, named[0]) }
    }
}
