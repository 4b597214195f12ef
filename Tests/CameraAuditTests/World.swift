import CameraAudit
import CameraModel
import Testing

/// A little world to audit, and a generator of random ones.
struct World {
    static let noon = Instant(seconds: 1_795_233_600)  // 2026-11-21T12:00:00+08:00
    var zones: [Zone] = []
    var sites: [Site] = []
    var cameras: [CameraFacts] = []
    var policy = World.policy("sharp-eyes")

    static func policy(_ name: String) -> Policy {
        let day = CalendarDate(daysSince1970: 20_778)
        return Policies.named(name, at: day)
            ?? Policy(name: "none", source: "none", validFrom: day, targets: [])
    }

    var tree: ZoneTree { ZoneTree(zones) }

    func settings(explain: RateName? = nil) -> AuditSettings {
        var settings = AuditSettings(asOf: World.noon)
        settings.explain = explain
        return settings
    }

    func audit(explain: RateName? = nil, batch: Int = 1000, onlineWindow: Int = 0) -> AuditReport {
        var settings = settings(explain: explain)
        settings.onlineWindowSeconds = onlineWindow
        var auditor = Auditor(zones: tree, sites: sites, policy: policy, settings: settings)
        var rest = cameras[...]
        while !rest.isEmpty {
            auditor.add(Array(rest.prefix(batch)))
            rest = rest.dropFirst(batch)
        }
        return auditor.finish(revision: 7)
    }

    mutating func addZone(_ code: String, parent: String? = nil, level: ZoneLevel? = nil, name: String? = nil)
        throws
    {
        let parentCode = try parent.map { try #require(ZoneCode($0)) }
        zones.append(
            Zone(code: try #require(ZoneCode(code)), name: name ?? code, level: level, parent: parentCode))
    }

    mutating func addCamera(_ code: String, zone: String, _ change: (inout CameraFacts) -> Void = { _ in })
        throws
    {
        var facts = CameraFacts(
            deviceCode: try #require(DeviceCode(code)), zone: tree.index(code: zone) ?? -1)
        facts.deviceState = .inUse
        facts.hasOwnerOrManager = true
        change(&facts)
        cameras.append(facts)
    }

    mutating func addSite(
        _ key: String, zone: String, _ category: AreaCategory = .keyPublicArea, name: String? = nil
    ) throws {
        sites.append(Site(key: key, name: name, zone: try #require(ZoneCode(zone)), category: category))
    }
}

extension AuditReport {
    func figure(_ rate: RateName, _ zone: String, _ category: AreaCategory?) throws -> RateFigure {
        let rates = try #require(zones.first { $0.zone.text == zone })
        return try #require(rates.figure(rate, category))
    }
}

/// SplitMix64: the same numbers from the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension World {
    /// Zones in up to five levels, sites, and cameras with every kind of value, also missing zones and names.
    static func random(seed: UInt64, cameras count: Int = 120, states: Bool = true) throws -> World {
        var random = SeededGenerator(seed: seed)
        var world = World()
        world.policy = World.policy(seed % 2 == 0 ? "sharp-eyes" : "ndrc-996-2015")
        let zoneCount = Int.random(in: 1...12, using: &random)
        for index in 0..<zoneCount {
            let parent = index == 0 ? nil : "z\(Int.random(in: 0..<index, using: &random))"
            try world.addZone(
                "z\(index)", parent: parent, level: ZoneLevel.allCases.randomElement(using: &random))
            world.zones[index].kind =
                Bool.random(using: &random) ? AreaCategory.allCases.randomElement(using: &random) : nil
            if states, Int.random(in: 0..<4, using: &random) == 0 {
                world.zones[index].plannedCameras = Int.random(in: 0...30, using: &random)
                world.zones[index].requiredKeyPublicArea = Int.random(in: 0...6, using: &random)
                world.zones[index].requiredKeyIndustry = Int.random(in: 0...6, using: &random)
            }
        }
        for index in 0..<Int.random(in: 0...10, using: &random) {
            let category = AreaCategory.allCases.randomElement(using: &random) ?? .other
            let zone = "z\(Int.random(in: 0..<zoneCount, using: &random))"
            try world.addSite("s\(index)", zone: zone, category, name: "gate \(index % 4)")
            world.sites[index].requiredCameras = Int.random(in: 1...2, using: &random)
            world.sites[index].sector = ["教育", "文博", nil].randomElement(using: &random) ?? nil
        }
        for index in 0..<count { world.cameras.append(try camera(index, zoneCount, &random)) }
        return world
    }

    static func camera(_ index: Int, _ zones: Int, _ random: inout SeededGenerator) throws -> CameraFacts {
        let type = Int.random(in: 0..<10, using: &random) == 0 ? "138" : "132"
        let serial = String(String(1_000_000 + index).dropFirst())
        var facts = CameraFacts(
            deviceCode: try #require(DeviceCode("3705020000\(type)0\(serial)")),
            zone: Int.random(in: -1..<zones, using: &random))
        facts.category =
            Bool.random(using: &random) ? AreaCategory.allCases.randomElement(using: &random) : nil
        facts.pointClass = PointClass.allCases.randomElement(using: &random) ?? .unknown
        facts.deviceState = DeviceState.allCases.randomElement(using: &random) ?? .unknown
        facts.networkStatus = NetworkStatus.allCases.randomElement(using: &random) ?? .unknown
        facts.health = Bool.random(using: &random) ? HealthState.allCases.randomElement(using: &random) : nil
        let hours = Int64.random(in: -2...40, using: &random)
        facts.reachedAt = Bool.random(using: &random) ? World.noon.adding(seconds: -3600 * hours) : nil
        facts.resolution = ["4K", "720P", "1080P", ""].randomElement(using: &random).flatMap {
            Resolution($0)
        }
        let day = CalendarDate(daysSince1970: Int.random(in: 16_000...17_000, using: &random))
        facts.installTime = Bool.random(using: &random) ? .date(day) : nil
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let number = Int.random(in: 0...9, using: &random)
            facts.sites.append(
                ["s\(number)", "gate \(number % 5)", "unlisted \(number)"].randomElement(using: &random) ?? ""
            )
        }
        facts.endpointCount = Int.random(in: 0...1, using: &random)
        facts.hasOwnerOrManager = Bool.random(using: &random)
        facts.filledRequiredFields =
            Bool.random(using: &random) ? 1023 : UInt16.random(in: 0..<1024, using: &random)
        facts.sector = ["教育", "医疗", nil].randomElement(using: &random) ?? nil
        facts.owner = ["公安局", "教育局", nil].randomElement(using: &random) ?? nil
        facts.phase = ["一期", "二期", nil].randomElement(using: &random) ?? nil
        facts.pole = Bool.random(using: &random) ? "P\(Int.random(in: 0..<30, using: &random))" : nil
        return facts
    }
}
