/// Sharp Eyes as a library: one import for every room.
///
/// ```swift
/// import SharpEyes
/// ```
@_exported public import CameraAudit
@_exported public import CameraCoverage
@_exported public import CameraInventory
@_exported public import CameraModel
@_exported public import CameraProbe
@_exported public import CameraRegistry
