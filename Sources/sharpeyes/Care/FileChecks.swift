import CameraModel
import Glibc

/// The files around the registry: rights, room, logs and locks.
struct FileChecks {
    let language: Language
    let path: String

    func run(_ checkup: inout Checkup) {
        rights(&checkup)
        room(&checkup)
        log(&checkup)
        for (kind, ending) in [("import", ".import-lock"), ("probe", ".probe-lock")] {
            lock(kind, path + ending, &checkup)
        }
        leftovers(&checkup)
    }

    private func rights(_ checkup: inout Checkup) {
        let folder = FileFacts.folder(path)
        if let facts = FileFacts(path) {
            if !facts.isFile {
                checkup.add(
                    "permissions", .problem,
                    language.pick(en: "\(path) is no regular file", zh: "\(path) 不是普通文件"))
            } else if facts.isForAll {
                checkup.add(
                    "permissions", .problem,
                    language.pick(
                        en: "everybody may write to \(path) (mode \(facts.rights))",
                        zh: "任何人都可写 \(path)（\(facts.rights)）"),
                    advice: "chmod o-rwx \(path)")
            } else if access(path, W_OK) != 0 {
                checkup.add(
                    "permissions", .warning,
                    language.pick(en: "this user may only read \(path)", zh: "当前用户对 \(path) 只有读权限"),
                    advice: language.pick(
                        en: "run as the user that imports and probes (uid \(facts.owner))",
                        zh: "请以导入和探测所用的用户运行（uid \(facts.owner)）"))
            } else if facts.mode & 0o004 != 0 {
                checkup.add(
                    "permissions", .note,
                    language.pick(
                        en:
                            "everybody on this machine may read \(path) (mode \(facts.rights)); it lists where cameras are",
                        zh: "本机任何用户都可读 \(path)（\(facts.rights)）；其中有摄像机位置"),
                    advice: "chmod o-rwx \(path)")
            } else {
                checkup.add(
                    "permissions", .ok, language.pick(en: "mode \(facts.rights)", zh: "权限 \(facts.rights)"))
            }
        }
        guard let facts = FileFacts(folder) else { return }
        if facts.isForAll, !facts.isSticky {
            checkup.add(
                "directory", .problem,
                language.pick(
                    en: "everybody may replace files in \(folder) (mode \(facts.rights))",
                    zh: "任何人都可替换 \(folder) 中的文件（\(facts.rights)）"), advice: "chmod o-w \(folder)")
        } else if access(folder, W_OK | X_OK) != 0 {
            checkup.add(
                "directory", .warning,
                language.pick(
                    en: "this user may not write in \(folder): SQLite makes its log there",
                    zh: "当前用户不能写入 \(folder)：SQLite 的日志放在其中"),
                advice: language.pick(en: "give the user the directory", zh: "请授予该用户目录权限"))
        } else {
            checkup.add("directory", .ok, language.pick(en: "\(folder) can be written", zh: "\(folder) 可写"))
        }
    }

    private func room(_ checkup: inout Checkup) {
        let folder = FileFacts.folder(path)
        guard let free = FileFacts.freeBytes(folder) else { return }
        if let name = FileFacts.networkFileSystem(folder) {
            checkup.add(
                "file-system", .problem,
                language.pick(
                    en: "\(name): a registry in use over a network can be damaged",
                    zh: "\(name)：网络文件系统上的登记库可能损坏"),
                advice: language.pick(en: "keep it on a local disk", zh: "请放在本地磁盘"))
        }
        let size = (FileFacts(path)?.size ?? 0) + (FileFacts(path + "-wal")?.size ?? 0)
        // As much again for a load, a compaction or a backup beside it.
        let wanted = max(size * 2, 256 << 20)
        let mebibytes = "\(free >> 20) MiB"
        if free < 32 << 20 {
            checkup.add(
                "disk", .problem, language.pick(en: "\(mebibytes) free", zh: "剩余 \(mebibytes)"),
                advice: language.pick(en: "free space now: nothing can be kept", zh: "请立即清理：已无法保存数据"))
        } else if free < wanted {
            checkup.add(
                "disk", .warning,
                language.pick(
                    en: "\(mebibytes) free; an import or a backup may want \(wanted >> 20)",
                    zh: "剩余 \(mebibytes)；导入或备份可能需要 \(wanted >> 20)"),
                advice: language.pick(en: "free space, or `sharpeyes prune`", zh: "请清理磁盘，或 `sharpeyes prune`")
            )
        } else {
            checkup.add("disk", .ok, language.pick(en: "\(mebibytes) free", zh: "剩余 \(mebibytes)"))
        }
    }

    private func log(_ checkup: inout Checkup) {
        let size = FileFacts(path + "-wal")?.size ?? 0
        let registry = FileFacts(path)
        if registry == nil, size > 0 {
            checkup.add(
                "wal", .problem,
                language.pick(en: "\(path)-wal is there, its registry is not", zh: "有 \(path)-wal，但没有登记库"),
                advice: language.pick(
                    en: "put the registry back beside it, or move it away before a new one is made",
                    zh: "请将登记库放回，或在新建之前移走该文件"))
        } else if size > max(1 << 30, 2 * (registry?.size ?? 0)) {
            // A backup that is on while much is imported makes it as large as the registry, for minutes.
            checkup.add(
                "wal", .warning,
                language.pick(
                    en: "the log has \(size >> 20) MiB: a reader has kept it from being taken in",
                    zh: "日志有 \(size >> 20) MiB：有读取者使其无法并入"),
                advice: language.pick(
                    en: "end programs that read for hours; the next import or probe run takes it in",
                    zh: "结束长时间读取的程序；下次导入或探测时并入"))
        } else {
            checkup.add("wal", .ok, "\(size >> 10) KiB")
        }
    }

    private func lock(_ kind: String, _ file: String, _ checkup: inout Checkup) {
        guard let facts = FileFacts(file), let process = FileFacts.holder(file) else {
            return checkup.add("\(kind)-lock", .ok, language.pick(en: "free", zh: "空闲"))
        }
        let hours = (checkup.at.seconds - facts.modifiedSeconds) / 3600
        checkup.add(
            "\(kind)-lock", hours >= 6 ? .warning : .note,
            language.pick(
                en: "held by process \(process) for \(hours) h", zh: "由进程 \(process) 持有 \(hours) 小时"),
            advice: hours >= 6
                ? language.pick(
                    en: "does it still do something? The lock goes with the process", zh: "该进程是否仍在工作？锁随进程释放")
                : "")
    }

    /// What killed runs left: unfinished copies and outputs, told by the number of a process that is gone.
    private func leftovers(_ checkup: inout Checkup) {
        let folder = FileFacts.folder(path)
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        var found: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let parts = name.split(separator: ".")
            guard parts.count > 2, parts.last == "part", let process = Int32(parts[parts.count - 2]) else {
                continue
            }
            if kill(process, 0) != 0, errno == ESRCH { found.append(name) }
        }
        if !found.isEmpty {
            checkup.add(
                "leftovers", .note,
                language.pick(
                    en: "unfinished files of killed runs: \(found.sorted().joined(separator: ", "))",
                    zh: "被中断的运行留下的文件：\(found.sorted().joined(separator: "、"))"),
                advice: language.pick(en: "remove them", zh: "可以删除"))
        }
    }
}
