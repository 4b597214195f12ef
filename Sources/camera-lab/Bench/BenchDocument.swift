import Foundation

/// A document that holds measured tables between marks, each written anew by the measurement of its name.
struct BenchDocument {
    let path: String
    let name: String

    /// Puts `table` between `<!-- NAME begin -->` and `<!-- NAME end -->`.
    func write(_ table: String) throws(LabError) {
        let (begin, end) = ("<!-- \(name) begin -->", "<!-- \(name) end -->")
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let from = text.range(of: begin), let to = text.range(of: end), from.upperBound <= to.lowerBound
        else { throw LabError("\(path): no place for the table; the marks \(begin) and \(end) are wanted") }
        let new = text[..<from.upperBound] + "\n" + table + text[to.lowerBound...]
        do { try String(new).write(toFile: path, atomically: true, encoding: .utf8) } catch {
            throw LabError("\(path): cannot be written: \(error.localizedDescription)")
        }
    }
}
