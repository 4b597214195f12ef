import CameraAudit
import Glibc

/// Standard output and standard error. Data goes to the one, everything else to the other.
enum Terminal {
    /// Whether standard error is a terminal that a progress bar may be drawn on.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes to standard output; ends the program quietly when nobody reads on (`| head`).
    static func print(_ text: String, terminator: String = "\n") throws {
        try write(text + terminator, to: STDOUT_FILENO)
    }

    /// Writes a line to standard error.
    static func error(_ text: String) {
        if text.isEmpty { return }
        // The journal makes an entry of each line; the level stands before it.
        let head = Journal.isListening ? "<3>" : "sharpeyes: "
        let text = Journal.isListening ? LogLine.plain(text) : text
        try? write(head + text + "\n", to: STDERR_FILENO)
    }

    /// Writes a line of running remarks to standard error.
    static func note(_ text: String) {
        try? write(Journal.isListening ? "<5>\(LogLine.plain(text))\n" : text + "\n", to: STDERR_FILENO)
    }

    /// A text in lines of at most 80 columns, each `indent` columns in; without a line end at the end.
    static func wrap(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        return DisplayWidth.wrap(text, 80 - indent).map { margin + $0 }.joined(separator: "\n")
    }

    /// A text in lines of at most 80 columns; all but the first are `indent` columns in.
    static func wrap(hanging text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        let blanks = String(text.prefix { $0 == " " })
        let lines = DisplayWidth.wrap(String(text.dropFirst(blanks.count)), 80 - max(indent, blanks.count))
        return lines.enumerated().map { ($0.offset == 0 ? blanks : margin) + $0.element }.joined(
            separator: "\n")
    }

    /// Draws on the current line of standard error.
    static func draw(_ text: String) { try? write("\r\u{1B}[K" + text, to: STDERR_FILENO) }

    /// Writes all of a text to a descriptor.
    static func write(_ text: String, to descriptor: Int32) throws {
        var text = text
        try text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EPIPE { throw Failure(text: "", status: 0) }
                if count < 0 {
                    throw Failure.cannot("cannot write the output: \(String(cString: strerror(errno)))")
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
