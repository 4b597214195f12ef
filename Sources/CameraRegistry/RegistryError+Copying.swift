import CameraModel

extension RegistryError {
    /// The sentences about copies from one registry to another.
    func copyMessage(_ language: Language) -> String {
        switch self {
        case .olderSchema(let path):
            language.pick(
                en:
                    "\(path) was written by an earlier version; `sharpeyes list zones --registry \(path)` brings it up to date, then copy it",
                zh: "\(path) 由较早版本写成；请先执行 `sharpeyes list zones --registry \(path)` 升级，再复制")
        case .notEmpty(let path):
            language.pick(
                en:
                    "\(path) holds a registry already; a copy goes into an empty one (another database, another schema, another file)",
                zh: "\(path) 已有登记库内容；只能复制到空的登记库（另建数据库、模式或文件）")
        case .holdsNUL(let table, let column, let key):
            language.pick(
                en:
                    "\(table) \(key) holds a NUL character in \(column), which PostgreSQL cannot keep; mend the record, or leave such characters out with --drop-nul",
                zh: "\(table) \(key) 的 \(column) 含有 NUL 字符，PostgreSQL 无法保存；请修正该记录，或用 --drop-nul 去除此类字符")
        default: ""
        }
    }
}
