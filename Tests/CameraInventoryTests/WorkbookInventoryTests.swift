#if XLSX
    import CameraModel
    import Foundation
    import TestSupport
    import Testing

    @testable import CameraInventory

    @Suite struct WorkbookInventoryTests {
        private func cell(_ reference: String, _ text: String) -> String {
            "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }

        private let header =
            "<row r=\"3\"><c t=\"inlineStr\"><is><t>设备编码（*）</t></is></c><c t=\"inlineStr\"><is><t>设备名称</t></is></c></row>"
        private let code = "37050200001320000001"

        private func source(_ sheets: [(name: String, rows: String)]) -> InventorySource {
            var made = MadeWorkbook()
            made.sheets = sheets
            return .bytes(made.bytes(), name: "a.xlsx")
        }

        @Test func `The sheet with a known header is read, below its titles; rows keep their numbers`() throws
        {
            let rows =
                "<row r=\"1\">\(cell("A1", "登记表"))</row>" + header
                + "<row r=\"5\">\(cell("B5", "East gate"))\(cell("A5", code))</row><row r=\"7\">\(cell("B7", "x"))</row>"
            let (reading, summary) = try readCameras(source([("说明", ""), ("点位", rows)]))
            #expect(reading.rows.map(\.record.name) == ["East gate"])
            #expect(reading.rows.map(\.line) == [5])
            #expect(reading.lines == ["error device-code-missing 7 -"])
            #expect(summary.sheet == "点位" && summary.format == .xlsx)
            #expect(summary.mapped == ["设备编码（*）", "设备名称"])
        }

        @Test func `A sheet is chosen by name or by number`() throws {
            func name(_ sheet: String) throws -> String? {
                let rows = ["one", "two"].map {
                    ($0, header + "<row r=\"4\">\(cell("A4", code))\(cell("B4", "in \($0)"))</row>")
                }
                var options = ReadOptions()
                options.sheet = sheet
                return try readCameras(source(rows), options).0.rows.first?.record.name
            }
            #expect(try name("two") == "in two")
            #expect(try name("2") == "in two")
            #expect(
                throws: InventoryError.document(
                    name: "a.xlsx", .noSuchSheet(wanted: "3", sheets: ["one", "two"]))
            ) { try name("3") }
        }

        @Test func `No known header: the error lists the sheets and shows the row most like one`() throws {
            let rows = "<row r=\"1\">\(cell("A1", "国标"))\(cell("B1", "x"))</row>"
            #expect(
                throws: InventoryError.document(
                    name: "a.xlsx",
                    .noHeader(sheets: ["one", "two"], wanted: ["deviceCode"], found: ["国标", "x"]))
            ) { try readCameras(source([("one", rows), ("two", "")])) }
        }

        @Test(
            "The workbooks of a platform: its template has no rows, its sample only nodes",
            .enabled(if: FileManager.default.fileExists(atPath: Folder.data.path), "needs ../shared/data"),
            arguments: [
                ("模板.xlsx", "0 0 empty-header=1 no-rows=1"), ("示例数据.xlsx", "0 3 device-code-not-a-camera=3"),
            ])
        func platformWorkbooks(name: String, told: String) throws {
            let path = Folder.data.appendingPathComponent("wvp/\(name)").path
            let (reading, summary) = try readCameras(.file(path: path))
            let rules = Dictionary(grouping: reading.findings, by: \.rule.id).mapValues(\.count)
            let counts = rules.sorted { $0.key < $1.key }.map { " \($0)=\($1)" }.joined()
            #expect("\(reading.rows.count) \(reading.refused)\(counts)" == told)
            #expect(summary.profile == "zh-27")
        }

        @Test func `Errors of the sheet, numbers in codes and cells beside the table are told of`() throws {
            let rows =
                header
                + "<row r=\"4\">\(cell("A4", code))<c r=\"B4\" t=\"e\"><v>#REF!</v></c>\(cell("D4", "beside"))</row>"
                + "<row r=\"5\"><c r=\"A5\"><v>3.7050200001320001E+19</v></c></row>"
                + "<row r=\"6\"><c r=\"A6\"><v>37050200001320000000</v></c></row>"
            let (reading, _) = try readCameras(source([("one", rows)]))
            #expect(
                Set(reading.lines) == [
                    "warning sheet-error-value 4 设备名称", "warning empty-header 4 -",
                    "error device-code-excel-damage 5 设备编码（*）", "error device-code-excel-damage 6 设备编码（*）",
                ])
            #expect(reading.rows.count == 1 && reading.refused == 2)
        }

        @Test func `What is no workbook is refused by what it is`() throws {
            func fault(_ bytes: [UInt8]) -> DocumentFault? {
                do {
                    _ = try readCameras(.bytes(bytes, name: "a"))
                } catch { if case .document(_, let fault)? = error as? InventoryError { return fault } }
                return nil
            }
            #expect(fault([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .compoundFile)
            var text = MadeZip()
            text.add("cameras.csv", "deviceCode\n")
            #expect(fault(text.bytes) == .notAWorkbook(kind: nil))
            guard case .damaged? = fault([0x50, 0x4B, 0x03, 0x04, 0]) else {
                Issue.record("a cut archive is damaged")
                return
            }
        }

        @Test func `The sample workbook gives ten cameras`() throws {
            let file = Folder.package.appendingPathComponent("sample-inventories/formats/cameras.xlsx")
            let (reading, summary) = try readCameras(.file(path: file.path))
            #expect(reading.lines == ["warning sheet-error-value 10 投资额"])
            #expect(reading.rows.count == 10 && reading.refused == 0 && summary.sheet == "点位")
            #expect(reading.rows[0].record.position == Coordinate(longitude: 118.5821, latitude: 37.4489))
            #expect(reading.rows.map { $0.zoneText } == Array(repeating: "370502", count: 10))
            #expect(
                reading.rows[2].record.installTime == DateOrTime("2024-01-19 08:30:00", localTime: .shanghai))
            #expect(reading.rows[0].record.installTime == DateOrTime("2024-01-01", localTime: .shanghai))
            #expect(reading.rows[7].record.investment == Yuan("12800"))
            #expect(summary.ignored.isEmpty && summary.mapped.count == 11)
        }
    }
#endif
