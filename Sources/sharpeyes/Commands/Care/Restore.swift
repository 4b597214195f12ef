import ArgumentParser
import CameraModel
import CameraRegistry
import Glibc

/// `sharpeyes restore FILE`
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the registry's place.",
        usage: "sharpeyes restore <file> [options]",
        discussion: """
            The backup is looked through first. Where a registry is already, --force is
            wanted; it is kept beside as FILE.before-TIME. Whoever has the registry open
            sees the old or the new, and a killed restore has changed nothing.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Flag(help: "Also where a registry is; it is kept beside.") var force = false
    @Flag(help: "Only look through the backup.") var dryRun = false
    @Argument(help: ArgumentHelp("The backup.", valueName: "file"), completion: .file()) var file: String

    func run() throws {
        let settings = try global.settings()
        Interruption.listen()
        do {
            let backup = try Registry.checkBackup(file)
            if dryRun {
                return try Terminal.print(
                    format == .json ? backup.json(file) : backup.text(file, settings), terminator: "")
            }
            let path = settings.registryPath
            if !force, access(path, F_OK) == 0 { throw RegistryError.alreadyThere(path: path) }
            let turn = try settings.importTurn()
            let probes = try Restore.probeLock(path, settings)
            let keeping = "\(path).before-\(Clock.now().rfc3339.filter { $0 != ":" && $0 != "-" })"
            let outcome = try Registry.restore(path, from: file, keeping: keeping) { _, _ in
                !Interruption.isAsked
            }
            withExtendedLifetime(turn) {}
            _ = consume probes
            guard let outcome else {
                throw Failure.cannot(
                    settings.language.pick(en: "interrupted; nothing was changed", zh: "已中断；未作任何更改"))
            }
            // The next command would bring an earlier version's file up to date; better here, where somebody looks.
            _ = try settings.open()
            Log.notice("registry restored", ["file": file, "revision": "\(outcome.facts.state.revision)"])
            try tell(outcome, settings)
        } catch { throw settings.failure(error) }
    }

    /// No run may keep results while the registry becomes another one.
    private static func probeLock(_ path: String, _ settings: Settings) throws -> ProbeLock {
        switch try ProbeLock.take(registry: path, now: Clock.now()) {
        case .taken(let lock): return lock
        case .held(let holder):
            throw Failure(
                text: settings.language.pick(
                    en: "a probe run is on: \(holder); nothing was changed", zh: "探测正在运行：\(holder)；未作任何更改"),
                status: 75)
        }
    }

    private func tell(_ outcome: RestoreOutcome, _ settings: Settings) throws {
        if format == .json {
            return try Terminal.print(
                outcome.facts.json(settings.registryPath, kept: outcome.kept), terminator: "")
        }
        var text = outcome.facts.text(settings.registryPath, settings)
        if let kept = outcome.kept, !settings.quiet {
            text += settings.language.pick(en: "the earlier one is \(kept)\n", zh: "原登记库保留为 \(kept)\n")
        }
        try Terminal.print(text, terminator: "")
    }
}
