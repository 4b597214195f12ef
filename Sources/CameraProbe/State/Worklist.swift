public import CameraModel

/// What a technician has to repair: cameras that are established as down or not well, by pole and cause.
public struct Worklist: Sendable {
    /// One camera's trouble.
    public struct Item: Sendable {
        /// The camera's best endpoint.
        public let endpoint: WatchedEndpoint
        /// What explains it together with others; `nil` when it stands alone.
        public let cause: OutageCause?
        /// What to try first.
        public func likelyFix(_ language: Language) -> String {
            cause?.likelyFix(language) ?? endpoint.outcome?.likelyFix(language) ?? ""
        }
    }
    /// Items of one pole, those without a pole last; the longest down first.
    public struct Stop: Sendable {
        /// The pole; `nil` for cameras whose record names none.
        public let pole: String?
        /// What is to be done there, never empty.
        public let items: [Item]
    }
    /// Where to go: the poles with most to do first.
    public let stops: [Stop]
    /// How many cameras there are to repair.
    public var count: Int { stops.reduce(0) { $0 + $1.items.count } }

    /// The list, from the established states. Cameras under maintenance are left out: somebody is there already.
    public init(_ endpoints: [WatchedEndpoint]) {
        var best: [DeviceCode: WatchedEndpoint] = [:]
        for endpoint in endpoints where endpoint.maintenance == nil && endpoint.state != nil {
            let code = endpoint.target.deviceCode
            if Worklist.rank(endpoint) < best[code].map(Worklist.rank) ?? .max { best[code] = endpoint }
        }
        let bad = best.values.filter { $0.state == .offline || $0.state == .degraded }
        var causes: [DeviceCode: OutageCause] = [:]
        let found = OutageCause.find(down: bad.filter { $0.state == .offline }, asked: Array(best.values))
        for cause in found {
            for camera in cause.cameras { causes[camera] = cause }
        }
        for endpoint in bad {
            let code = endpoint.target.deviceCode
            causes[code] = found.first { $0.explains(code) } ?? causes[code]
        }
        let items = bad.map { Item(endpoint: $0, cause: causes[$0.target.deviceCode]) }
            .sorted { Worklist.key($0) < Worklist.key($1) }
        stops = Dictionary(grouping: items, by: \.endpoint.pole).map { Stop(pole: $0.key, items: $0.value) }
            .sorted {
                ($0.pole == nil ? 1 : 0, -$0.items.count, $0.pole ?? "")
                    < ($1.pole == nil ? 1 : 0, -$1.items.count, $1.pole ?? "")
            }
    }

    private static func rank(_ endpoint: WatchedEndpoint) -> Int { endpoint.state?.rank ?? .max }

    private static func key(_ item: Item) -> (String, Int64, String) {
        let cause = item.cause.map { $0.kind.rawValue + $0.name } ?? "~"
        return (cause, item.endpoint.since?.milliseconds ?? 0, item.endpoint.target.deviceCode.text)
    }
}
