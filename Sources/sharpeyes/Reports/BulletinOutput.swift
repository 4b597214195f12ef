import CameraAudit
import CameraModel
import Glibc
import Spreadsheet

/// Writes a bulletin in the format that was asked for.
enum BulletinOutput {
    static func write(_ bulletin: Bulletin, _ format: BulletinFormat, to path: String) throws {
        if format == .xlsx { return try workbook(sheets(bulletin), to: path) }
        let file = try OutputFile(path)
        switch format {
        case .text, .xlsx: try file.write(BulletinText.text(bulletin))
        case .md: try file.write(BulletinText.markdown(bulletin))
        case .json: try file.write(BulletinText.json(bulletin))
        case .csv: try file.write(BulletinText.csv(bulletin))
        case .html: try file.write(BulletinHTML.render(bulletin))
        }
        try file.finish()
    }

    /// Writes sheets aside and puts the file in its place when it is whole.
    static func workbook(_ sheets: [WrittenSheet], to path: String) throws {
        guard case .aside(let path, let temporary, let mode) = try OutputPlace(path) else {
            throw Failure.cannot("cannot write \(path): a workbook wants an ordinary file")
        }
        defer { unlink(temporary) }
        // There already, with its mode, when the writer opens it.
        close(try OutputPlace.open(temporary, for: path, O_CREAT | O_TRUNC, mode: mode))
        do throws(WorkbookWritingError) { try WorkbookWriter.write(sheets, to: temporary) } catch {
            throw Failure.cannot("cannot write \(path): \(error.reason)")
        }
        guard rename(temporary, path) == 0 else {
            throw Failure.cannot("cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }

    /// A sheet for the head and one for each section.
    private static func sheets(_ bulletin: Bulletin) -> [WrittenSheet] {
        let head = WrittenSheet(
            name: bulletin.period, header: [bulletin.title, ""],
            rows: bulletin.head.map { [.text($0.name), .text($0.value)] })
        return [head]
            + bulletin.sections.map { section in
                WrittenSheet(
                    name: section.title, header: section.columns.map(\.title),
                    rows: section.rows.map { $0.map(cell) })
            }
    }

    private static func cell(_ cell: Bulletin.Cell) -> WrittenCell {
        switch cell {
        case .empty: .empty
        case .text(let text): text.isEmpty ? .empty : .text(text)
        case .count(let count): .number(Double(count))
        // Cut to the hundredth of a per cent, so that no sheet rounds 79.995 up to the target.
        case .rate(let ratio): ratio.percent.flatMap { Double($0) }.map { .share($0 / 100) } ?? .empty
        case .score(let hundredths): .number(Double(hundredths) / 100)
        }
    }
}
