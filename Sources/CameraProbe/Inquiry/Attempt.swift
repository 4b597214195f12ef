import CameraModel

/// One attempt at one endpoint, from its first question to its verdict, pauses included.
struct Attempt {
    var job: Job
    var startedAt: Instant
    /// When it began, by ``monotonicSeconds()``.
    var began: Double
    /// How long it has paused so far, in seconds: pauses take nothing from its time.
    var paused = 0.0
    var inquiry: Inquiry
    /// Phases of the first answer, and who gave it.
    var phases: ProbePhases?
    var remoteAddress: String?
    /// Whether this machine had no socket, port or memory left for it.
    var wasCrowdedOut = false

    /// What is left of its time, in seconds; 0 or less when it is over.
    func left(_ settings: ProbeSettings, now: Double) -> Double {
        settings.timeoutSeconds - (now - began - paused)
    }
}
