#if XML
    import CameraModel
    import Foundation
    import Testing

    @testable import CameraInventory

    @Suite struct CatalogTests {
        /// What the tokenizer makes of a file: rows as text, what was found, what was skipped.
        struct Read: Equatable {
            var rows: [String] = []
            var found: [String] = []
            var skipped = 0
        }

        private func read(_ bytes: [UInt8], block: Int = 1 << 20) throws -> Read {
            var window = ByteWindow(try ByteSource(.bytes(bytes, name: "a.xml"), blockBytes: block))
            try window.fill()
            var tokenizer = try CatalogTokenizer(rowLimit: 1 << 20, skipsNodes: true, name: "a.xml")
            var batch = RawBatch()
            while try tokenizer.next(&window, &batch) {}
            let keys = tokenizer.item.keys
            var out = Read()
            for row in batch.rows {
                let cells = batch.cells[row.firstCell..<(row.firstCell + row.cellCount)].map { cell in
                    keys[Int(cell.column)] + "="
                        + String(decoding: batch.text[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
                }
                let fault = row.fault.map { " !\($0.id)" } ?? ""
                out.rows.append("\(row.line)\(fault) " + cells.joined(separator: " "))
            }
            out.found = batch.findings.map { "\($0.rule.id) \($0.line ?? 0)" }
            out.skipped = batch.skipped
            return out
        }

        private func read(_ text: String) throws -> Read { try read(Array(text.utf8)) }

        /// A message of two cameras, with `num` announced.
        private func page(_ items: String, num: Int, sum: Int? = nil) -> String {
            "<?xml version=\"1.0\" encoding=\"GB2312\"?>\n<Response><CmdType>Catalog</CmdType>"
                + "<DeviceID>37050200002000000001</DeviceID><SumNum>\(sum ?? num)</SumNum>\n"
                + "<DeviceList Num=\"\(num)\">\(items)</DeviceList></Response>\n"
        }
        private let one = "<Item><DeviceID>37050200001320000001</DeviceID><Name>A</Name></Item>"
        private let two = "<Item><DeviceID>37050200001320000002</DeviceID><Name>B</Name></Item>"
        private let firstRow = "3 DeviceID=37050200001320000001 Name=A"

        @Test func `Each item is a row; Info's elements are columns, the item's own wins`() throws {
            let item = """
                <Item>
                  <DeviceID> 37050200001320000001 </DeviceID><Longitude/>
                  <Info> <PTZType>2</PTZType><Name>inner</Name><Deep><A>1</A></Deep> </Info>
                  <Name>A</Name><PTZType>1</PTZType><Vendor><X><Y>z</Y></X></Vendor>
                </Item>
                """
            let found = try read(page(item, num: 1))
            #expect(
                found.rows == [
                    "3 DeviceID= 37050200001320000001  PTZType=1 Name=A Deep.A=1 Vendor.X.Y=z"
                ])
            #expect(found.found == [])
        }

        @Test func `Several messages follow one another, with marks, blanks and line ends between`() throws {
            let text =
                "\u{FEFF}\r\n" + page(one, num: 1, sum: 2) + "\u{FEFF}\0\n"
                + page(two, num: 1, sum: 2).replacing(
                    "<?xml version=\"1.0\" encoding=\"GB2312\"?>\n", with: "")
            let found = try read(text)
            #expect(
                found.rows == [
                    firstRow.replacing("3", with: "4", maxReplacements: 1),
                    "7 DeviceID=37050200001320000002 Name=B",
                ])
            #expect(found.found == ["xml-control-characters 5"])
        }

        @Test func `A page of several is told of, by Num and by SumNum`() throws {
            #expect(try read(page(one, num: 1, sum: 7)).found == ["catalog-count 2"])
            #expect(try read(page(one, num: 2)).found == ["catalog-count 3", "catalog-count 2"])
        }

        @Test func `A bare ampersand is mended; known references are read, unknown ones never expanded`()
            throws
        {
            let item =
                "<Item><DeviceID>1</DeviceID><Name>A & B &amp; C &lt; &#x41;&#66; &nbsp; &#0; &#</Name>"
                + "<Address><![CDATA[x & y]]>&</Address></Item>"
            let found = try read(page(item, num: 1))
            #expect(
                found.rows == ["3 DeviceID=1 Name=A & B & C < AB &nbsp; &#0; &# Address=x & y&"])
            #expect(found.found == ["xml-ampersand 3"])
        }

        @Test func `NUL bytes and control characters are passed over`() throws {
            let found = try read(page(one.replacing("A<", with: "A\0\u{1}<"), num: 1))
            #expect(found.rows == [firstRow])
            #expect(found.found == ["xml-control-characters 3"])
        }

        @Test func `A broken message gives its items, one refused row, and the next message is read`() throws
        {
            let broken = page(one + "<Item><DeviceID>9</Name></Item>" + two, num: 3)
            let found = try read(broken + page(two, num: 1))
            #expect(
                found.rows == [firstRow, "3 !xml-broken ", "6 DeviceID=37050200001320000002 Name=B"])
            let cut = try read(String(page(one + two, num: 2).dropLast(60)) + page(two, num: 1))
            #expect(cut.rows.map { $0.prefix(14) } == ["3 DeviceID=370", "3 !xml-broken ", "5 DeviceID=370"])
        }

        @Test func `Every prefix of a catalogue gives rows or one refused row, in blocks of any size`() throws
        {
            let bytes = Array((page(one, num: 1) + page(two.replacing("B", with: "B & C 名"), num: 1)).utf8)
            for end in 1...bytes.count {
                let prefix = Array(bytes[..<end])
                guard String(validating: prefix, as: UTF8.self) != nil else { continue }
                let found = try read(prefix)
                #expect(found == (try read(prefix, block: 7)))
                let kept = found.rows.filter { !$0.contains("!") }.count
                #expect(kept <= 2 && found.rows.count - kept <= 1)
            }
            #expect(try read(bytes, block: 1).rows.count == 2)
        }

        @Test func `Nodes of the tree and events are skipped, not refused`() throws {
            let nodes = [
                "37", "3705", "370502", "37050200", "37050200002150000001", "37050200002160000001",
                "37050200002000000009",
            ]
            let items = nodes.map { "<Item><DeviceID>\($0)</DeviceID></Item>" }.joined() + one
            let found = try read(page(items, num: 8))
            #expect(found.rows == [firstRow])
            #expect(found.skipped == 7)
            #expect(found.found == Array(repeating: "catalog-node 3", count: 7))
            let off = "<Item><DeviceID>37050200001320000009</DeviceID><Event>OFF</Event></Item>"
            let update = one.replacing("</Item>", with: "<Event>UPDATE</Event></Item>")
            let events = try read(page(off + update, num: 2))
            #expect(events.rows == [firstRow] && events.skipped == 1 && events.found == ["catalog-event 3"])
        }

        @Test func `A repeated element keeps its first value; equal ones are no matter`() throws {
            let found = try read(
                page(one.replacing("<Name>", with: "<Name>A</Name><Name>C</Name><Name>"), num: 1))
            #expect(found.rows == [firstRow])
            #expect(found.found == ["xml-repeated-element 3"])
        }

        @Test func `A document type declaration refuses the file`() {
            let bomb = "<!DOCTYPE a [<!ENTITY b \"b\">]>\n" + page(one, num: 1).dropFirst(39)
            #expect(throws: InventoryError.document(name: "a.xml", .doctype(line: 1))) { try read(bomb) }
        }

        @Test func `Other XML is no catalogue; other messages of the protocol are empty ones`() throws {
            #expect(throws: InventoryError.document(name: "a.xml", .notACatalogue(root: "html"))) {
                try read("<html><body/></html>")
            }
            let alive = "<Notify><CmdType>Keepalive</CmdType><Status>OK</Status></Notify>\n<!-- end -->\n"
            #expect(try read(alive).found == ["catalog-other-message 1"])
            #expect(try read(alive).rows == [])
        }

        @Test func `Text between messages is passed over with a note`() throws {
            let found = try read("MESSAGE sip:x SIP/2.0\r\n\r\n" + page(one, num: 1))
            #expect(found.rows == ["5" + firstRow.dropFirst()])
            #expect(found.found == ["catalog-text-between 1"])
        }

        @Test func `An item larger than a row may be ends the reading`() {
            let item = "<Item><Name>" + String(repeating: "x", count: 2 << 20) + "</Name></Item>"
            #expect(throws: InventoryError.rowTooLong(name: "a.xml", line: 3, limit: 1 << 20)) {
                try read(page(item, num: 1))
            }
        }

        private static let sample = Folder.package.appendingPathComponent(
            "sample-inventories/formats/catalog.xml")

        @Test func `The sample catalogue has six cameras in two messages`() throws {
            let found = try read(try Folder.bytes(Self.sample))
            #expect(found.rows.count == 6 && found.skipped == 3)
            #expect(
                found.found == ["xml-ampersand 54", "catalog-node 8", "catalog-node 9", "catalog-node 10"])
            #expect(found.rows[2].contains("Name=东营书城 & 地下停车场") && found.rows[2].contains("RoomType=2"))
        }

        /// What each real file gives: rows, skipped, findings of the tokenizer.
        static let real: [(String, Int, Int, [String])] = [
            ("catalog-2011.xml", 1, 0, []), ("catalog-2014.xml", 1, 0, []), ("catalog-2022.xml", 1, 0, []),
            ("catalog-2014-tree.xml", 1, 4, Array(repeating: "catalog-node", count: 4)),
            ("keepalive-21-digit-id.xml", 0, 0, ["catalog-other-message"]),
            ("no-declaration-audio-out.xml", 2, 0, []), ("notify-off-minimal.xml", 0, 1, ["catalog-event"]),
        ]

        @Test(arguments: real)
        func `Real messages give what is written here`(
            _ name: String, rows: Int, skipped: Int, found: [String]
        ) throws {
            let file = Folder.data.appendingPathComponent("gb28181/" + name)
            guard FileManager.default.fileExists(atPath: file.path) else {
                print("skipped: there is no shared/data/gb28181 beside the checkout")
                return
            }
            let read = try read(try Folder.bytes(file))
            #expect(read.rows.count == rows && read.skipped == skipped)
            #expect(read.found.map { $0.split(separator: " ")[0] } == found.map { $0[...] })
        }
    }
#endif
