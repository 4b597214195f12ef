import ArgumentParser
import CameraInventory
import CameraModel
import CameraRegistry

/// `sharpeyes set CODE column=value... --reason TEXT`
struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change columns of one camera by hand, with the reason.",
        usage: "sharpeyes set <code> <column=value> ... --reason <text>",
        discussion: """
            Columns are canonical names or the Chinese headers; values as in an inventory.
              sharpeyes set 37050200001320000017 deviceState=underRepair \\
                --reason "pole hit by a truck, order 2026-113"
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("Why; kept in the change log.", valueName: "text")) var reason: String
    @Argument(help: ArgumentHelp("The camera's device code.", valueName: "code")) var code: String
    @Argument(help: ArgumentHelp("What to change.", valueName: "column=value")) var changes: [String]

    func run() throws {
        let settings = try global.settings()
        let row = try parse(settings)
        do {
            let changed = try settings.open().edit(row, reason: reason, by: settings.actor, now: Clock.now())
            if settings.quiet { return }
            Terminal.note(
                changed
                    ? settings.language.pick(en: "\(code) changed", zh: "\(code) 已修改")
                    : settings.language.pick(
                        en: "\(code) says so already; nothing changed", zh: "\(code) 已是如此，未作修改"))
        } catch { throw settings.failure(error) }
    }

    private func parse(_ settings: Settings) throws -> CameraRow {
        guard !reason.isEmpty else { throw ValidationError("--reason is empty; say why") }
        var cells: [(header: String, value: String)] = [("deviceCode", code)]
        for change in changes {
            guard let mark = change.firstIndex(of: "=") else {
                throw ValidationError("\"\(change)\" is not column=value")
            }
            let header = String(change[..<mark])
            if header == "deviceCode" { throw ValidationError("a device code is not set but renamed") }
            cells.append((header, String(change[change.index(after: mark)...])))
        }
        let (row, findings) = CameraRowParser(localTime: settings.localTime).parse(cells)
        // The code only names the camera: one that was taken in as it was may be said as it is.
        if let worst = findings.first(where: {
            $0.severity >= ($0.column == "deviceCode" ? .error : .warning)
        }) {
            throw Failure.cannot("\(worst.column ?? "row"): \(worst.message(settings.language))")
        }
        guard let row else { throw Failure.cannot("nothing to change") }
        if !row.record.extras.isEmpty {
            let names = row.record.extras.keys.sorted().joined(separator: ", ")
            throw Failure.cannot(
                "no column \(names); the columns are \(CameraColumn.allCases.map(\.rawValue).joined(separator: " "))"
            )
        }
        return row
    }
}
