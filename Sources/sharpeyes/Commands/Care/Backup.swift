import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes backup FILE`
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the registry while it is in use.",
        usage: "sharpeyes backup <file> [options]",
        discussion: """
            The copy is one file, the state of one moment, looked through before it gets
            its name: it is there whole or not at all. Nobody waits for it.
              sharpeyes backup /backup/county-$(date +%F).sqlite
            `sharpeyes restore` brings it back.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Flag(help: "Replace a registry that is there under this name.") var force = false
    @Argument(help: ArgumentHelp("The copy.", valueName: "file"), completion: .file()) var file: String

    func run() throws {
        let settings = try global.settings()
        Interruption.listen()
        do {
            var progress = Progress("backup", total: 1000, quiet: settings.quiet)
            let facts = try Registry.backUp(settings.registryPath, to: file, replaces: force) { done, total in
                progress.update(done * 1000 / max(total, 1), count: Int(done), unit: "pages")
                return !Interruption.isAsked
            }
            progress.end()
            guard let facts else {
                throw Failure.cannot(
                    settings.language.pick(en: "interrupted; nothing was left", zh: "已中断；未留下任何文件"))
            }
            Log.notice(
                "backup written",
                ["file": file, "bytes": "\(facts.bytes)", "revision": "\(facts.state.revision)"])
            try Terminal.print(
                format == .json ? facts.json(file) : facts.text(file, settings), terminator: "")
        } catch { throw settings.failure(error) }
    }
}

extension CopyFacts {
    func text(_ file: String, _ settings: Settings) -> String {
        if settings.quiet { return "" }
        return settings.language.pick(
            en: "\(file): \(cameras) cameras, \(sites) sites, \(zones) zones, \(runs) probe runs; revision "
                + "\(state.revision), \(bytes) bytes, whole\n",
            zh: "\(file)：摄像机 \(cameras)，部位 \(sites)，区域 \(zones)，探测 \(runs) 次；修订号 "
                + "\(state.revision)，\(bytes) 字节，完整\n")
    }

    func json(_ file: String, kept: String? = nil) -> String {
        "{\"file\": \(JSONText.string(file)), \"registry\": \"\(state.identity)\", \"revision\": \(state.revision), "
            + "\"zones\": \(zones), \"sites\": \(sites), \"cameras\": \(cameras), \"runs\": \(runs), "
            + "\"bytes\": \(bytes), \"kept\": \(JSONText.optional(kept))}\n"
    }
}
