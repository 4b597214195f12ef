import CameraModel
import Foundation
import Yams

/// The configuration file: YAML. docs/operations.md lists every key; `docs/deploy/config.yaml` has them all.
struct ConfigFile {
    /// Where it is; `nil` when there is none.
    var path: String?
    var registry: String?
    var language: Language?
    var timeZone: String?
    var secrets: String?
    /// The least severe level that is logged.
    var log: LogLevel?
    /// For how many days back the history of probes is kept when it is pruned.
    var retentionDays: Int?
    /// What it says of commands' options, by command, in the order of the file.
    var options: [String: [ConfiguredOption]] = [:]

    /// An option of a command as the file sets it.
    struct ConfiguredOption: Equatable {
        /// As on the command line: `--per-host`.
        var name: String
        /// One for each time that the option is given; a flag has none.
        var values: [String]
    }

    /// The file in force: the one named, else `$SHARPEYES_CONFIG` (empty: none at all), else the user's, else the
    /// system's. Only one counts; they are not merged.
    static func place(_ named: String?, _ environment: [String: String]) -> String? {
        if let named { return named }
        if let variable = environment["SHARPEYES_CONFIG"] { return variable.isEmpty ? nil : variable }
        let home = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
        let places = [home.map { $0 + "/sharpeyes/config.yaml" }, "/etc/sharpeyes/config.yaml"]
        return places.compactMap(\.self).first { FileManager.default.fileExists(atPath: $0) }
    }

    static func load(_ path: String?) throws -> ConfigFile {
        guard let path else { return ConfigFile() }
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw Failure.cannot(
                "\(path): the configuration file cannot be read; check the path and its permissions")
        }
        return try parse(text, path)
    }

    static func parse(_ text: String, _ path: String) throws -> ConfigFile {
        if hasTooManyAliases(yaml: text) { throw Failure.cannot("\(path): more than 20 aliases (*name)") }
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw Failure.cannot("\(path): not YAML: \(error)")
        }
        var file = ConfigFile()
        file.path = path
        guard let node, node.null == nil else { return file }
        guard let mapping = node.mapping else {
            throw Failure.cannot("\(path): a mapping was wanted, like `registry: county.sqlite`")
        }
        for (key, value) in mapping {
            try file.set(ConfigValue(path: path, key: key, node: value))
        }
        return file
    }

    private mutating func set(_ value: ConfigValue) throws {
        switch value.name {
        case "registry": registry = try value.text()
        case "secrets": secrets = try value.text()
        case "timeZone":
            let name = try value.text()
            guard Clock.localTime(name) != nil else {
                throw value.refused(
                    "timeZone \"\(name)\" is not in this system's time zones (like Asia/Shanghai)")
            }
            timeZone = name
        case "language":
            guard let read = Language(rawValue: try value.text()) else {
                throw value.refused("language \"\(try value.text())\" is not en or zh")
            }
            language = read
        case "log":
            guard let read = LogLevel(rawValue: try value.text()) else {
                throw value.refused("log \"\(try value.text())\" is not one of \(LogLevel.names)")
            }
            log = read
        case "retention":
            for inner in try value.inner() {
                guard inner.name == "days" else { throw inner.unknown(["days"], in: "retention") }
                retentionDays = try inner.number(1...36_500)
            }
        case let command where ConfigKeys.commands[command] != nil:
            options[command] = try value.inner().compactMap { try ConfigKeys.read($0, of: command) }
        default:
            throw value.unknown(
                ["registry", "language", "timeZone", "secrets", "log", "retention"]
                    + ConfigKeys.commands.keys.sorted())
        }
    }
}
