import CameraModel

/// Decides where one camera stands in each rate that counts cameras: the membership of docs/formulas.md.
struct CameraStanding {
    let earliest: Instant
    let asOf: Instant
    let staleBefore: Instant
    let localTime: LocalTime

    init(_ settings: AuditSettings) {
        asOf = settings.asOf
        localTime = settings.localTime
        staleBefore = settings.asOf.adding(seconds: -86_400 * Int64(CameraFacts.staleDays))
        earliest = settings.asOf.adding(seconds: -Int64(settings.windowSeconds))
    }

    /// Whether a probe reached the camera within the window; both ends belong to it.
    func isReached(_ reachedAt: Instant?) -> Bool {
        guard let instant = reachedAt else { return false }
        return instant >= earliest && instant <= asOf
    }

    /// Whether the camera works: in use, not under repair, and not found offline or degraded.
    func works(_ state: DeviceState, _ health: HealthState?) -> Bool {
        state == .inUse && health != .offline && health != .degraded
    }

    /// How many fields the filing rate requires of a record.
    static let requiredFields = CameraColumn.requiredForFiling.count
    private static let requiredBits = UInt16(truncatingIfNeeded: (1 << requiredFields) - 1)

    /// How many of them the record fills, 0...``requiredFields``.
    func filledFields(_ bits: UInt16) -> Int {
        (bits & CameraStanding.requiredBits).nonzeroBitCount
    }

    /// Why the camera is outside every whole, or `nil` when it is in use and in scope.
    func outside(_ camera: CameraFacts, keyCategory: Bool) -> (Standing, EvidenceReason)? {
        switch camera.deviceState {
        case .unknown: (.unknown, .stateUnknown)
        case .planned: (.excluded, .planned)
        case .removed: (.excluded, .removed)
        case .inUse, .underRepair:
            keyCategory && camera.pointClass == .internal ? (.excluded, .internalPoint) : nil
        }
    }

    /// Whether the camera was installed on or after `day`; `nil` when nobody knows.
    func isInstalled(_ camera: CameraFacts, since day: CalendarDate) -> Bool? {
        switch camera.installTime {
        case nil: nil
        case .date(let date): date >= day
        case .time(let instant): instant >= localTime.instant(day)
        }
    }

    /// Where the camera stands in a rate, for evidence; `since` is the day from which highDefinition counts.
    func judge(
        _ camera: CameraFacts, _ rate: RateName, keyCategory: Bool, since: CalendarDate?
    ) -> (Standing, EvidenceReason) {
        if rate == .build { return judgeBuild(camera) }
        if let outside = outside(camera, keyCategory: keyCategory) { return outside }
        switch rate {
        case .connection: return judgeConnection(camera)
        case .verifiedConnection:
            if isReached(camera.reachedAt) { return (.part, .counts) }
            return (.missing, camera.reachedAt.map { .reachedOutsideWindow($0) } ?? .neverReached)
        case .serviceability: return judgeService(camera)
        case .filing, .completeness: return judgeFiling(camera)
        case .online:
            guard camera.observedSeconds > 0 else { return (.excluded, .neverReached) }
            return (
                camera.onlineSeconds == camera.observedSeconds ? .part : .missing,
                .onlineShare(camera.onlineSeconds, of: camera.observedSeconds)
            )
        default: return judgeDefinition(camera, since)
        }
    }

    private func judgeBuild(_ camera: CameraFacts) -> (Standing, EvidenceReason) {
        switch camera.deviceState {
        case .unknown: (.unknown, .stateUnknown)
        case .planned: (.missing, .planned)
        case .removed: (.excluded, .removed)
        case .inUse, .underRepair: (.part, .counts)
        }
    }

    private func judgeConnection(_ camera: CameraFacts) -> (Standing, EvidenceReason) {
        switch camera.networkStatus {
        case .networked: (.part, .counts)
        case .notNetworked: (.missing, .notNetworked)
        case .unknown: (.missing, .networkUnknown)
        }
    }

    private func judgeService(_ camera: CameraFacts) -> (Standing, EvidenceReason) {
        if works(camera.deviceState, camera.health) { return (.part, .counts) }
        if camera.deviceState == .underRepair { return (.missing, .underRepair) }
        return (.missing, camera.health == .offline ? .offline : .degraded)
    }

    private func judgeFiling(_ camera: CameraFacts) -> (Standing, EvidenceReason) {
        if filledFields(camera.filledRequiredFields) == CameraStanding.requiredFields {
            return (.part, .counts)
        }
        let missing = CameraColumn.requiredForFiling.enumerated().filter { place, _ in
            camera.filledRequiredFields & (1 << UInt16(place)) == 0
        }
        return (.missing, .fieldsMissing(missing.map(\.element)))
    }

    private func judgeDefinition(_ camera: CameraFacts, _ since: CalendarDate?) -> (Standing, EvidenceReason)
    {
        guard let resolution = camera.resolution else { return (.excluded, .resolutionUnknown) }
        if let since {
            guard let installed = isInstalled(camera, since: since) else {
                return (.excluded, .installTimeUnknown)
            }
            if !installed { return (.excluded, .installedBefore(since)) }
        }
        return resolution.isHighDefinition ? (.part, .counts) : (.missing, .lowResolution(resolution))
    }
}

/// What is true of a camera in whatever zone and category it is counted: found once, counted several times.
struct CameraMarks {
    let isReached: Bool
    /// Not reached, and excused.
    let isExcused: Bool
    let works: Bool
    let isHighDefinition: Bool
    let filledFields: Int

    init(_ camera: UnsafePointer<CameraFacts>, _ judge: CameraStanding) {
        isReached = judge.isReached(camera.pointee.reachedAt)
        isExcused = camera.pointee.isExcused && !isReached
        works = judge.works(camera.pointee.deviceState, camera.pointee.health)
        isHighDefinition = camera.pointee.resolution?.isHighDefinition ?? false
        filledFields = judge.filledFields(camera.pointee.filledRequiredFields)
    }
}
