/// One camera's record: everything the registry knows of one device, column by column.
///
/// `nil`, an empty list or the case `unknown` means that nobody said; it never means no.
public struct CameraRecord: Hashable, Sendable {
    /// The code that names the camera (设备编码).
    public var deviceCode: DeviceCode
    /// What people call the camera (设备名称).
    public var name: String?
    /// The place's everyday name (点位俗称).
    public var commonName: String?
    /// The administrative division (行政区域), as the inventory gives it.
    public var divisionCode: ZoneCode?
    /// The zone the camera belongs to; the registry resolves it before it keeps the record.
    public var zone: ZoneCode?
    /// The record's own category; `nil` = taken from its sites, else its zone.
    public var category: AreaCategory?
    /// The industry (所属部门/行业).
    public var sector: String?
    /// The class of the point (监控点位类型).
    public var pointClass: PointClass = .unknown
    /// The build of the camera (摄像机类型).
    public var cameraType: CameraType = .unknown
    /// What the camera is for (摄像机功能类型), in the inventory's words or codes.
    public var functionTypes: [String] = []
    /// Who made it (设备厂商).
    public var manufacturer: String?
    /// The maker's model (设备型号).
    public var model: String?
    /// The picture's size; `nil` when unknown.
    public var resolution: Resolution?
    /// The video coding: H.264, H.265, SVAC, MPEG-4 ...
    public var encoding: String?
    /// Supplementary light (补光属性): none, infrared, white, laser, other.
    public var lightType: String?
    /// Where it is installed (安装地址).
    public var address: String?
    /// Where it stands, columns `longitude` and `latitude`; `nil` when unknown.
    public var position: Coordinate?
    /// Where it looks (监视方位); `nil` when unknown or all around.
    public var bearing: Bearing?
    /// Horizontal field angle in degrees, above 0, at most 360.
    public var horizontalFieldAngle: Double?
    /// Vertical field angle in degrees, above 0, at most 180.
    public var verticalFieldAngle: Double?
    /// Degrees below the horizon, -90...90.
    public var tilt: Double?
    /// Metres above the ground, 0...1000.
    public var mountHeight: Double?
    /// Declared view distance in metres, above 0, at most 100 000.
    public var maxViewDistance: Double?
    /// What the camera looks at (摄像机位置类型), in the inventory's words or codes.
    public var positionTypes: [String] = []
    /// Whether it is declared to be connected (联网属性).
    public var networkStatus: NetworkStatus = .unknown
    /// The network it is on (接入网络).
    public var networkKind: String?
    /// Its IPv4 address.
    public var ipv4: IPv4Address?
    /// Its IPv6 address.
    public var ipv6: IPv6Address?
    /// Its port (访问端口), 1...65535.
    public var port: Int?
    /// Its hardware address.
    public var mac: MACAddress?
    /// Where its stream can be asked for (取流地址), best first.
    public var endpoints: [StreamEndpoint] = []
    /// Keys or names of the required sites that it covers (覆盖部位).
    public var sites: [String] = []
    /// The unit that owns it; never a person.
    public var owner: Organisation?
    /// The class of its owner (归属类型).
    public var ownership: Ownership = .unknown
    /// The unit that manages it (管理单位).
    public var managementUnit: Organisation?
    /// The unit that maintains it (维护单位).
    public var maintenanceUnit: Organisation?
    /// The pole it hangs on (立杆编号).
    public var pole: String?
    /// The recorder or switch it hangs on (父设备).
    public var parent: DeviceCode?
    /// The building phase (建设期数).
    public var phase: String?
    /// What it cost (投资额), in yuan.
    public var investment: Yuan?
    /// When it was installed (安装时间).
    public var installTime: DateOrTime?
    /// Its state in its life (设备状态).
    public var deviceState: DeviceState = .unknown
    /// Days that recordings are kept (录像保存天数), 0...36500.
    public var retentionDays: Int?
    /// What allows it to stand there: Decree 799.
    public var legalBasis: LegalBasis?
    /// Number of its filing with the county police (备案): Decree 799, article 14.
    public var filingNumber: String?
    /// Day of that filing.
    public var filedOn: DateOrTime?
    /// Whether a sign tells of it: Decree 799, article 13.
    public var signage: Signage = .unknown
    /// Reference of the consent of article 10.
    public var consentReference: String?
    /// Reference of the approval of a change: article 23(2).
    public var approvalReference: String?
    /// References to documents and pictures of the installation, never footage.
    public var attachments: [String] = []
    /// The code it had before it was renamed (原设备编码).
    public var formerCode: DeviceCode?
    /// Columns the contract does not know, and raw codes that no table knew, by header.
    public var extras: [String: String] = [:]

    /// A camera of which nothing but its code is known.
    public init(deviceCode: DeviceCode) { self.deviceCode = deviceCode }
}
