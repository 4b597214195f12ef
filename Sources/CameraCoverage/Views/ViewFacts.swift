public import CameraModel

/// What a record says about where a camera looks and how well: the columns that geometry needs, and no others.
public struct ViewFacts: Hashable, Sendable {
    /// The code that names the camera.
    public var deviceCode: DeviceCode
    /// The build of the camera.
    public var cameraType: CameraType = .unknown
    /// Where it stands.
    public var position: Coordinate?
    /// Where it looks.
    public var bearing: Bearing?
    /// Horizontal field angle in degrees, above 0, at most 360.
    public var horizontalFieldAngle: Double?
    /// Vertical field angle in degrees, above 0, at most 180.
    public var verticalFieldAngle: Double?
    /// Degrees below the horizon, -90...90.
    public var tilt: Double?
    /// Metres above the ground.
    public var mountHeight: Double?
    /// Declared view distance in metres.
    public var maxViewDistance: Double?
    /// The picture's size.
    public var resolution: Resolution?

    /// A camera of which nothing but its code is known.
    public init(deviceCode: DeviceCode) { self.deviceCode = deviceCode }

    /// What a record says, in the form in which a registry hands on many.
    public init(_ code: DeviceCode, _ view: ViewColumns) {
        (deviceCode, cameraType, position) = (code, view.cameraType, view.position)
        (bearing, horizontalFieldAngle) = (view.bearing, view.horizontalFieldAngle)
        (verticalFieldAngle, tilt) = (view.verticalFieldAngle, view.tilt)
        (mountHeight, maxViewDistance) = (view.mountHeight, view.maxViewDistance)
    }

    /// What a record says.
    public init(_ record: CameraRecord) {
        deviceCode = record.deviceCode
        cameraType = record.cameraType
        position = record.position
        bearing = record.bearing
        horizontalFieldAngle = record.horizontalFieldAngle
        verticalFieldAngle = record.verticalFieldAngle
        tilt = record.tilt
        mountHeight = record.mountHeight
        maxViewDistance = record.maxViewDistance
        resolution = record.resolution
    }
}
