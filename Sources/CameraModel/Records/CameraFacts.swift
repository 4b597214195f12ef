/// What an audit needs to know of one camera: a small value, handed over in batches.
public struct CameraFacts: Sendable {
    /// The camera.
    public var code: CodeBytes
    /// The camera, as a text that is made when it is asked for.
    public var deviceCode: DeviceCode { code.deviceCode }
    /// Its name, for lists of evidence.
    public var name: String?
    /// Index of its zone in the audit's ``ZoneTree``; -1 when the tree has no such zone.
    public var zone: Int
    /// The record's own category, when it has one.
    public var category: AreaCategory?
    /// The record's industry.
    public var sector: String?
    /// Its point class.
    public var pointClass: PointClass = .unknown
    /// Its state in its life.
    public var deviceState: DeviceState = .unknown
    /// Whether it is declared connected.
    public var networkStatus: NetworkStatus = .unknown
    /// Its resolution.
    public var resolution: Resolution?
    /// When it was installed.
    public var installTime: DateOrTime?
    /// Sites that it names.
    public var sites: [String] = []
    /// Its established health, that of its best endpoint; `nil` when it was never probed or has no endpoint.
    public var health: HealthState?
    /// When a run that was not blind last reached it; `nil` when never.
    public var reachedAt: Instant?
    /// Seconds that it was seen online, and seconds that it was seen in any state, within the window of the online rate.
    public var onlineSeconds = 0, observedSeconds = 0
    /// Of the seconds observed and not online, those excused: its parent was offline, or it was under maintenance.
    public var excusedSeconds = 0
    /// Whether it is excused for not being reached: at the audit's moment its parent is offline, or it is under maintenance.
    public var isExcused = false
    /// Whether the record was made or changed within the audit's ``staleDays``; true where nobody asked.
    public var changedLately = true
    /// How many endpoints it has.
    public var endpointCount = 0
    /// Whether it has an owner or a management unit.
    public var hasOwnerOrManager = false
    /// Who owns it; read only when a report is by owner.
    public var owner: String?
    /// The pole it hangs on; read only when a report is by pole.
    public var pole: String?
    /// Where it looks; read only when sites are matched by view.
    public var view: ViewColumns?
    /// Its building phase.
    public var phase: String?
    /// What it cost.
    public var investment: Yuan?
    /// Whether the required fields of the filing rate are filled, one bit per field in their order.
    public var filledRequiredFields: UInt16 = 0

    /// Facts of a camera of which only code and zone are known.
    public init(deviceCode: DeviceCode, zone: Int) { self.init(code: CodeBytes(deviceCode), zone: zone) }

    /// Facts of a camera of which only code and zone are known.
    public init(code: CodeBytes, zone: Int) { (self.code, self.zone) = (code, zone) }

    /// For how many days before an audit a record that nothing confirms is not stale yet.
    public static let staleDays = 365
}
