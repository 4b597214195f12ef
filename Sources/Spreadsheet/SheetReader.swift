#if XLSX
    import XMLEvents

    /// Streams one sheet: rows of cells, their numbers, dates and shared strings turned into text.
    struct SheetReader: ~Copyable, Sendable {
        private enum CellType { case number, shared, text, truth, error }

        /// The most bytes that one row may have.
        private static let rowLimit = 16 << 20

        private var part: PartReader
        private let strings: SharedStrings
        private let styles: DateStyles
        private let is1904: Bool
        private let names: Names
        private var xml = XMLBlock()
        private var row = 0
        private var column: Int32 = -1
        private var style = 0
        private var type = CellType.number
        private var element: Int32 = -1
        private var isText = false
        private var phonetics = 0
        private var value: [UInt8] = []
        private var bytesInRow = 0
        /// Cells of a row that goes on in the next block.
        private var pending = SheetBlock()

        /// The numbers of the names that matter.
        private struct Names: Sendable {
            let row, cell, value, text, phonetic, reference, style, type: Int32
        }

        init(_ part: consuming PartReader, strings: SharedStrings, styles: DateStyles, is1904: Bool) {
            names = Names(
                row: part.number(of: "row"), cell: part.number(of: "c"), value: part.number(of: "v"),
                text: part.number(of: "t"), phonetic: part.number(of: "rPh"), reference: part.number(of: "r"),
                style: part.number(of: "s"), type: part.number(of: "t"))
            self.part = part
            (self.strings, self.styles, self.is1904) = (strings, styles, is1904)
        }

        /// The share of the sheet that was read, 0...1.
        mutating func share() -> Double { part.progress }

        /// Replaces what `out` holds with the rows that end in the next block.
        mutating func next(_ out: inout SheetBlock) throws(WorkbookError) -> Bool {
            out.removeAll()
            swap(&out, &pending)
            let more = try part.next(&xml)
            for event in xml.events {
                switch event.kind {
                case .start: start(event.name)
                case .attribute: attribute(event)
                case .text where isText: value.append(contentsOf: xml.text[Int(event.start)..<Int(event.end)])
                case .end: end(event.name, &out)
                default: break
                }
            }
            bytesInRow += xml.text.count
            guard bytesInRow < SheetReader.rowLimit + 1 << 16 else {
                throw .tooLarge(part: "\(part.name), row \(row)", limit: "\(SheetReader.rowLimit >> 20) MiB")
            }
            keepPending(&out)
            return more
        }

        private mutating func start(_ name: Int32) {
            element = name
            if name == names.row {
                row += 1
                column = -1
                bytesInRow = 0
            } else if name == names.cell {
                column += 1
                (style, type) = (0, .number)
                value.removeAll(keepingCapacity: true)
            } else if name == names.value || name == names.text {
                isText = phonetics == 0
            } else if name == names.phonetic {
                phonetics += 1
            }
        }

        private mutating func attribute(_ event: XMLEvent) {
            let text = xml.text[Int(event.start)..<Int(event.end)]
            if element == names.row, event.name == names.reference {
                if let number = decimal(text), number > 0 { row = number }
            } else if element == names.cell {
                if event.name == names.reference { column = SheetReader.column(text) ?? column }
                if event.name == names.style { style = decimal(text) ?? 0 }
                if event.name == names.type { type = SheetReader.type(text) }
            }
        }

        private mutating func end(_ name: Int32, _ out: inout SheetBlock) {
            if name == names.value || name == names.text {
                isText = false
            } else if name == names.phonetic {
                phonetics -= 1
            } else if name == names.cell {
                endCell(&out)
            } else if name == names.row {
                let first = out.rows.last.map { $0.firstCell + $0.cellCount } ?? 0
                if out.cells.count > first {
                    out.rows.append(
                        SheetRow(number: row, firstCell: first, cellCount: out.cells.count - first))
                }
            }
        }

        private mutating func endCell(_ out: inout SheetBlock) {
            guard !value.isEmpty else { return }
            let start = out.text.count
            switch type {
            case .shared:
                guard let number = decimal(value[...]), let range = strings.range(number) else { return }
                out.text.append(contentsOf: strings.text[range])
            case .text:
                out.text.append(contentsOf: value)
                unescape(&out.text, from: start)
            case .truth: out.text.append(contentsOf: (value == [0x31] ? "true" : "false").utf8)
            case .error: out.text.append(contentsOf: value)
            case .number: number(&out)
            }
            guard out.text.count > start else { return }
            out.cells.append(
                SheetCell(
                    column: column, start: Int32(start), end: Int32(out.text.count),
                    kind: type == .error ? .error : .value))
        }

        private func number(_ out: inout SheetBlock) {
            if styles.contains(style),
                let date = CellText.date(String(decoding: value, as: UTF8.self), is1904: is1904)
            {
                out.text.append(contentsOf: date.utf8)
            } else if value.count <= 15,
                value.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 0x2E || $0 == 0x2D })
            {
                out.text.append(contentsOf: value)
            } else {
                out.text.append(contentsOf: CellText.number(String(decoding: value, as: UTF8.self)).utf8)
            }
        }

        /// Takes the cells of the row that has not ended out of `out`.
        private mutating func keepPending(_ out: inout SheetBlock) {
            let first = out.rows.last.map { $0.firstCell + $0.cellCount } ?? 0
            pending.removeAll()
            guard first < out.cells.count else { return }
            let base = out.cells[first].start
            pending.text.append(contentsOf: out.text[Int(base)...])
            for cell in out.cells[first...] {
                var moved = cell
                moved.start -= base
                moved.end -= base
                pending.cells.append(moved)
            }
            out.cells.removeLast(out.cells.count - first)
            out.text.removeLast(out.text.count - Int(base))
        }

        private func decimal(_ text: ArraySlice<UInt8>) -> Int? {
            guard !text.isEmpty, text.count <= 10 else { return nil }
            var number = 0
            for byte in text {
                guard byte >= 48, byte <= 57 else { return nil }
                number = number * 10 + Int(byte - 48)
            }
            return number
        }

        /// The column of a reference such as `AB12`, from 0.
        private static func column(_ reference: ArraySlice<UInt8>) -> Int32? {
            var column: Int32 = 0
            for byte in reference.prefix(4) {
                let small = byte | 0x20
                guard small >= 0x61, small <= 0x7A else { break }
                column = column * 26 + Int32(small - 0x60)
            }
            return column > 0 ? column - 1 : nil
        }

        private static func type(_ text: ArraySlice<UInt8>) -> CellType {
            switch String(decoding: text, as: UTF8.self) {
            case "s": .shared
            case "str", "inlineStr", "d": .text
            case "b": .truth
            case "e": .error
            default: .number
            }
        }
    }
#endif
