#if XLSX
    import CameraModel
    import Glibc
    import Spreadsheet

    /// Cuts a sheet of a workbook into rows under its header line.
    struct SheetTokenizer: ~Copyable, Sendable {
        /// Rows among which the header is looked for: titles and remarks may stand above it.
        static let headerRows = 20
        /// The most bytes of a workbook that comes through a pipe.
        private static let pipeLimit = 256 << 20

        /// The header line's cells, blank where a column has none, and its row.
        private(set) var headers: [String] = []
        private(set) var headerLine = 1
        private(set) var sheet = ""
        private var workbook: Workbook
        private let name: String
        private let size: Int64
        private var block = SheetBlock()
        private var next = 0
        private var isAtEnd = false
        /// By column: 1 + the index of the row's cell in it.
        private var slots: [Int32] = []
        private var tellsOf: Set<Int32> = []

        /// Opens a workbook and finds its header: the first row that `missing` has nothing to miss in.
        static func open(
            _ source: InventorySource, _ bytes: consuming ByteSource, sheet wanted: String?,
            missing: ([String]) -> [String]
        ) throws(InventoryError) -> SheetTokenizer {
            var tokenizer = try SheetTokenizer(source, bytes)
            try tokenizer.findHeader(wanted, missing)
            return tokenizer
        }

        private init(_ workbook: consuming Workbook, _ name: String, _ size: Int64) {
            (self.name, self.size) = (name, size)
            self.workbook = workbook
        }

        private init(_ source: InventorySource, _ bytes: consuming ByteSource) throws(InventoryError) {
            var status = stat()
            do throws(WorkbookError) {
                if case .file(let path) = source, path != "-", stat(path, &status) == 0,
                    status.st_mode & S_IFMT == S_IFREG
                {
                    self.init(try Workbook(path: path), source.name, Int64(status.st_size))
                    return
                }
            } catch { throw .document(name: source.name, DocumentFault(error)) }
            let all = try SheetTokenizer.all(bytes, source.name)
            do throws(WorkbookError) {
                self.init(try Workbook(bytes: all), source.name, Int64(all.count))
            } catch { throw .document(name: source.name, DocumentFault(error)) }
        }

        private static func all(_ source: consuming ByteSource, _ name: String) throws(InventoryError)
            -> [UInt8]
        {
            var bytes: [UInt8] = []
            while try source.read(into: &bytes) > 0 {
                guard bytes.count <= pipeLimit else {
                    throw .document(
                        name: name,
                        .tooLarge(what: "the workbook", limit: "\(pipeLimit >> 20) MiB, from a pipe"))
                }
            }
            return bytes
        }

        /// Bytes of the file read so far, as far as that can be told of an archive.
        mutating func bytesRead() -> Int64 { isAtEnd ? size : Int64(Double(size) * workbook.progress) }

        /// Appends the next row; `false` at the end of the sheet.
        mutating func next(_ batch: inout RawBatch) throws(InventoryError) -> Bool {
            guard try hasRow() else { return false }
            let row = block.rows[next]
            next += 1
            for index in slots.indices { slots[index] = 0 }
            for index in row.firstCell..<(row.firstCell + row.cellCount) {
                place(block.cells[index], index, row.number, &batch)
            }
            let firstCell = batch.cells.count
            for (column, slot) in slots.enumerated() {
                let start = batch.text.count
                if slot > 0 {
                    let cell = block.cells[Int(slot) - 1]
                    batch.text.append(contentsOf: block.text[Int(cell.start)..<Int(cell.end)])
                }
                batch.endCell(from: start, column: column)
            }
            batch.endRow(line: row.number, from: firstCell)
            return true
        }

        private mutating func place(_ cell: SheetCell, _ index: Int, _ line: Int, _ batch: inout RawBatch) {
            guard cell.column >= 0, Int(cell.column) < slots.count else {
                if tellsOf.count < 64, tellsOf.insert(cell.column).inserted {
                    batch.findings.append(Finding(.emptyHeader, line: line, facts: ["\(cell.column + 1)"]))
                }
                return
            }
            guard cell.kind == .value else {
                let found = String(
                    decoding: block.text[Int(cell.start)..<Int(cell.end)].prefix(20), as: UTF8.self)
                batch.findings.append(
                    Finding(.sheetErrorValue, line: line, column: headers[Int(cell.column)], found: found))
                return
            }
            slots[Int(cell.column)] = Int32(index + 1)
        }

        /// Whether ``block`` holds a row not taken, after reading on.
        private mutating func hasRow() throws(InventoryError) -> Bool {
            while next >= block.rows.count {
                guard !isAtEnd else { return false }
                next = 0
                do throws(WorkbookError) { isAtEnd = !(try workbook.next(&block)) } catch {
                    throw .document(name: name, DocumentFault(error))
                }
            }
            return true
        }

        private mutating func findHeader(
            _ wanted: String?, _ missing: ([String]) -> [String]
        ) throws(InventoryError) {
            let sheets = workbook.sheets
            var fullest: [String] = []
            for index in try candidates(wanted, sheets) {
                do throws(WorkbookError) { try workbook.open(index) } catch {
                    throw .document(name: name, DocumentFault(error))
                }
                (next, isAtEnd) = (0, false)
                block.removeAll()
                for _ in 0..<SheetTokenizer.headerRows {
                    guard try hasRow() else { break }
                    let row = block.rows[next]
                    next += 1
                    let cells = cells(row)
                    guard cells.count <= RawBatch.columnLimit else {
                        throw .tooManyColumns(name: name, limit: RawBatch.columnLimit)
                    }
                    if missing(cells).isEmpty {
                        (headers, headerLine, sheet) = (cells, row.number, sheets[index].name)
                        slots = Array(repeating: 0, count: cells.count)
                        return
                    }
                    if cells.count > fullest.count { fullest = cells }
                }
            }
            guard wanted == nil else {
                throw .missingColumns(name: name, missing: missing(fullest), found: fullest)
            }
            throw .document(
                name: name, .noHeader(sheets: sheets.map(\.name), wanted: missing([]), found: fullest))
        }

        private func candidates(_ wanted: String?, _ sheets: [Workbook.Sheet]) throws(InventoryError) -> [Int]
        {
            guard let wanted else { return sheets.indices.filter { !sheets[$0].isHidden } }
            if let named = sheets.firstIndex(where: { $0.name == wanted }) { return [named] }
            if let number = decimalInteger(wanted[...]), sheets.indices.contains(number - 1) {
                return [number - 1]
            }
            throw .document(name: name, .noSuchSheet(wanted: wanted, sheets: sheets.map(\.name)))
        }

        /// The row's texts by column, blank where it has none; without blank ones at its end.
        private func cells(_ row: SheetRow) -> [String] {
            var texts: [String] = []
            for cell in block.cells[row.firstCell..<(row.firstCell + row.cellCount)] {
                let column = Int(cell.column)
                guard column >= 0, column <= RawBatch.columnLimit else { continue }
                while texts.count <= column { texts.append("") }
                texts[column] = String(
                    decoding: block.text[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
            }
            while texts.last?.allSatisfy(\.isWhitespace) == true { texts.removeLast() }
            return texts
        }
    }

    extension DocumentFault {
        fileprivate init(_ error: WorkbookError) {
            self =
                switch error {
                case .damaged(let part, let reason): .damaged(part: part, reason: reason)
                case .notAWorkbook(let kind): .notAWorkbook(kind: kind)
                case .encrypted: .encrypted
                case .doctype(let part): .damaged(part: part, reason: "<!DOCTYPE")
                case .tooLarge(let part, let limit): .tooLarge(what: part, limit: limit)
                }
        }
    }
#endif
