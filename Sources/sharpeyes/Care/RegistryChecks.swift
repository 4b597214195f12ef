import CameraModel
import CameraRegistry

/// What stands in the registry itself.
struct RegistryChecks {
    let language: Language
    let settings: Settings

    func run(_ checkup: inout Checkup) {
        do throws(RegistryError) {
            let condition = try Registry.condition(path: settings.registryPath)
            if Registry.isOnServer(settings.registryPath) { checkup.add("server", .ok, condition.engine) }
            schema(condition, &checkup)
            if condition.seesAll { wholeness(condition, &checkup) } else { part(condition, &checkup) }
            clock(condition, &checkup)
        } catch {
            checkup.couldNotLook = true
            checkup.add("registry", .problem, error.message(language), advice: advice(error))
        }
    }

    private func advice(_ error: RegistryError) -> String {
        switch error {
        case .notARegistry:
            language.pick(
                en:
                    "is it the right file? If it was a registry: `sharpeyes restore BACKUP --force` keeps it beside",
                zh: "文件是否正确？若它原是登记库：用 `sharpeyes restore 备份 --force` 恢复，原文件会保留")
        case .corrupt:
            language.pick(
                en: "look at the disk (its log, SMART); nothing was changed here",
                zh: "请检查磁盘（系统日志、SMART）；此处未作任何更改")
        default: ""
        }
    }

    private func schema(_ condition: RegistryCondition, _ checkup: inout Checkup) {
        switch condition.schema {
        case .current:
            checkup.add(
                "schema", .ok,
                language.pick(
                    en: "version \(condition.schemaSteps), as this program makes it",
                    zh: "版本 \(condition.schemaSteps)，与本程序一致"))
        case .older(let missing):
            checkup.add(
                "schema", .note,
                language.pick(
                    en:
                        "version \(condition.schemaSteps), from an earlier program; to come: \(list(missing))",
                    zh: "版本 \(condition.schemaSteps)，由较早版本写成；待升级：\(list(missing))"),
                advice: language.pick(
                    en: "the next command brings it up to date; make a backup first",
                    zh: "下一条命令会自动升级；请先备份"))
        case .newer(let strange):
            checkup.couldNotLook = true
            checkup.add(
                "schema", .problem,
                language.pick(
                    en: "from a newer program; not known here: \(list(strange))",
                    zh: "由更新版本写成；本程序不认识：\(list(strange))"),
                advice: language.pick(en: "update sharpeyes", zh: "请升级 sharpeyes"))
        }
        if !condition.lacking.isEmpty {
            checkup.add(
                "schema", .problem,
                language.pick(
                    en: "lacking: \(list(condition.lacking)); the file was changed by another hand",
                    zh: "缺少：\(list(condition.lacking))；文件被其他程序改动过"),
                advice: language.pick(en: "restore a backup", zh: "请恢复备份"))
        }
    }

    /// What an account is told that does not see all of it.
    private func part(_ condition: RegistryCondition, _ checkup: inout Checkup) {
        checkup.add(
            "integrity", .note,
            language.pick(
                en:
                    "this account sees its county alone, \(condition.records.cameras) cameras; whether all is whole "
                    + "the registry's owner can ask",
                zh: "该账户只能看到本县的 \(condition.records.cameras) 个摄像机；整体是否完整须由登记库所有者检查"))
    }

    private func wholeness(_ condition: RegistryCondition, _ checkup: inout Checkup) {
        let restore =
            Registry.isOnServer(settings.registryPath)
            ? language.pick(
                en: "stop writing to it, then bring back the server's own backup; see docs/postgresql.md",
                zh: "停止写入，然后恢复数据库服务器的备份；参见 docs/postgresql.md")
            : language.pick(
                en:
                    "stop writing to it, then `sharpeyes restore BACKUP --force`; the present file is kept beside",
                zh: "停止写入，然后 `sharpeyes restore 备份 --force`；现有文件会保留在旁")
        if condition.damages.isEmpty {
            checkup.add(
                "integrity", .ok,
                language.pick(
                    en: "whole; \(condition.records.cameras) cameras, \(condition.records.sites) sites, "
                        + "\(condition.records.zones) zones",
                    zh: "完整；\(condition.records.cameras) 个摄像机、\(condition.records.sites) 个部位、"
                        + "\(condition.records.zones) 个区域"))
        } else {
            checkup.add(
                "integrity", .problem,
                language.pick(
                    en: "\(condition.damages.count) faults: \(list(condition.damages))",
                    zh: "\(condition.damages.count) 处损坏：\(list(condition.damages))"), advice: restore)
        }
        if !condition.brokenBatches.isEmpty {
            checkup.add(
                "batches", .problem,
                language.pick(
                    en: "not kept as a whole: \(list(condition.brokenBatches.map(String.init)))",
                    zh: "未完整保存的批次：\(list(condition.brokenBatches.map(String.init)))"), advice: restore)
        } else {
            checkup.add("batches", .ok, language.pick(en: "each is whole", zh: "每批均完整"))
        }
        for (what, count) in condition.orphans {
            let isHarmless = what.hasPrefix("organisation")
            checkup.add(
                "orphans", isHarmless ? .note : .problem, "\(count) x \(what)",
                advice: isHarmless ? "" : restore)
        }
        if condition.openRuns > 0 {
            checkup.add(
                "probe-runs", .note,
                language.pick(
                    en: "\(condition.openRuns) without an end: killed, or on just now",
                    zh: "\(condition.openRuns) 次探测没有结束：被中断或正在进行"),
                advice: language.pick(en: "the next run carries on with what they kept", zh: "下次探测会接续其结果"))
        }
    }

    /// What was written down later than now was written by a clock that was wrong, or is this one.
    private func clock(_ condition: RegistryCondition, _ checkup: inout Checkup) {
        guard let latest = condition.latest else { return }
        let ahead = latest.seconds(since: checkup.at)
        if ahead > 60 {
            checkup.add(
                "clock", .problem,
                language.pick(
                    en:
                        "the registry's last time is \(settings.local(latest)), \(Int(ahead)) s after this machine's",
                    zh: "登记库最后时间为 \(settings.local(latest))，比本机时钟晚 \(Int(ahead)) 秒"),
                advice: language.pick(
                    en:
                        "set the clock (timedatectl); did it jump back, or was it ahead? History between is doubtful",
                    zh: "请校准时钟（timedatectl）；是否曾回拨或超前？其间的历史存疑"))
        } else {
            checkup.add(
                "clock", .ok,
                language.pick(
                    en: "not before the registry's last time, \(settings.local(latest))",
                    zh: "不早于登记库最后时间 \(settings.local(latest))"))
        }
    }

    private func list(_ texts: [String]) -> String {
        texts.prefix(5).joined(separator: "; ") + (texts.count > 5 ? "; ..." : "")
    }
}
