import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes revert BATCH --reason TEXT`
struct Revert: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take back exactly what a batch did, as a new batch.",
        usage: "sharpeyes revert <batch> --reason <text> [options]",
        discussion: """
            Records that the batch made go, fields that it changed get their earlier
            value, records that it removed come back. When later batches hold on to any
            of it, they are listed, nothing is changed and the exit status is 2: take
            those back first. `sharpeyes list batches` shows the numbers; a revert is a
            batch too and can be reverted.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Option(help: ArgumentHelp("Why; kept in the change log.", valueName: "text")) var reason: String
    @Flag(help: "Do everything, keep nothing.") var dryRun = false
    @Argument(help: ArgumentHelp("The batch's number.", valueName: "batch")) var batch: Int64

    func validate() throws {
        if reason.isEmpty { throw ValidationError("--reason is empty; say why") }
    }

    func run() throws {
        let settings = try global.settings()
        Interruption.listen()
        do {
            let registry = try settings.open()
            let turn = try settings.importTurn()
            let outcome = try registry.revert(
                batch: batch, reason: reason, by: settings.actor, now: Clock.now(), dryRun: dryRun)
            withExtendedLifetime(turn) {}
            let report = RevertReport(outcome: outcome, dryRun: dryRun)
            try Terminal.print(
                format == .json ? report.json() : report.text(settings.language), terminator: "")
            if outcome.conflictCount > 0 {
                throw Failure.cannot(
                    settings.language.pick(
                        en: "batch \(batch) is held on to by later batches; nothing was changed",
                        zh: "批次 \(batch) 被后续批次引用；未作任何更改"))
            }
        } catch { throw settings.failure(error) }
    }
}
