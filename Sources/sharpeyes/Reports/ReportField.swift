import ArgumentParser
import CameraAudit
import CameraModel
import CameraRegistry
import Foundation

/// `sharpeyes report field`
struct ReportField: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "field", abstract: "Turn the filled-in CSV of `sample` into a sheet for signature.",
        usage: "sharpeyes report field [options] <results.csv>",
        discussion: "Answers are yes or no (是, 否; 1, 0); what is left empty was not checked.")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, md, json, csv, html or xlsx.") var format: BulletinFormat = .text
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"
    @Argument(help: ArgumentHelp("The filled-in CSV.", valueName: "results.csv")) var results: String

    func validate() throws {
        if format == .xlsx, output == "-" { throw ValidationError("--format xlsx wants --output FILE") }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            let rows = try FieldResults.read(results, settings.language)
            let known = try registry.origins(
                of: rows.map(\.code), .camera, revision: Int.max, moment: Clock.now())
            for row in rows where known[row.code] == nil {
                throw Failure.cannot(
                    "\(results):\(row.line): "
                        + settings.language.pick(
                            en: "no camera \"\(row.code)\" in the registry", zh: "台账中没有摄像机“\(row.code)”"))
            }
            let sheet = FieldSheet(rows: rows, file: results, language: settings.language)
            try BulletinOutput.write(sheet.bulletin(at: settings.local(Clock.now())), format, to: output)
        } catch { throw settings.failure(error) }
    }
}

/// What the field found of one camera.
struct FieldResult {
    let line: Int
    let code: String
    let name: String
    /// By question; `nil` was not checked.
    let answers: [Bool?]
    let note: String
}

/// Reads the CSV that `sample` wrote and somebody filled in.
enum FieldResults {
    static let questions = Array(SampleSheet.questions.dropLast())

    static func read(_ path: String, _ language: Language) throws -> [FieldResult] {
        guard let data = FileManager.default.contents(atPath: path),
            var text = String(data: data, encoding: .utf8)
        else {
            throw Failure.cannot(
                language.pick(en: "\(path): cannot be read as UTF-8", zh: "\(path)：无法按 UTF-8 读取"))
        }
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        var rows = PlainCSV.rows(text)
        let header = rows.isEmpty ? [] : rows.removeFirst().cells
        let wanted = ["deviceCode"] + questions
        let missing = wanted.filter { !header.contains($0) }
        guard missing.isEmpty else {
            let names = missing.joined(separator: ", ")
            throw Failure.cannot(
                language.pick(
                    en:
                        "\(path):1: the columns \(names) are missing; was it made by `sharpeyes sample --format csv`?",
                    zh: "\(path):1：缺少列 \(names)；是否由 `sharpeyes sample --format csv` 生成？"))
        }
        return try rows.map { row in
            func cell(_ name: String) -> String {
                guard let index = header.firstIndex(of: name), index < row.cells.count else { return "" }
                return row.cells[index].trimmingCharacters(in: .whitespaces)
            }
            let answers = try questions.map { try answer(cell($0), "\(path):\(row.line)", $0, language) }
            return FieldResult(
                line: row.line, code: cell("deviceCode"), name: cell("name"), answers: answers,
                note: cell("note"))
        }
    }

    private static func answer(_ text: String, _ place: String, _ column: String, _ language: Language) throws
        -> Bool?
    {
        switch text.lowercased() {
        case "": return nil
        case "yes", "y", "1", "true", "是", "√": return true
        case "no", "n", "0", "false", "否", "×": return false
        default:
            throw Failure.cannot(
                language.pick(
                    en: "\(place): \(column) \"\(text)\" is neither yes nor no",
                    zh: "\(place)：\(column)“\(text)”不是“是”或“否”"))
        }
    }
}

/// Rows of an RFC 4180 text with their physical lines; empty lines are passed over.
enum PlainCSV {
    static func rows(_ text: String) -> [(line: Int, cells: [String])] {
        var rows: [(line: Int, cells: [String])] = []
        var (cells, cell, isQuoted, line, start) = ([String](), "", false, 1, 1)
        func isBlank() -> Bool { cells.isEmpty && cell.isEmpty }
        var scalars = text.unicodeScalars.makeIterator()
        var held: Unicode.Scalar?
        while let scalar = held ?? scalars.next() {
            held = nil
            if scalar == "\n" { line += 1 }
            if isQuoted {
                guard scalar == "\"" else {
                    cell.unicodeScalars.append(scalar)
                    continue
                }
                held = scalars.next()
                if held == "\"" {
                    cell.append("\"")
                    held = nil
                } else {
                    isQuoted = false
                }
                continue
            }
            switch scalar {
            case "\"": isQuoted = true
            case ",":
                cells.append(cell)
                cell = ""
            case "\r": break
            case "\n":
                if !isBlank() { rows.append((start, cells + [cell])) }
                (cells, cell, start) = ([], "", line)
            default: cell.unicodeScalars.append(scalar)
            }
        }
        if !isBlank() { rows.append((start, cells + [cell])) }
        return rows
    }
}
