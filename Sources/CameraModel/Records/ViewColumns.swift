/// What a record says about where its camera looks; read only where geometry asks for it.
public struct ViewColumns: Hashable, Sendable {
    /// The build of the camera.
    public var cameraType: CameraType = .unknown
    /// Where it stands.
    public var position: Coordinate?
    /// Where it looks.
    public var bearing: Bearing?
    /// Field angles in degrees.
    public var horizontalFieldAngle, verticalFieldAngle: Double?
    /// Degrees below the horizon.
    public var tilt: Double?
    /// Metres above the ground.
    public var mountHeight: Double?
    /// Declared view distance in metres.
    public var maxViewDistance: Double?

    /// Nothing known.
    public init() {}

    /// What a record says.
    public init(_ record: CameraRecord) {
        (cameraType, position, bearing) = (record.cameraType, record.position, record.bearing)
        (horizontalFieldAngle, verticalFieldAngle) = (record.horizontalFieldAngle, record.verticalFieldAngle)
        (tilt, mountHeight, maxViewDistance) = (record.tilt, record.mountHeight, record.maxViewDistance)
    }
}
