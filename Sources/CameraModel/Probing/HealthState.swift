/// What an observer knows of an endpoint or a camera.
public enum HealthState: String, Vocabulary {
    /// Answers as live video should.
    case online
    /// Answers, but not as live video should: frozen, stale, slow, wrong.
    case degraded
    /// Does not answer, or answers without video.
    case offline
    /// We could not tell: needs credentials, no network here, unsupported.
    case unknown

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .online: language.pick(en: "online", zh: "在线")
        case .degraded: language.pick(en: "degraded", zh: "异常")
        case .offline: language.pick(en: "offline", zh: "离线")
        case .unknown: language.pick(en: "unknown", zh: "未知")
        }
    }
}

extension HealthState {
    /// Whether a probe reached the camera: online or degraded.
    @inlinable public var isReached: Bool { self == .online || self == .degraded }

    /// Best first: online, degraded, unknown, offline; a camera's health is that of its best endpoint.
    @inlinable public var rank: Int {
        switch self {
        case .online: 0
        case .degraded: 1
        case .unknown: 2
        case .offline: 3
        }
    }
}
