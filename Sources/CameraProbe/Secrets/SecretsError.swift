public import CameraModel

/// Why a secrets file was not accepted. Never holds anything out of the file.
public enum SecretsError: Error, Hashable, Sendable {
    /// It could not be opened or read; errno.
    case unreadable(path: String, errno: Int32)
    /// It is a folder, a pipe or a device.
    case notAFile(path: String)
    /// Group or others may read, write or run it; its mode.
    case readableByOthers(path: String, mode: UInt32)
    /// It belongs to another user.
    case notOurs(path: String)
    /// More than 16 MiB.
    case tooLarge(path: String)
    /// Not UTF-8.
    case notText(path: String)
    /// A line with fewer than three fields: which line, how many fields.
    case badLine(path: String, line: Int, fields: Int)

    /// What was found, what was wanted and what to try.
    public func message(_ language: Language = .english) -> String {
        switch self {
        case .unreadable(let path, let errno):
            language.pick(
                en: "\(path): cannot be read: \(systemText(errno))", zh: "\(path)：无法读取：\(systemText(errno))")
        case .notAFile(let path):
            language.pick(en: "\(path): not a regular file", zh: "\(path)：不是普通文件")
        case .readableByOthers(let path, let mode):
            language.pick(
                en: "\(path): mode 0\(String(mode, radix: 8)) lets others see the passwords in it; "
                    + "run: chmod 600 \(path)",
                zh: "\(path)：权限 0\(String(mode, radix: 8)) 会让他人看到其中的口令；请执行：chmod 600 \(path)")
        case .notOurs(let path):
            language.pick(
                en: "\(path): belongs to another user; it must be yours or root's (chown)",
                zh: "\(path)：属于其他用户；所有者应为当前用户或 root（chown）")
        case .tooLarge(let path):
            language.pick(en: "\(path): larger than 16 MiB", zh: "\(path)：超过 16 MiB")
        case .notText(let path):
            language.pick(
                en: "\(path): not UTF-8 text; save it as UTF-8", zh: "\(path)：不是 UTF-8 文本；请另存为 UTF-8")
        case .badLine(let path, let line, let fields):
            language.pick(
                en: "\(path):\(line): \(fields) fields; a line is: deviceCode-or-host user password",
                zh: "\(path):\(line)：只有 \(fields) 个字段；每行应为：设备编码或主机 用户名 口令")
        }
    }
}

extension SecretsError: CustomStringConvertible {
    /// What a person reads.
    public var description: String { message() }
}
