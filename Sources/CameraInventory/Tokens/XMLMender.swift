#if XML
    /// Mends what devices write into XML and no parser takes: a bare `&` becomes `&amp;`, NUL and other control
    /// characters go. Works on bytes as they stream by.
    struct XMLMender: Sendable {
        /// What was mended.
        enum Mend: Sendable { case ampersand, control }

        /// Physical line of the next byte, from 1.
        private(set) var line = 1
        private var isInCDATA = false
        private var afterCarriageReturn = false
        /// Lines last noted, so that one line is told of once.
        private var noted: (ampersand: Int, control: Int) = (0, 0)
        /// What was mended since it was last taken, and where; at most 1000.
        var mends: [(mend: Mend, line: Int)] = []

        /// Appends mended bytes to `out`; says how many were taken: all, unless the last ones need more to be told.
        mutating func mend(_ bytes: Bytes, isLast: Bool, into out: inout [UInt8]) -> Int {
            var index = 0
            var run = 0
            func flush(_ out: inout [UInt8]) {
                if run < index { out.append(contentsOf: Bytes(rebasing: bytes[run..<index])) }
            }
            while index < bytes.count {
                let byte = bytes[index]
                if byte == 0x0A || byte == 0x0D {
                    if byte == 0x0D || !afterCarriageReturn { line += 1 }
                    afterCarriageReturn = byte == 0x0D
                    index += 1
                    continue
                }
                afterCarriageReturn = false
                if byte < 0x20, byte != 0x09 {
                    flush(&out)
                    note(.control)
                    index += 1
                    run = index
                } else if byte == UInt8(ascii: "&"), !isInCDATA {
                    guard let isEntity = entity(bytes, index, isLast) else { break }
                    index += 1
                    guard !isEntity else { continue }
                    flush(&out)
                    run = index
                    out.append(contentsOf: XMLMender.rest)
                    note(.ampersand)
                } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "]") {
                    let mark = isInCDATA ? XMLMender.close : XMLMender.open
                    guard let isMark = begins(mark, bytes, index, isLast) else { break }
                    if isMark { isInCDATA.toggle() }
                    index += 1
                } else {
                    index += 1
                }
            }
            flush(&out)
            return index
        }

        private static let rest = Array("amp;".utf8)
        private static let open = Array("<![CDATA[".utf8)
        private static let close = Array("]]>".utf8)
        private static let known = ["amp;", "lt;", "gt;", "quot;", "apos;"].map { Array($0.utf8) }

        private mutating func note(_ mend: Mend) {
            if mend == .ampersand ? noted.ampersand == line : noted.control == line { return }
            if mend == .ampersand { noted.ampersand = line } else { noted.control = line }
            if mends.count < 1000 { mends.append((mend, line)) }
        }

        /// Whether `mark` stands at `index`; `nil` when the bytes end before that can be told.
        private func begins(_ mark: [UInt8], _ bytes: Bytes, _ index: Int, _ isLast: Bool) -> Bool? {
            for (offset, wanted) in mark.enumerated() {
                guard index + offset < bytes.count else { return isLast ? false : nil }
                if bytes[index + offset] != wanted { return false }
            }
            return true
        }

        /// Whether the `&` at `index` begins a reference that XML knows by itself; all others are taken as text.
        private func entity(_ bytes: Bytes, _ index: Int, _ isLast: Bool) -> Bool? {
            var undecided = false
            for name in XMLMender.known {
                switch begins(name, bytes, index + 1, isLast) {
                case true?: return true
                case nil: undecided = true
                case false?: break
                }
            }
            guard let number = numeric(bytes, index + 1, isLast) else { return nil }
            return number ? true : undecided ? nil : false
        }

        private func numeric(_ bytes: Bytes, _ start: Int, _ isLast: Bool) -> Bool? {
            var index = start
            guard index < bytes.count else { return isLast ? false : nil }
            guard bytes[index] == UInt8(ascii: "#") else { return false }
            index += 1
            let isHex = index < bytes.count && bytes[index] == UInt8(ascii: "x")
            if isHex { index += 1 }
            var value: UInt32 = 0
            let first = index
            while index < bytes.count, index < first + 7 {
                let byte = bytes[index]
                if byte == UInt8(ascii: ";") { return index > first && isCharacter(value) }
                guard let digit = digit(byte, isHex) else { return false }
                value = value * (isHex ? 16 : 10) + digit
                index += 1
            }
            return index < first + 7 && !isLast ? nil : false
        }

        private func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
            if isDigit(byte) { return UInt32(byte - 48) }
            let small = byte | 0x20
            return isHex && small >= 0x61 && small <= 0x66 ? UInt32(small - 0x57) : nil
        }

        /// Whether XML 1.0 allows the character; `&#0;` would break the document.
        private func isCharacter(_ value: UInt32) -> Bool {
            switch value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
            default: false
            }
        }
    }
#endif
