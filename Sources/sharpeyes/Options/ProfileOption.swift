import CameraInventory
import CameraModel
import Foundation

/// What `--profile` names: a built-in profile, or a YAML file.
enum ProfileOption {
    /// Whether the name is that of a file: then what it says may change between a plan and its carrying out.
    static func isFile(_ name: String) -> Bool { Profile.builtIn(named: name) == nil }

    static func load(_ name: String, _ language: Language) throws -> Profile {
        if let builtIn = Profile.builtIn(named: name) { return builtIn }
        guard let text = try? String(contentsOfFile: name, encoding: .utf8) else {
            let names = Profile.builtIn.map(\.name).joined(separator: ", ")
            throw Failure.cannot(
                language.pick(
                    en: "no profile \"\(name)\": neither built in (\(names)) nor a file that can be read",
                    zh: "没有模板“\(name)”：既非内置（\(names)），也不是可读的文件"))
        }
        do throws(ProfileError) {
            return try Profile.parse(text, file: name)
        } catch { throw Failure.cannot(error.message(language)) }
    }
}
