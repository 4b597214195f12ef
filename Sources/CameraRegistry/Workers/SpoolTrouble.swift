import CameraModel

/// Why a spool cannot be used.
public enum SpoolTrouble: Hashable, Sendable {
    /// Another process uses it.
    case inUse
    /// It cannot be opened, read or written; the text is the system's word.
    case notAccessible(String)
    /// Others may read it, or it is somebody else's.
    case notOurs
    /// It is a file of another kind.
    case foreign
    /// The disk is full.
    case diskFull
    /// It holds results of another registry.
    case otherRegistry

    func message(_ path: String, _ language: Language) -> String {
        switch self {
        case .inUse:
            language.pick(
                en:
                    "another worker uses the spool \(path); give each worker a name, or a --spool, of its own",
                zh: "另一个探测进程正在使用缓存文件 \(path)；请为每个进程指定不同的名称或 --spool")
        case .notAccessible(let reason):
            language.pick(
                en: "cannot use the spool \(path): \(reason)", zh: "无法使用缓存文件 \(path)：\(reason)")
        case .notOurs:
            language.pick(
                en: "the spool \(path) is not a plain file that only this account may read; say chmod 600",
                zh: "缓存文件 \(path) 不是仅本账户可读的普通文件；请执行 chmod 600")
        case .foreign:
            language.pick(
                en: "\(path) is no spool of this program; name another file with --spool",
                zh: "\(path) 不是本程序的缓存文件；请用 --spool 另行指定")
        case .diskFull:
            language.pick(
                en:
                    "the disk that holds the spool \(path) is full; free space: results that the database does not take now are lost",
                zh: "缓存文件 \(path) 所在磁盘已满；请清理空间，否则数据库未收下的结果将丢失")
        case .otherRegistry:
            language.pick(
                en:
                    "the spool \(path) holds results of another registry; send them there first, or move the file away",
                zh: "缓存文件 \(path) 中是另一登记库的结果；请先发送到原登记库，或移走该文件")
        }
    }
}
