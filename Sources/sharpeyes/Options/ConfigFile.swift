import CameraModel
import Foundation
import Yams

/// The configuration file: YAML with the keys registry, language, timeZone and secrets.
struct ConfigFile {
    var registry: String?
    var language: Language?
    var timeZone: String?
    var secrets: String?

    static func load(_ path: String?) throws -> ConfigFile {
        guard let path else { return ConfigFile() }
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw Failure.cannot(
                "\(path): the configuration file cannot be read; check the path and its permissions")
        }
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw Failure.cannot("\(path): not YAML: \(error)")
        }
        guard let node else { return ConfigFile() }
        guard let mapping = node.mapping else {
            throw Failure.cannot("\(path): a mapping was wanted, like `registry: county.sqlite`")
        }
        var file = ConfigFile()
        for (key, value) in mapping {
            let place = "\(path):\(key.mark?.line ?? 1)"
            guard let name = key.string, let text = value.string else {
                throw Failure.cannot("\(place): `key: text` was wanted")
            }
            try file.set(name, text, place)
        }
        return file
    }

    private mutating func set(_ name: String, _ text: String, _ place: String) throws {
        switch name {
        case "registry": registry = text
        case "secrets": secrets = text
        case "timeZone": timeZone = text
        case "language":
            guard let value = Language(rawValue: text) else {
                throw Failure.cannot("\(place): language \"\(text)\" is not en or zh")
            }
            language = value
        default:
            throw Failure.cannot(
                "\(place): no option \"\(name)\"; there are registry, language, timeZone, secrets")
        }
    }
}
