import CameraModel
import CameraProbe
import Yams

/// Which options of commands the configuration file may set: `perHost` in the section `probe` is `probe --per-host`.
enum ConfigKeys {
    /// What a value looks like.
    enum Form {
        /// As on the command line.
        case text
        /// `500ms`, `3s`, `2m`.
        case duration
        case number(ClosedRange<Int>)
        case flag
        /// One text or several; the option is given once for each.
        case list
        /// As ``list``, each a network such as `10.0.0.0/8`.
        case networks
        /// `3/2`, or a mapping of kinds of streams.
        case thresholds
    }

    static let commands: [String: [String: Form]] = [
        "probe": [
            "timeout": .duration, "slow": .duration, "secondLook": .duration, "budget": .duration,
            "jitter": .duration, "concurrency": .number(1...20_000), "perHost": .number(1...20_000),
            "perGateway": .number(1...20_000), "retries": .number(0...10), "thresholds": .thresholds,
            "control": .list,
            "blindAbove": .number(0...100), "check": .flag, "warning": .number(0...100),
            "critical": .number(0...100), "textfile": .text, "ping": .text, "webhook": .text,
            "allowNetwork": .networks, "denyNetwork": .networks,
            "every": .duration, "lease": .number(1...100_000), "leaseTime": .duration,
        ],
        "serve": [
            "host": .text, "port": .number(0...65_535), "behindProxy": .flag, "tlsCertificate": .text,
            "tlsKey": .text, "policy": .text, "window": .duration, "leaflet": .text, "tiles": .text,
            "tilesCredit": .text, "rejects": .text,
        ],
        "audit": ["policy": .text, "window": .duration, "onlineWindow": .duration],
    ]

    /// The option of a command that a key stands for; `nil` for a flag that is not set.
    static func read(_ value: ConfigValue, of command: String) throws -> ConfigFile.ConfiguredOption? {
        let keys = commands[command] ?? [:]
        guard let form = keys[value.name] else { throw value.unknown(keys.keys.sorted(), in: command) }
        let name = option(value.name)
        switch form {
        case .text: return .init(name: name, values: [try value.text()])
        case .duration:
            guard Seconds(argument: try value.text()) != nil else {
                throw value.refused("\(value.name): a duration was wanted, like 500ms, 3s, 2m")
            }
            return .init(name: name, values: [try value.text()])
        case .number(let range): return .init(name: name, values: ["\(try value.number(range))"])
        case .flag: return try value.flag() ? .init(name: name, values: []) : nil
        case .list:
            let list = try value.list()
            return list.isEmpty ? nil : .init(name: name, values: list)
        case .networks:
            let list = try value.list()
            for text in list where NetworkRange(text) == nil {
                throw value.refused("\(value.name): \"\(text)\" is no network like 10.0.0.0/8 or fd00::/8")
            }
            return list.isEmpty ? nil : .init(name: name, values: list)
        case .thresholds: return .init(name: name, values: [try thresholds(value)])
        }
    }

    /// `perHost` becomes `--per-host`.
    static func option(_ key: String) -> String {
        key.reduce(into: "--") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }

    private static func thresholds(_ value: ConfigValue) throws -> String {
        var text: String
        if value.node.mapping != nil {
            text = try value.inner().map { inner in
                inner.name == "default" ? try inner.text() : "\(inner.name)=\(try inner.text())"
            }.joined(separator: ",")
        } else {
            text = try value.text()
        }
        guard ThresholdsOption(argument: text) != nil else {
            throw value.refused(
                "thresholds: verdicts down/up were wanted, like 3/2, or `{default: 3/2, rtsp: 5/3}`; kinds are "
                    + StreamKind.allCases.filter { $0 != .none && $0 != .other }.map(\.rawValue).joined(
                        separator: ", "))
        }
        return text
    }
}
