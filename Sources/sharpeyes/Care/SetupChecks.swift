import CameraModel
import CameraProbe

/// Configuration and secrets.
struct SetupChecks {
    let language: Language
    let environment: [String: String]

    /// The configuration file; what it says when it can be read.
    func config(_ named: String?, _ checkup: inout Checkup) -> ConfigFile? {
        guard let path = ConfigFile.place(named, environment) else {
            checkup.add("config", .ok, language.pick(en: "none: defaults and options", zh: "无配置文件：使用默认值"))
            return ConfigFile()
        }
        do {
            let file = try ConfigFile.load(path)
            if let facts = FileFacts(path), facts.isForAll {
                checkup.add(
                    "config", .problem,
                    language.pick(en: "everybody may write to \(path)", zh: "任何人都可写 \(path)"),
                    advice: "chmod o-w \(path)")
            } else {
                checkup.add("config", .ok, path)
            }
            return file
        } catch {
            checkup.add(
                "config", .problem, (error as? Failure)?.text ?? "\(error)",
                advice: language.pick(
                    en: "every command with this file ends with 2 until it is right",
                    zh: "在改正之前，使用该文件的命令都会以 2 退出"))
            return nil
        }
    }

    func secrets(_ path: String?, _ checkup: inout Checkup) {
        guard let path else {
            return checkup.add("secrets", .ok, language.pick(en: "no file", zh: "无口令文件"))
        }
        do throws(SecretsError) {
            let secrets = try Secrets.load(path: path)
            checkup.add("secrets", .ok, "\(path): \(secrets)")
        } catch {
            checkup.add(
                "secrets", .problem, error.message(language),
                advice: language.pick(en: "probe ends with 2 until then", zh: "在改正之前 probe 会以 2 退出"))
        }
    }
}
