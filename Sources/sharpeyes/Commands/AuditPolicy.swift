import CameraAudit
import CameraModel
import Foundation

/// The policy that `--policy` means at a moment.
enum AuditPolicy {
    /// The version valid then of a built-in policy, by its name, or of the file at that path.
    static func load(_ policy: String, at moment: Instant, _ settings: Settings) throws -> Policy {
        let offset = settings.localTime.offset(at: moment)
        let local = moment.seconds + Int64(offset)
        let day = CalendarDate(daysSince1970: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
        let versions = try versions(of: policy, settings)
        if let valid = Policies.valid(versions, at: day) { return valid }
        let first = versions.map(\.validFrom).min()?.description ?? ""
        throw Failure.cannot(
            settings.language.pick(
                en: "the policy \"\(policy)\" holds from \(first) on; the audit speaks of \(day)",
                zh: "政策“\(policy)”自 \(first) 起有效；审计日期为 \(day)"))
    }

    private static func versions(of policy: String, _ settings: Settings) throws -> [Policy] {
        let builtIn = Policies.builtIn.filter { $0.name == policy }
        if !builtIn.isEmpty { return builtIn }
        guard policy.contains("/") || policy.contains("."),
            let text = try? String(contentsOfFile: policy, encoding: .utf8)
        else {
            let names = Policies.builtIn.map(\.name).joined(separator: ", ")
            throw Failure.cannot(
                settings.language.pick(
                    en: "no policy \"\(policy)\": neither built in (\(names)) nor a file that can be read",
                    zh: "没有政策“\(policy)”：既非内置（\(names)），也不是可读的文件"))
        }
        do { return try PolicyFile.versions(text, file: policy) } catch {
            throw Failure.cannot(error.message(settings.language))
        }
    }
}
