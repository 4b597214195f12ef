#if XLSX
    import XMLEvents

    /// The texts that a workbook keeps once and its cells name by number: one flat buffer and where each ends.
    struct SharedStrings: Sendable {
        /// The most bytes and texts kept: far above any inventory's, far below a bomb's.
        static let byteLimit = 256 << 20
        static let countLimit = 16 << 20

        private(set) var text: [UInt8] = []
        private var ends: [UInt32] = []

        init() {}

        init(_ part: consuming PartReader) throws(WorkbookError) {
            let (item, run, phonetic) = (part.number(of: "si"), part.number(of: "t"), part.number(of: "rPh"))
            var block = XMLBlock()
            var (isText, phonetics) = (false, 0)
            while try part.next(&block) {
                for event in block.events {
                    switch event.kind {
                    case .start:
                        if event.name == run { isText = phonetics == 0 }
                        if event.name == phonetic { phonetics += 1 }
                    case .text where isText:
                        text.append(contentsOf: block.text[Int(event.start)..<Int(event.end)])
                    case .end where event.name == item:
                        unescape(&text, from: Int(ends.last ?? 0))
                        ends.append(UInt32(text.count))
                    case .end:
                        if event.name == run { isText = false }
                        if event.name == phonetic { phonetics -= 1 }
                    default: break
                    }
                }
                guard text.count <= SharedStrings.byteLimit, ends.count <= SharedStrings.countLimit else {
                    throw .tooLarge(part: part.name, limit: "\(SharedStrings.byteLimit >> 20) MiB")
                }
            }
        }

        /// Where text `number` lies in ``text``; `nil` when there is none.
        func range(_ number: Int) -> Range<Int>? {
            guard ends.indices.contains(number) else { return nil }
            return (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
        }
    }

    /// Turns `_x000D_` and the like, with which Excel writes control characters, back into them, in the bytes from
    /// `start`.
    func unescape(_ text: inout [UInt8], from start: Int) {
        guard text.count - start >= 7, text[start...].contains(UInt8(ascii: "_")) else { return }
        var out: [UInt8] = []
        var index = start
        while index < text.count {
            if let value = escaped(text, index) {
                var scalars = String.UnicodeScalarView()
                scalars.append(value)
                out += Array(String(scalars).utf8)
                index += 7
            } else {
                out.append(text[index])
                index += 1
            }
        }
        text.removeLast(text.count - start)
        text += out
    }

    private func escaped(_ text: [UInt8], _ index: Int) -> Unicode.Scalar? {
        guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
            text[index + 6] == UInt8(ascii: "_")
        else { return nil }
        let digits = String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self)
        return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
    }
#endif
