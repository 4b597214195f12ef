#if XLSX
    import Foundation
    import Testing
    import TestSupport

    @testable import Spreadsheet

    @Suite struct WorkbookTests {
        /// The rows of a sheet: `5: A=x C=y`; errors of the sheet as `A!#N/A`.
        private func rows(_ workbook: consuming Workbook, sheet: Int = 0) throws -> [String] {
            var workbook = workbook
            try workbook.open(sheet)
            var block = SheetBlock()
            var out: [String] = []
            while try workbook.next(&block) {
                for row in block.rows {
                    let cells = block.cells[row.firstCell..<(row.firstCell + row.cellCount)].map { cell in
                        let letter = String(UnicodeScalar(UInt8(65 + cell.column)))
                        return letter + (cell.kind == .error ? "!" : "=")
                            + String(decoding: block.text[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
                    }
                    out.append("\(row.number): " + cells.joined(separator: " "))
                }
            }
            return out
        }

        private func rows(_ cells: String, _ change: (inout MadeWorkbook) -> Void = { _ in }) throws
            -> [String]
        {
            var made = MadeWorkbook()
            made.sheets = [("Sheet1", cells)]
            change(&made)
            return try rows(try Workbook(bytes: made.bytes()))
        }

        @Test func `Cells stand where their references say; rows and cells without one follow on`() throws {
            let found = try rows(
                "<row r=\"2\"><c r=\"C2\"><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>")
            #expect(found == ["2: C=1 D=2", "4: A=3"])
        }

        @Test func `Shared, rich, inline and formula texts are read, phonetic ones are not`() throws {
            let found = try rows(
                """
                <row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c>
                <c t="inlineStr"><is><t>in</t><rPh><t>x</t></rPh><r><t>line</t></r></is></c>
                <c t="str"><f>A1&amp;"&lt;"</f><v>A&lt;</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>
                """
            ) {
                $0.strings =
                    "<si><t>a_x000A_b</t></si><si><r><rPr/><t>设备编码</t></r><r><t>（*）</t></r>"
                    + "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"
            }
            #expect(found == ["1: A=a\nb B=设备编码（*） D=inline E=A< F=true G!#N/A"])
        }

        @Test(arguments: [
            ("117.2", "117.2"), ("117.20000000000000", "117.2"), ("0.10000000000000001", "0.1"),
            ("1E-3", "0.001"),
            ("-1.5", "-1.5"), ("1234567890123456", "1.2345678901234560E+15"), ("2.5E3", "2500"),
            ("2E2", "200"),
            ("3.7050100001320001E+19", "3.7050100001320001E+19"),
            ("37050100001320001000", "3.7050100001320002E+19"),
            ("37050100001320001234", "37050100001320001234"), ("1.5E-7", "0.00000015"), ("x", "x"),
        ])
        func `Numbers read as a person sees them, and lost digits show`(_ text: String, _ wanted: String) {
            #expect(CellText.number(text) == wanted)
        }

        @Test func `Numbers under a date style are dates, in both systems`() throws {
            let cells = """
                <row r="1"><c s="1"><v>45292</v></c><c s="2"><v>45292.520833333336</v></c><c s="3"><v>45292</v></c>
                <c s="1"><v>60</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c><c s="1"><v>0.5</v></c>
                <c s="1"><v>45292.999999999</v></c><c s="1"><v>-1</v></c></row>
                """
            let styles = """
                <numFmts><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="166"
                formatCode="0.00&quot;days&quot;[Red]"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>
                """
            let found = try rows(cells) { $0.styles = styles }
            #expect(
                found == [
                    "1: A=2024-01-01 B=2024-01-01 12:30:00 C=45292 D=1900-02-29 E=1900-02-28 F=1900-03-01 "
                        + "G=12:00:00 H=2024-01-02 I=-1"
                ])
            let later = try rows(cells) {
                $0.styles = styles
                $0.properties = "date1904=\"1\""
            }
            #expect(later[0].hasPrefix("1: A=2028-01-02 B=2028-01-02 12:30:00"))
        }

        @Test(arguments: [
            ("General", false), ("yyyy-mm-dd", true), ("[$-804]yyyy\"年\"", true), ("0.00\"m\"", false),
            ("@", false),
            ("[Red]0", false), ("\\d0", false), ("h:mm AM/PM", true), ("#,##0;[Red]-#,##0", false),
            ("0;\"s\"d", false),
        ])
        func `A format is a date's by its letters outside quotes and brackets`(_ code: String, _ wanted: Bool)
        {
            #expect(DateStyles.showsDate(code) == wanted)
        }

        @Test func `Sheets are named in order, hidden ones and prefixes of names told`() throws {
            var made = MadeWorkbook()
            made.sheets = [("说明", ""), ("点位", "<x:row><x:c><x:v>1</x:v></x:c></x:row>")]
            let workbook = try Workbook(bytes: made.bytes())
            #expect(workbook.sheets.map(\.name) == ["说明", "点位"])
            #expect(try rows(workbook, sheet: 1) == ["1: A=1"])
        }

        @Test func `What is no workbook says so`() throws {
            var word = MadeZip()
            word.add("word/document.xml", "<a/>")
            #expect(throws: WorkbookError.notAWorkbook(kind: "Word")) { _ = try Workbook(bytes: word.bytes) }
            #expect(throws: WorkbookError.self) { _ = try Workbook(bytes: [0x50, 0x4B, 3, 4, 1, 2, 3]) }
            #expect(throws: WorkbookError.self) { _ = try Workbook(bytes: []) }
            var made = MadeWorkbook()
            made.sheets = [("a", "")]
            let secret = made.bytes { $0.add("xl/other.xml", "", flags: 1) }
            #expect(try rows(try Workbook(bytes: secret)) == [])
            var locked = MadeZip()
            locked.add("xl/workbook.xml", "abc", flags: 1)
            #expect(throws: WorkbookError.encrypted) { _ = try Workbook(bytes: locked.bytes) }
        }

        @Test func `A bomb is refused while it is unpacked, and an entity before it is expanded`() throws {
            var made = MadeWorkbook()
            made.sheets = [("a", "<row><c><v>1</v></c></row>")]
            let bomb = made.bytes { $0.addBomb("xl/sharedStrings.xml", runs: 200_000) }
            #expect(throws: WorkbookError.tooLarge(part: "xl/sharedStrings.xml", limit: "100 x")) {
                try rows(try Workbook(bytes: bomb))
            }
            let entity = made.bytes { $0.add("xl/styles.xml", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>") }
            #expect(throws: WorkbookError.doctype(part: "xl/styles.xml")) {
                try rows(try Workbook(bytes: entity))
            }
        }

        @Test func `Every prefix and every flipped byte of a workbook gives rows or an error`() throws {
            var made = MadeWorkbook()
            made.sheets = [("a", "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45292</v></c></row>")]
            made.strings = "<si><t>x</t></si>"
            made.styles = "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>"
            let bytes = made.bytes()
            #expect(try rows(try Workbook(bytes: bytes)) == ["1: A=x B=2024-01-01"])
            for end in 0..<bytes.count {
                #expect(throws: WorkbookError.self) { try rows(try Workbook(bytes: Array(bytes[..<end]))) }
                var flipped = bytes
                flipped[end] ^= 0x15
                _ = try? rows(try Workbook(bytes: flipped))
            }
        }

        @Test func `A row that spans blocks is one row`() throws {
            let cells = (1...4000).map { "<c r=\"A\($0)\" t=\"inlineStr\"><is><t>text \($0)</t></is></c>" }
            let found = try rows("<row r=\"1\">\(cells.joined())</row><row><c><v>7</v></c></row>")
            #expect(found.count == 2 && found[0].hasSuffix("A=text 4000") && found[1] == "2: A=7")
        }

        @Test func `Workbooks of a video platform are read`() throws {
            let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../../../shared/data/wvp").standardizedFileURL
            guard FileManager.default.fileExists(atPath: folder.path) else {
                print("skipped: there is no shared/data/wvp beside the checkout")
                return
            }
            let sample = try rows(try Workbook(path: folder.appendingPathComponent("示例数据.xlsx").path))
            #expect(
                sample.first
                    == "1: A=名称 B=应用名 C=流ID D=国标ID E=在线状态 F=经度 WGS-84坐标系 G=纬度 WGS-84坐标系")
            #expect(sample.count == 4 && sample[1].contains("D=34020000002000000001"), "\(sample)")
            let empty = try rows(try Workbook(path: folder.appendingPathComponent("模板.xlsx").path))
            #expect(empty.count == 1 && empty[0].contains("F=经度 WGS-84坐标系"), "\(empty)")
        }
    }
#endif
