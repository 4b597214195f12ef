import CameraModel

/// What lists and maps filter cameras by, in two bytes.
struct CameraFlags: Hashable, Sendable {
    let bits: UInt16

    init(_ camera: SweptCameraFacts) {
        var bits = UInt16(CameraFlags.index(camera.health))
        bits |= UInt16(DeviceState.allCases.firstIndex(of: camera.deviceState) ?? 4) << 2
        bits |= UInt16(NetworkStatus.allCases.firstIndex(of: camera.networkStatus) ?? 2) << 5
        bits |= UInt16(camera.category.flatMap { AreaCategory.allCases.firstIndex(of: $0) } ?? 3) << 7
        self.bits = bits
    }

    /// The order in which states are counted and shown: worst first.
    static let healths: [HealthState] = [.offline, .degraded, .unknown, .online]

    static func index(_ health: HealthState) -> Int {
        switch health {
        case .offline: 0
        case .degraded: 1
        case .unknown: 2
        case .online: 3
        }
    }

    var healthIndex: Int { Int(bits & 3) }
    var health: HealthState { CameraFlags.healths[healthIndex] }
    var deviceState: DeviceState { DeviceState.allCases[min(Int(bits >> 2 & 7), 4)] }
    var networkStatus: NetworkStatus { NetworkStatus.allCases[min(Int(bits >> 5 & 3), 2)] }
    var category: AreaCategory? {
        let index = Int(bits >> 7 & 3)
        return index < 3 ? AreaCategory.allCases[index] : nil
    }
    var isInUse: Bool { bits >> 2 & 7 == 1 || bits >> 2 & 7 == 2 }
}

/// What flags are made of.
struct SweptCameraFacts {
    var health: HealthState = .unknown
    var deviceState: DeviceState = .unknown
    var networkStatus: NetworkStatus = .unknown
    var category: AreaCategory?
}

/// Which flags a list wants: a mask and what must stand under it.
struct FlagFilter: Hashable, Sendable {
    var mask: UInt16 = 0
    var wanted: UInt16 = 0

    init(
        health: HealthState? = nil, deviceState: DeviceState? = nil, networkStatus: NetworkStatus? = nil,
        category: AreaCategory? = nil
    ) {
        var facts = SweptCameraFacts()
        if let health {
            facts.health = health
            mask |= 3
        }
        if let deviceState {
            facts.deviceState = deviceState
            mask |= 7 << 2
        }
        if let networkStatus {
            facts.networkStatus = networkStatus
            mask |= 3 << 5
        }
        if let category {
            facts.category = category
            mask |= 3 << 7
        }
        wanted = CameraFlags(facts).bits & mask
    }

    /// The same, and in this health.
    func with(health index: Int) -> FlagFilter {
        var filter = self
        filter.mask |= 3
        filter.wanted = wanted & ~3 | UInt16(index)
        return filter
    }

    /// The health that it wants; `nil` for any.
    var healthIndex: Int? { mask & 3 == 0 ? nil : Int(wanted & 3) }

    func accepts(_ flags: CameraFlags) -> Bool { flags.bits & mask == wanted }
}
