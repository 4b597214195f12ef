/// A time in which cameras are worked on: they are not asked, and count neither as up nor as down.
public struct MaintenanceWindow: Hashable, Sendable {
    /// What is worked on.
    public enum Scope: String, Sendable, CaseIterable {
        /// One camera, by its device code.
        case camera
        /// Every camera of a zone and of those below it, by its code.
        case zone
        /// Every camera of a pole, by the pole's number.
        case pole
        /// A recorder, switch or other device by its code, and every camera that names it as its parent.
        case parent
    }
    /// The registry's number for it; 0 before it is kept.
    public var id: Int64 = 0
    /// What is worked on.
    public var scope: Scope
    /// Its code.
    public var code: String
    /// When.
    public var window: TimeWindow
    /// Why.
    public var reason: String
    /// Who entered it.
    public var actor: String
    /// When it was taken back; `nil` when it stands.
    public var removedAt: Instant?

    /// A window to be kept.
    public init(scope: Scope, code: String, window: TimeWindow, reason: String, actor: String) {
        (self.scope, self.code, self.window) = (scope, code, window)
        (self.reason, self.actor) = (reason, actor)
    }
}
