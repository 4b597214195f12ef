/// How long something was seen in which state within a window, in whole seconds.
///
/// What was not observed (no run, a blind one, nobody could tell, under maintenance) is in no state: it is excluded
/// from the rate and counted.
public struct Availability: Hashable, Sendable {
    /// The window's length.
    public var windowSeconds = 0
    /// Seconds online.
    public var onlineSeconds = 0
    /// Seconds degraded: it answered, but not as live video should.
    public var degradedSeconds = 0
    /// Seconds offline.
    public var offlineSeconds = 0

    /// No time at all.
    public init() {}

    /// Seconds in any known state; at most ``windowSeconds``.
    public var observedSeconds: Int { onlineSeconds + degradedSeconds + offlineSeconds }
    /// Seconds of the window that nobody observed.
    public var unobservedSeconds: Int { windowSeconds - observedSeconds }
    /// The online rate (在线率): seconds online / seconds observed; not computable when nothing was observed.
    public var onlineRate: Ratio { Ratio(part: onlineSeconds, whole: observedSeconds) }

    /// The seconds of two added, window and all: of two cameras in the same window, or of one in two.
    public static func + (a: Availability, b: Availability) -> Availability {
        var sum = a
        sum.windowSeconds += b.windowSeconds
        sum.onlineSeconds += b.onlineSeconds
        sum.degradedSeconds += b.degradedSeconds
        sum.offlineSeconds += b.offlineSeconds
        return sum
    }

    /// Counts `seconds` in a state; unknown is not observed.
    mutating func add(_ state: HealthState, _ seconds: Int) {
        switch state {
        case .online: onlineSeconds += seconds
        case .degraded: degradedSeconds += seconds
        case .offline: offlineSeconds += seconds
        case .unknown: break
        }
    }
}

extension Availability {
    /// The availability in `window` of a camera whose endpoints had these episodes: at each second the best counts.
    ///
    /// Episodes of one endpoint do not overlap; their order is of no matter. Empty: nothing was observed.
    public init(_ window: TimeWindow, endpoints: [[Episode]]) {
        self.init()
        windowSeconds = window.seconds
        if endpoints.count == 1 {
            for episode in endpoints[0] { add(episode.state, Availability.seconds(of: episode, in: window)) }
            return
        }
        var turns: [(at: Int64, state: HealthState, step: Int)] = []
        for episode in endpoints.joined() where Availability.seconds(of: episode, in: window) > 0 {
            turns.append((max(episode.from, window.from).seconds, episode.state, 1))
            turns.append((min(episode.to, window.to).seconds, episode.state, -1))
        }
        turns.sort { $0.at < $1.at }
        var (online, degraded, offline, last) = (0, 0, 0, Int64(0))
        for turn in turns {
            let seconds = Int(turn.at - last)
            if online > 0 {
                onlineSeconds += seconds
            } else if degraded > 0 {
                degradedSeconds += seconds
            } else if offline > 0 {
                offlineSeconds += seconds
            }
            last = turn.at
            switch turn.state {
            case .online: online += turn.step
            case .degraded: degraded += turn.step
            case .offline: offline += turn.step
            case .unknown: break
            }
        }
    }

    private static func seconds(of episode: Episode, in window: TimeWindow) -> Int {
        max(0, Int(min(episode.to, window.to).seconds - max(episode.from, window.from).seconds))
    }
}

/// How long one camera was seen in which state.
public struct CameraAvailability: Hashable, Sendable {
    /// Which camera.
    public var deviceCode: DeviceCode
    /// Its seconds: at each the best of its endpoints counts.
    public var availability: Availability

    /// A camera's seconds.
    public init(deviceCode: DeviceCode, availability: Availability) {
        (self.deviceCode, self.availability) = (deviceCode, availability)
    }
}
