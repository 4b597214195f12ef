public import CameraModel

/// Why the registry could not do what was asked. Never about a camera's data: that is a `Finding`.
public enum RegistryError: Error, Hashable, Sendable {
    /// There is no registry at the path, and the command does not create one.
    case missing(path: String)
    /// The file is there but is not a registry of ours.
    case notARegistry(path: String, reason: String)
    /// SQLite finds that the file is not whole; its own words.
    case corrupt(path: String, reason: String)
    /// The registry was written by a newer version of the program.
    case newerSchema(path: String)
    /// The file or its directory cannot be read or written.
    case notAccessible(path: String, reason: String)
    /// The registry was written by an earlier version, and what is asked for changes nothing of it.
    case olderSchema(path: String)
    /// A copy is wanted into a registry that holds something already.
    case notEmpty(path: String)
    /// A text holds a NUL character, which PostgreSQL cannot keep: the table, the column, and the row's key.
    case holdsNUL(table: String, column: String, key: String)
    /// The server does not let the account do that; its own word.
    case notPermitted(path: String, reason: String)
    /// The account reads only: a county's.
    case readsOnly(path: String)
    /// A zone that no account can be given for: it lies in that county, or holds counties.
    case notACounty(String, county: String?)
    /// An account that cannot be a county's.
    case unfitAccount(String, UnfitAccount)
    /// The account does not see all of a zone (empty: no zone was named); those that it sees.
    case notSeen(String, counties: [String])
    /// The disk is full.
    case diskFull(path: String)
    /// Another process held the registry for longer than the waiting time.
    case busy(path: String)
    /// SQLite refused a statement; the text is SQLite's own, without values.
    case sqlite(code: Int32, message: String)
    /// A PostgreSQL server refused a statement: its code, and its first sentence, without values.
    case postgres(code: String, message: String)
    /// The program was built without libpq.
    case withoutPostgres(path: String)
    /// The address holds a password, which everybody on the machine could read.
    case passwordInAddress(path: String)
    /// What is done to a file here, is a server's own business: backup, restore, looking through.
    case serversOwn(path: String)
    /// What a server alone can do, workers and accounts of counties, is asked of a file.
    case onlyOnServer(path: String)
    /// A spool cannot be used, and why.
    case spool(path: String, SpoolTrouble)
    /// A kept value is not of its column's form: the registry was changed by another hand.
    case damaged(table: String, column: String, id: Int64)
    /// A file is there already, and nobody said that it may give way.
    case alreadyThere(path: String)
    /// A file is a registry, but not whole: SQLite's first word on it, and how many there are.
    case notWhole(path: String, first: String, count: Int)
    /// No camera, zone or site with this code.
    case unknownCode(String)
    /// A camera with this code is there already.
    case codeTaken(String)

    /// No batch has this number.
    case unknownBatch(Int64)
    /// The batch was taken back already, by the other one.
    case alreadyReverted(Int64, by: Int64)
    /// A revision that the registry has not come to.
    case unknownRevision(Int)
    /// The registry is another one than a plan was made for.
    case otherRegistry
    /// The registry has changed since a plan was made: its revision then and now.
    case changedSincePlan(was: Int, is: Int)
    /// An import came out otherwise than its plan says, although nothing seems to have changed.
    case unlikePlan

    /// No open finding has this number.
    case unknownFinding(Int64)

    /// The sentence: what happened and what to try.
    public func message(_ language: Language) -> String {
        switch self {
        case .missing(let path):
            language.pick(
                en:
                    "no registry at \(path); create one with `sharpeyes import zones FILE`, or name another with --registry",
                zh: "\(path) 处没有登记库；用 `sharpeyes import zones 文件` 新建，或用 --registry 指定")
        case .notARegistry(let path, let reason):
            language.pick(
                en: "\(path) is not a Sharp Eyes registry (\(reason))",
                zh: "\(path) 不是 Sharp Eyes 登记库（\(reason)）")
        case .corrupt(let path, let reason):
            language.pick(
                en:
                    "\(path) is damaged (\(reason)); `sharpeyes restore BACKUP --force` puts a backup in its place and keeps the file beside",
                zh:
                    "\(path) 已损坏（\(reason)）；用 `sharpeyes restore 备份 --force` 恢复，原文件会保留"
            )
        case .newerSchema(let path):
            language.pick(
                en: "\(path) was written by a newer version of sharpeyes; update this program to read it",
                zh: "\(path) 由更新版本的 sharpeyes 写成；请升级本程序")
        case .notAccessible(let path, let reason) where Registry.isOnServer(path):
            serverMessage(path, reason, language)
        case .notAccessible(let path, let reason):
            language.pick(
                en: "cannot open \(path): \(reason); check that the directory exists and is writable",
                zh: "无法打开 \(path)：\(reason)；请检查目录是否存在、是否可写")
        case .diskFull(let path):
            language.pick(
                en:
                    "the disk that holds \(path) is full; nothing of this run was kept; free space and run again",
                zh: "\(path) 所在磁盘已满；本次运行未保存任何内容；请清理后重试")
        case .busy(let path):
            language.pick(
                en: "another program is writing to \(path); wait until it ends and run again",
                zh: "另一个程序正在写入 \(path)；请等它结束后重试")
        case .sqlite(let code, let message):
            language.pick(en: "SQLite error \(code): \(message)", zh: "SQLite 错误 \(code)：\(message)")
        case .postgres, .withoutPostgres, .passwordInAddress, .serversOwn, .onlyOnServer, .spool:
            serverMessage(language)
        case .olderSchema, .notEmpty, .holdsNUL: copyMessage(language)
        case .notPermitted, .readsOnly, .notACounty, .unfitAccount, .notSeen: countyMessage(language)
        case .damaged(let table, let column, let id):
            language.pick(
                en:
                    "\(table) \(id) holds a value in \(column) that this program never writes; was the file edited by hand?",
                zh: "\(table) \(id) 的 \(column) 中有本程序不会写入的值；文件是否被手工修改？")
        case .alreadyThere(let path):
            language.pick(
                en: "\(path) is there already; name another file, or say --force",
                zh: "\(path) 已存在；请另取文件名，或加 --force")
        case .notWhole(let path, let first, let count):
            language.pick(
                en: "\(path) is damaged (\(count) faults; the first: \(first)); take another backup",
                zh: "\(path) 已损坏（\(count) 处，首处：\(first)）；请换用其他备份")
        case .unknownCode(let code):
            language.pick(
                en:
                    "no camera, zone or site \"\(code)\"; see `sharpeyes list cameras`, `list zones` or `list sites`",
                zh:
                    "没有编码为“\(code)”的摄像机、区域或部位；用 `sharpeyes list cameras`、`list zones` 或 `list sites` 查看"
            )
        case .codeTaken(let code):
            language.pick(en: "a camera with the code \(code) is there already", zh: "已有编码为 \(code) 的摄像机")
        case .unknownRevision(let revision):
            language.pick(
                en:
                    "the registry has not come to revision \(revision); is it an older copy, or another registry?",
                zh: "登记库尚未到修订号 \(revision)；是否为旧备份或另一个登记库？")
        case .unknownFinding(let id):
            language.pick(
                en: "no finding \(id) that is still open; `sharpeyes findings list --state all` shows all",
                zh: "没有未销号的问题 \(id)；用 `sharpeyes findings list --state all` 查看全部")
        case .unknownBatch, .alreadyReverted, .otherRegistry, .changedSincePlan, .unlikePlan:
            undoMessage(language)
        }
    }
}
