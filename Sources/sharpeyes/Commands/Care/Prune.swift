import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes prune`
struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Forget the history of probes that no audit needs any more.",
        usage: "sharpeyes prune [--keep-days <n>] [--yes] [options]",
        discussion: """
            Says what would go; removes it with --yes. Audits as of any moment of the days
            kept give what they gave before. Records, their change log, findings and
            maintenance windows stay for good. The days are the configuration's
            retention, else 730.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Option(help: ArgumentHelp("So many days back stay whole, 1...36500.", valueName: "n")) var keepDays: Int?
    @Flag(help: "Remove it.") var yes = false
    @Flag(help: "Give free space back to the disk; writes the file anew.") var compact = false

    func validate() throws {
        if let keepDays, !(1...36_500).contains(keepDays) {
            throw ValidationError("--keep-days is 1...36500")
        }
        if compact, !yes { throw ValidationError("--compact goes with --yes") }
    }

    func run() throws {
        let settings = try global.settings()
        Interruption.listen()
        do {
            let retention = Retention(days: keepDays ?? settings.retentionDays ?? 730)
            let now = Clock.now()
            let registry = try settings.open()
            if yes { try checkClock(registry, retention, now, settings) }
            let pruning =
                yes
                ? try registry.prune(retention, now: now, goesOn: { !Interruption.isAsked })
                : try registry.pruning(retention, now: now)
            if compact { try registry.compact() }
            if yes {
                Log.notice(
                    "history pruned", ["before": pruning.cut.rfc3339, "episodes": "\(pruning.episodes)"])
            }
            try Terminal.print(
                format == .json ? json(pruning, retention) : text(pruning, retention, settings),
                terminator: "")
            try Interruption.check(
                settings.language.pick(
                    en: "interrupted; the rest stays until the next time", zh: "已中断；其余留待下次"))
        } catch { throw settings.failure(error) }
    }

    /// A clock that jumped would have the wrong days forgotten, or all of them.
    private func checkClock(
        _ registry: Registry, _ retention: Retention, _ now: Instant, _ settings: Settings
    )
        throws
    {
        guard let latest = try registry.latestMoment() else { return }
        guard latest > now.adding(seconds: 60) || latest < retention.cut(now: now) else { return }
        throw Failure.cannot(
            settings.language.pick(
                en:
                    "the registry's last time is \(settings.local(latest)), this machine's \(settings.local(now)); "
                    + "nothing was removed: is the clock right?",
                zh: "登记库最后时间为 \(settings.local(latest))，本机时间为 \(settings.local(now))；未删除任何内容：时钟是否正确？"))
    }

    private func text(_ pruning: Pruning, _ retention: Retention, _ settings: Settings) -> String {
        if settings.quiet { return "" }
        let cut = settings.local(pruning.cut)
        var out = settings.language.pick(
            en: yes
                ? "removed, of the time before \(cut):\n" : "would be removed, of the time before \(cut):\n",
            zh: yes ? "已删除 \(cut) 之前的：\n" : "将删除 \(cut) 之前的：\n")
        out += settings.language.pick(
            en:
                "  \(pruning.endpointDays) days of hourly sums, \(pruning.episodes) episodes, \(pruning.runs) runs; "
                + "\(pruning.attemptChunks) packs of attempts\n",
            zh: "  小时汇总 \(pruning.endpointDays) 条，状态区间 \(pruning.episodes) 条，探测 \(pruning.runs) 次；"
                + "探测明细 \(pruning.attemptChunks) 包\n")
        out += settings.language.pick(
            en: "kept: \(retention.days) days and \(Retention.windowDays) more for the windows of audits; "
                + "\(pruning.keptEpisodes) older episodes,\n  the last of their endpoints; \(pruning.keptChanges) changes in "
                + "\(pruning.keptBatches) batches, \(pruning.keptFindings) findings\n",
            zh: "保留：\(retention.days) 天，另加审计窗口 \(Retention.windowDays) 天；更早的状态区间 \(pruning.keptEpisodes) 条"
                + "（各端点最后一条）；变更 \(pruning.keptChanges) 条（批次 \(pruning.keptBatches)），问题 \(pruning.keptFindings) 条\n"
        )
        if !yes, !pruning.isEmpty {
            out += settings.language.pick(en: "nothing was removed; add --yes\n", zh: "尚未删除；请加 --yes\n")
        }
        return out
    }

    private func json(_ pruning: Pruning, _ retention: Retention) -> String {
        "{\"removed\": \(yes), \"before\": \"\(pruning.cut.rfc3339)\", \"days\": \(retention.days), "
            + "\"endpointDays\": \(pruning.endpointDays), \"episodes\": \(pruning.episodes), "
            + "\"runs\": \(pruning.runs), \"attemptChunks\": \(pruning.attemptChunks), "
            + "\"kept\": {\"episodes\": \(pruning.keptEpisodes), \"changes\": \(pruning.keptChanges), "
            + "\"batches\": \(pruning.keptBatches), \"findings\": \(pruning.keptFindings)}}\n"
    }
}
