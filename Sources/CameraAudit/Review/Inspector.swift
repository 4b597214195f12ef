public import CameraModel

/// What an inspection is asked.
public struct InspectionSettings: Sendable {
    /// The moment that it speaks of; it asks no clock.
    public var asOf: Instant
    /// Local time, for days.
    public var localTime: LocalTime = .shanghai
    /// Columns that some camera of the registry states: what nobody states anywhere is one finding, not one a camera.
    public var columnsInUse: CameraColumnSet = .all

    /// Settings for a moment.
    public init(asOf: Instant) { self.asOf = asOf }
}

/// Looks at every camera once for what the regulation asks, and for signs of invented data.
///
/// A pure function of its arguments. Cameras come in batches of any size and order; findings about a camera come back at
/// once, those about batches, zones and the registry at the end, so that memory does not grow with the findings.
public struct Inspector: Sendable {
    /// How many cameras on one point, or installed in one second, are more than a pole or an afternoon explains.
    public static let crowd = 10
    /// How many cameras of a batch must state a column before one value for all is worth a word.
    public static let leastForConstant = 50

    let tree: ZoneTree
    let settings: InspectionSettings
    private var ledger: InventionLedger
    private let accountability: Accountability
    /// By zone, without its descendants, and rule: how many cameras have the finding.
    public private(set) var counts: [ZoneCode?: [String: Int]] = [:]

    /// An inspection of cameras in `zones`.
    public init(zones: ZoneTree, settings: InspectionSettings) {
        (tree, self.settings) = (zones, settings)
        ledger = InventionLedger(zones)
        accountability = Accountability(settings)
    }

    /// Takes in a batch of cameras, and says what is to be reviewed of each.
    public mutating func add(_ batch: [InspectedCamera]) -> [ReviewFinding] {
        var found: [ReviewFinding] = []
        for camera in batch where camera.record.deviceState != .removed {
            if camera.record.deviceState != .planned { ledger.add(camera, settings.localTime) }
            let zone = tree.zones.indices.contains(camera.zone) ? tree.zones[camera.zone].code : nil
            accountability.check(camera) { rule, facts in
                counts[zone, default: [:]][rule.id, default: 0] += 1
                found.append(
                    ReviewFinding(rule, .camera, camera.record.deviceCode.text, zone: zone, facts: facts))
            }
        }
        return found
    }

    /// What is to be reviewed of the registry as a whole, of batches and of zones.
    public func finish() -> [ReviewFinding] {
        accountability.unusedColumns() + scores().flatMap { $0.findings() }
    }

    /// How much each batch and zone looks invented; only those that show a sign, the highest first.
    public func scores() -> [InventionScore] { ledger.scores() }
}
