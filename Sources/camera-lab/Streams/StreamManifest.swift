import CameraModel

/// One played camera.
struct PlayedCamera {
    var deviceCode: String
    var url: String
    var kind: PlayedKind
}

/// The cameras of a run, and how they are written down.
struct StreamManifest {
    var cameras: [PlayedCamera]
    var zone: String
    var delay: Double
    var port: UInt16

    /// `count` cameras of `kinds` in a seeded order; each kind comes up equally often, or `goodPercent` are good.
    static func make(
        count: Int, seed: UInt64, kinds: [PlayedKind], goodPercent: Int?, zone: String, delay: Double,
        server: StreamServer
    ) -> StreamManifest {
        var random = StreamSeed(seed)
        let good = kinds.filter { $0.expected.state == .online }
        let bad = kinds.filter { $0.expected.state != .online }
        let cameras = (0..<count).map { index in
            var kind = kinds[index % kinds.count]
            if let goodPercent, !good.isEmpty, !bad.isEmpty {
                let pool = random.below(100) < goodPercent ? good : bad
                kind = pool[random.below(pool.count)]
            }
            let serial = String(1_000_001 + index).dropFirst()
            return PlayedCamera(
                deviceCode: "\(zone)01001320\(serial)", url: url(kind, index, server), kind: kind)
        }
        return StreamManifest(
            cameras: random.shuffled(cameras), zone: zone, delay: delay, port: server.port)
    }

    private static func url(_ kind: PlayedKind, _ index: Int, _ server: StreamServer) -> String {
        let path = "/cam/\(index)/\(kind.rawValue)"
        let host = server.address.host
        return switch kind {
        case .refused: "http://\(host):\(server.closedPort)\(path)"
        case .muteTLS: "https://\(host):\(server.mutePort)\(path)"
        case .silentConnect: "http://\(host):\(server.fullPort)\(path)"
        // A label longer than DNS allows: it fails on this machine, and no name server is bothered.
        case .unresolved: "http://camera-\(index)-\(String(repeating: "x", count: 64)).invalid\(path)"
        default: "\(kind.scheme)://\(host):\(server.port)\(path)"
        }
    }

    var json: String {
        var text = "{\"port\":\(port),\"delaySeconds\":\(plainDecimalText(delay)),\"cameras\":["
        for (index, camera) in cameras.enumerated() {
            let expected = camera.kind.expected
            text += index == 0 ? "\n" : ",\n"
            text += JSONText.object([
                "deviceCode": camera.deviceCode, "url": camera.url, "kind": camera.kind.rawValue,
                "outcome": expected.outcome.rawValue, "state": expected.state.rawValue,
                "stream": expected.stream.rawValue, "check": expected.check?.rawValue ?? "",
            ])
        }
        return text + "\n]}\n"
    }

    /// An inventory that `sharpeyes import cameras` reads.
    var csv: String {
        var text = "deviceCode,name,zone,category,deviceState,networkStatus,endpoints\n"
        for camera in cameras {
            let name = "Lab camera \(camera.deviceCode.suffix(6)) \(camera.kind.rawValue)"
            text += "\(camera.deviceCode),\(name),\(zone),keyPublicArea,inUse,networked,\(camera.url)\n"
        }
        return text
    }
}

/// A small generator of the same numbers from the same seed, on every machine. Source: SplitMix64.
struct StreamSeed: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// Fisher and Yates, spelled out: the library's own shuffle may change between versions.
    mutating func shuffled<Element>(_ items: [Element]) -> [Element] {
        var items = items
        for index in items.indices.reversed() where index > 0 { items.swapAt(index, below(index + 1)) }
        return items
    }
}
