import CameraInventory
import CameraModel
import Glibc

/// The file of refused rows: there whole when the import has ended, or not at all.
///
/// Rows wait in an unnamed file beside it, because the columns are known only at the end: JSON tells its keys row by row,
/// and a row may have more cells than the header.
final class RejectsFile {
    private let file: OutputFile
    private let path: String
    private let waiting: UnsafeMutablePointer<FILE>
    private let language: Language
    private var width = 0

    /// Opens the place of the file, so that an import whose rejects cannot be written does not begin.
    init(_ path: String, _ language: Language) throws {
        self.path = path
        self.language = language
        file = try OutputFile(path)
        let name = path + ".\(getpid()).rows"
        guard let opened = fopen(name, "w+xe") else {
            throw Failure.cannot("cannot write \(name): \(String(cString: strerror(errno)))")
        }
        unlink(name)
        waiting = opened
    }

    deinit { fclose(waiting) }

    /// Notes a row.
    func add(_ row: RefusedRow) throws {
        let (count, cells) = RejectsText.cells(row)
        width = max(width, count)
        let reason = RejectsText.reason(row, language)
        let head = "\(count) \(cells.utf8.count) \(reason.utf8.count)\n"
        guard fputs(head, waiting) >= 0, put(cells), put(reason) else { throw failure() }
    }

    private func put(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { $0.isEmpty || fwrite($0.baseAddress, 1, $0.count, waiting) == $0.count }
    }

    /// Writes the file with the columns that the reader met.
    func finish(_ summary: InventorySummary) throws {
        width = max(width, summary.headers.count)
        try file.write(RejectsText.header(summary.headers, width: width))
        guard fflush(waiting) == 0 else { throw failure() }
        rewind(waiting)
        while let (count, cells, reason) = try next() {
            try file.write(
                cells + String(repeating: ",", count: max(width - count, 0)) + "," + reason + "\n")
        }
        try file.finish()
    }

    private func next() throws -> (Int, String, String)? {
        var line = [CChar](repeating: 0, count: 80)
        guard fgets(&line, 80, waiting) != nil else { return nil }
        let text = line.prefix { $0 >= 32 }.map { UInt8(bitPattern: $0) }
        let numbers = String(decoding: text, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        guard numbers.count == 3 else { throw failure() }
        return (numbers[0], try take(numbers[1]), try take(numbers[2]))
    }

    private func take(_ count: Int) throws -> String {
        var bytes = [UInt8](repeating: 0, count: count)
        guard fread(&bytes, 1, count, waiting) == count else { throw failure() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func failure() -> Failure {
        .cannot("cannot write the rejects to \(path): \(String(cString: strerror(errno)))")
    }
}
