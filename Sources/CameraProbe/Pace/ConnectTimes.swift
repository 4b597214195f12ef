/// Whether connections come about as fast as they did before: this machine's uplink, or the table of connections of a
/// router on the way, shows by that when we ask too many at once.
///
/// Every host has its own distance, so only a delay beyond all distances counts: nearly a second, which is what a lost
/// first packet costs (RFC 6298: the first retransmission comes after 1 s).
struct ConnectTimes: Equatable {
    private static let windowLength = 64
    private static let lostPacketSeconds = 0.9

    /// The best median of a window so far, in seconds; `nil` before the first is full.
    private(set) var usual: Double?
    private var window: [Double] = []

    /// What a connection says that took `seconds`.
    mutating func take(_ seconds: Double) -> Pace.Sign {
        window.append(seconds)
        if window.count == ConnectTimes.windowLength {
            window.sort()
            let median = window[ConnectTimes.windowLength / 2]
            usual = min(usual ?? median, median)
            window.removeAll(keepingCapacity: true)
        }
        guard let usual else { return .well }
        return seconds > max(4 * usual, usual + ConnectTimes.lostPacketSeconds) ? .strained : .well
    }
}
