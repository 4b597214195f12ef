public import CameraModel

/// One thing that explains why several cameras are down: what they hang on.
public struct OutageCause: Hashable, Sendable {
    /// What they have in common.
    public enum Kind: String, Sendable, CaseIterable {
        /// A recorder, a switch or another parent device.
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
    /// What the registry calls it; `nil` unless it is a parent with a record of its own.
    public let title: String?
    /// Whether it was asked itself and is down, too.
    public let isDown: Bool
    /// The cameras that it explains, by code; two or more, or one where the thing itself is down.
    public let cameras: [DeviceCode]

    /// The fewest causes that explain cameras which are down: a thing is a cause when all cameras that were asked of it are
    /// down, and they are two or more, or it is down itself. What explains most comes first; each camera is explained once.
    ///
    /// `down` holds cameras of `asked`; endpoints of one camera count as one. A recorder with a record of its own is no
    /// camera of itself.
    public static func find(down: [WatchedEndpoint], asked: [WatchedEndpoint]) -> [OutageCause] {
        let isDown = Set(down.map(\.target.deviceCode))
        let parents = Set(asked.compactMap(\.parent))
        var own: [String: WatchedEndpoint] = [:]
        var groups: [Thing: Set<DeviceCode>] = [:]
        var alive: Set<Thing> = []
        for watched in asked {
            let code = watched.target.deviceCode
            if parents.contains(code.text) { own[code.text] = watched }
            if isDown.contains(code) {
                Thing.each(of: watched) { groups[$0, default: []].insert(code) }
            } else {
                Thing.each(of: watched) { alive.insert($0) }
            }
        }
        func fewest(_ thing: Thing) -> Int {
            thing.kind == .parent && own[thing.name].map { isDown.contains($0.target.deviceCode) } ?? false
                ? 1 : 2
        }
        let ordered = groups.filter { !alive.contains($0.key) && $0.value.count >= fewest($0.key) }
            .sorted {
                ($1.value.count, $0.key.order, $0.key.label) < ($0.value.count, $1.key.order, $1.key.label)
            }
        var (found, explained) = ([OutageCause](), Set<DeviceCode>())
        for (thing, cameras) in ordered {
            let new = cameras.subtracting(explained)
            guard new.count >= fewest(thing) else { continue }
            explained.formUnion(new)
            found.append(
                OutageCause(
                    kind: thing.kind, name: thing.label,
                    title: thing.kind == .parent ? own[thing.name]?.name : nil,
                    isDown: fewest(thing) == 1, cameras: new.sorted { $0.text < $1.text }))
        }
        return found
    }

    /// Whether it says all there is to say of a camera or recorder that is down.
    public func explains(_ code: DeviceCode) -> Bool { isDown && kind == .parent && name == code.text }

    /// What a camera hangs on. Tens of thousands are compared: a text of host and port is made only of those that are told.
    private struct Thing: Hashable {
        let kind: Kind
        let name: String
        var port: Int?

        var order: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
        var label: String { port.map { "\(name):\($0)" } ?? name }

        static func each(of watched: WatchedEndpoint, _ take: (Thing) -> Void) {
            if let parent = watched.parent { take(Thing(kind: .parent, name: parent)) }
            if let pole = watched.pole { take(Thing(kind: .pole, name: pole)) }
            let endpoint = watched.target.endpoint
            take(Thing(kind: .gateway, name: endpoint.host, port: endpoint.port))
        }
    }

    /// The thing in words.
    public func label(_ language: Language) -> String {
        let parent = title.map { "\(name) (\($0))" } ?? name
        return switch kind {
        case .parent: language.pick(en: "recorder \(parent)", zh: "父设备 \(parent)")
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
