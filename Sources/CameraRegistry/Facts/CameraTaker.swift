public import CameraModel

/// Takes in the facts of cameras on one thread of a reading: never called from two at once.
public protocol CameraTaker: AnyObject {
    /// Takes in a batch.
    func take(_ batch: [CameraFacts]) throws

    /// Whether ``CameraFacts/view`` is wanted of a camera that stands here, within three metres, and sees no farther than
    /// `reach`, in metres, infinite where that is not known; asked only where the request wants views. Whoever is wanted is
    /// asked for once more when all cameras were read, and may no longer be.
    func wantsView(at position: Coordinate, reach: Double) -> Bool

    /// All cameras were read, by every taker. Of several takers each is told once more when all others were.
    func settle()

    /// Takes in the views of cameras that were taken in without.
    func takeViews(_ batch: [CameraFacts]) throws
}

extension CameraTaker {
    /// Every camera's.
    public func wantsView(at position: Coordinate, reach: Double) -> Bool { true }

    /// Nothing to do.
    public func settle() {}

    /// Nothing to do.
    public func takeViews(_ batch: [CameraFacts]) throws {}
}
