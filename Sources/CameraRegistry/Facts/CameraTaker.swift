public import CameraModel

/// Takes in the facts of cameras on one thread of a reading: never called from two at once.
public protocol CameraTaker: AnyObject {
    /// Takes in a batch.
    func take(_ batch: [CameraFacts]) throws

    /// Whether ``CameraFacts/view`` is wanted of a camera that stands here, within three metres, and sees no farther than
    /// `reach`, in metres, infinite where that is not known; asked only where the request wants views.
    func wantsView(at position: Coordinate, reach: Double) -> Bool
}

extension CameraTaker {
    /// Every camera's.
    public func wantsView(at position: Coordinate, reach: Double) -> Bool { true }
}
