import CameraModel
import CameraProbe

/// Carries the logins of an import to the secrets file, and nowhere else, once the import has been kept.
final class CredentialKeeper {
    private let path: String
    private let settings: Settings
    private var credentials: [StreamCredential] = []
    private var refused: Set<Int> = []

    /// Fails when no secrets file is named, or when it cannot be made private and written: before anything is read.
    init(_ settings: Settings) throws {
        self.settings = settings
        guard let path = settings.secretsPath, !path.isEmpty else {
            throw Failure.cannot(
                settings.language.pick(
                    en: "--keep-credentials needs the secrets file's name in SHARPEYES_SECRETS",
                    zh: "--keep-credentials 需要用 SHARPEYES_SECRETS 指定口令文件"))
        }
        self.path = path
        try save()
    }

    /// Forgets what an earlier file left.
    func begin() { (credentials, refused) = ([], []) }

    func take(_ more: [StreamCredential]) { credentials += more }

    /// A row that the registry refused leaves no login behind.
    func forget(_ finding: Finding) {
        if let line = finding.line { refused.insert(line) }
    }

    func save() throws {
        do {
            let kept = credentials.filter { !refused.contains($0.line) }
            let added = try Secrets.append(kept, path: path)
            guard added > 0, !settings.quiet else { return }
            Terminal.note(
                settings.language.pick(
                    en: "\(added) login\(added == 1 ? "" : "s") added to the secrets file",
                    zh: "已向口令文件添加 \(added) 条登录信息"))
        } catch {
            throw Failure.cannot(error.message(settings.language))
        }
    }
}
