public import CameraModel

/// The fields of view of many cameras, the cameras that have none, and what was assumed.
public struct CameraViews: Sendable {
    /// The fields of view, in the order of the cameras.
    public private(set) var views: [FieldOfView] = []
    /// Cameras without a view, in order, with the reason.
    public private(set) var without: [(deviceCode: DeviceCode, reason: NoView)] = []
    /// How many views rest on each assumption.
    public private(set) var assumed: [Assumption: Int] = [:]

    /// The views of some cameras. Which cameras count (in use, of some zone) is the caller's choice.
    public init(_ cameras: some Sequence<ViewFacts>, _ settings: ViewSettings) {
        for camera in cameras {
            switch FieldOfView.of(camera, settings) {
            case .success(let view):
                views.append(view)
                for assumption in Assumption.allCases where view.assumptions.contains(assumption) {
                    assumed[assumption, default: 0] += 1
                }
            case .failure(let reason): without.append((camera.deviceCode, reason))
            }
        }
    }
}
