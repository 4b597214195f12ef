public import CameraModel

/// One thing that explains why several cameras are down: what they hang on.
public struct OutageCause: Hashable, Sendable {
    /// What they have in common.
    public enum Kind: String, Sendable, CaseIterable {
        /// A recorder or other parent device.
        case parent
        /// A pole, with its power and its switch.
        case pole
        /// A gateway: one host and port.
        case gateway
    }
    /// What they have in common.
    public let kind: Kind
    /// Its number or address.
    public let name: String
    /// The cameras that it explains, by code; two or more.
    public let cameras: [DeviceCode]

    /// The fewest causes that explain cameras which are down: a thing is a cause when it has two cameras or more, and all
    /// that were asked of it are down. What explains most comes first; each camera is explained once.
    ///
    /// `down` holds cameras of `asked`; endpoints of one camera count as one.
    public static func find(down: [WatchedEndpoint], asked: [WatchedEndpoint]) -> [OutageCause] {
        let isDown = Set(down.map(\.target.deviceCode))
        var groups: [Thing: Set<DeviceCode>] = [:]
        var alive: Set<Thing> = []
        for watched in asked {
            for thing in Thing.all(of: watched) {
                if isDown.contains(watched.target.deviceCode) {
                    groups[thing, default: []].insert(watched.target.deviceCode)
                } else {
                    alive.insert(thing)
                }
            }
        }
        let ordered = groups.filter { !alive.contains($0.key) && $0.value.count > 1 }
            .sorted {
                ($1.value.count, $0.key.order, $0.key.name) < ($0.value.count, $1.key.order, $1.key.name)
            }
        var (found, explained) = ([OutageCause](), Set<DeviceCode>())
        for (thing, cameras) in ordered {
            let new = cameras.subtracting(explained)
            guard new.count > 1 else { continue }
            explained.formUnion(new)
            found.append(
                OutageCause(kind: thing.kind, name: thing.name, cameras: new.sorted { $0.text < $1.text }))
        }
        return found
    }

    /// What a camera hangs on.
    private struct Thing: Hashable {
        let kind: Kind
        let name: String

        var order: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }

        static func all(of watched: WatchedEndpoint) -> [Thing] {
            let endpoint = watched.target.endpoint
            let gateway = endpoint.host + (endpoint.port.map { ":\($0)" } ?? "")
            return [
                watched.parent.map { Thing(kind: .parent, name: $0) },
                watched.pole.map { Thing(kind: .pole, name: $0) }, Thing(kind: .gateway, name: gateway),
            ].compactMap { $0 }
        }
    }

    /// The thing in words.
    public func label(_ language: Language) -> String {
        switch kind {
        case .parent: language.pick(en: "recorder \(name)", zh: "父设备 \(name)")
        case .pole: language.pick(en: "pole \(name)", zh: "立杆 \(name)")
        case .gateway: language.pick(en: "gateway \(name)", zh: "网关 \(name)")
        }
    }

    /// What to look at first.
    public func likelyFix(_ language: Language) -> String {
        switch kind {
        case .parent: language.pick(en: "look at the recorder: power, uplink, disk", zh: "检查录像机：电源、上联、硬盘")
        case .pole: language.pick(en: "look at the pole's power and switch", zh: "检查立杆供电和交换机")
        case .gateway: language.pick(en: "look at the gateway's service and uplink", zh: "检查网关服务和上联链路")
        }
    }
}
