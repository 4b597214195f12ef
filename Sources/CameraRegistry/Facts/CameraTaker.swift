public import CameraModel

/// Takes in the facts of cameras on one thread of a reading: never called from two at once.
public protocol CameraTaker: AnyObject {
    /// Takes in a batch.
    func take(_ batch: [CameraFacts]) throws

    /// Whether ``CameraFacts/view`` is wanted of a camera that stands here, says how far it sees, in metres, and perhaps its
    /// horizontal field angle in degrees; asked only where the request wants views.
    func wantsView(at position: Coordinate, distance: Double, fieldAngle: Double?) -> Bool
}

extension CameraTaker {
    /// Every camera's.
    public func wantsView(at position: Coordinate, distance: Double, fieldAngle: Double?) -> Bool { true }
}
