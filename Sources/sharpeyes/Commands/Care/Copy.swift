import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes copy --from REGISTRY --to REGISTRY`
struct Copy: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a whole registry to another place, such as a server.",
        usage: "sharpeyes copy [--from <registry>] --to <registry> [options]",
        discussion: """
            From a file to a PostgreSQL server, or back: records under the same numbers,
            history, findings, probe history, accounts. Every audit of the copy is that
            of the original, byte for byte, and saved audits hold for it.
              sharpeyes copy --from county.sqlite --to postgres://db.example/cameras
            The target must hold nothing yet. It gets everything or, whatever happens,
            nothing; nothing of the source is changed, and whoever uses it goes on.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(
        help: ArgumentHelp("The registry to copy (else --registry).", valueName: "registry"),
        completion: .file()) var from: String?
    @Option(help: ArgumentHelp("Where to: a file, or a server's address.", valueName: "registry"))
    var to: String
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Flag(help: "Leave NUL characters out of texts; PostgreSQL cannot keep them.")
    var dropNul = false

    func run() throws {
        let settings = try global.settings()
        Interruption.listen()
        var place = settings
        place.registryPath = to
        let source = from ?? settings.registryPath
        do {
            let turn = try place.importTurn()
            defer { withExtendedLifetime(turn) {} }
            var progress = Progress("copy", total: 1000, quiet: settings.quiet)
            let copy = try Registry.copy(from: source, to: to, dropsNUL: dropNul) { done, total in
                progress.update(done * 1000 / max(total, 1), count: Int(done), unit: "rows")
                return !Interruption.isAsked
            }
            progress.end()
            guard let copy else {
                throw Failure.cannot(
                    settings.language.pick(en: "interrupted; nothing was left", zh: "已中断；未留下任何内容"))
            }
            if copy.droppedNULs > 0, !settings.quiet {
                Terminal.note(
                    settings.language.pick(
                        en: "\(copy.droppedNULs) NUL characters were left out",
                        zh: "已去除 \(copy.droppedNULs) 个 NUL 字符"))
            }
            try Terminal.print(
                format == .json ? copy.json(source, to) : copy.text(to, settings), terminator: "")
        } catch { throw settings.failure(error) }
    }
}

extension RegistryCopy {
    private func count(_ table: String) -> Int { rows.first { $0.table == table }?.count ?? 0 }

    func text(_ target: String, _ settings: Settings) -> String {
        if settings.quiet { return "" }
        let place = Registry.shown(target)
        let all = rows.reduce(0) { $0 + $1.count }
        return settings.language.pick(
            en: "\(place): \(count("camera")) cameras, \(count("site")) sites, \(count("zone")) zones, "
                + "\(count("proberun")) probe runs, \(count("finding")) findings; "
                + "revision \(state.revision), \(all) rows\n",
            zh: "\(place)：摄像机 \(count("camera"))，部位 \(count("site"))，区域 \(count("zone"))，"
                + "探测 \(count("proberun")) 次，问题 \(count("finding"))；修订号 \(state.revision)，共 \(all) 行\n")
    }

    func json(_ source: String, _ target: String) -> String {
        let counts = rows.map { "\(JSONText.string($0.table)): \($0.count)" }.joined(separator: ", ")
        return "{\"from\": \(JSONText.string(Registry.shown(source))), "
            + "\"to\": \(JSONText.string(Registry.shown(target))), \"registry\": \"\(state.identity)\", "
            + "\"revision\": \(state.revision), \"droppedNULs\": \(droppedNULs), \"rows\": {\(counts)}}\n"
    }
}
