import CameraModel
import Glibc
import Testing

@testable import CameraInventory

/// Text in an encoding of glibc's.
func encoded(_ text: String, _ name: String) throws -> [UInt8] {
    let descriptor = try #require(iconv_open(name, "UTF-8"))
    defer { iconv_close(descriptor) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 8 * input.count + 16)
    let (inputCount, outputCount) = (input.count, output.count)
    let made = input.withUnsafeMutableBufferPointer { from in
        output.withUnsafeMutableBufferPointer { to in
            var (source, target) = (from.baseAddress, to.baseAddress)
            var (left, room) = (inputCount, outputCount)
            return iconv(descriptor, &source, &left, &target, &room) == Int(bitPattern: UInt.max)
                ? nil : outputCount - room
        }
    }
    return output.prefix(try #require(made)).map { UInt8(bitPattern: $0) }
}

@Suite struct EncodingTests {
    static let text =
        "设备编码,设备名称,安装地址\r\n"
        + (1...30).map { "3705020000132000\($0 + 1000),一号门（北）\($0),东营区黄河路㐀𠀀\($0)号\r\n" }.joined()

    private func read(_ bytes: [UInt8], _ change: (inout ReadOptions) -> Void = { _ in }) throws -> (
        Reading<CameraRow>, InventorySummary
    ) {
        var options = ReadOptions()
        change(&options)
        return try readCameras(.bytes(bytes, name: "a.csv"), options)
    }

    @Test(
        "The encoding is found, whatever the block",
        arguments: [
            ("UTF-8", [], "UTF-8", EncodingReason.validUTF8),
            ("UTF-8", [0xEF, 0xBB, 0xBF], "UTF-8", .byteOrderMark),
            ("GB18030", [], "GB18030", .notUTF8(offset: 0)),
            ("UTF-16LE", [0xFF, 0xFE], "UTF-16LE", .byteOrderMark),
            ("UTF-16BE", [0xFE, 0xFF], "UTF-16BE", .byteOrderMark),
            ("UTF-16LE", [], "UTF-16LE", .zeroBytes), ("UTF-16BE", [], "UTF-16BE", .zeroBytes),
            ("UTF-32LE", [0xFF, 0xFE, 0, 0], "UTF-32LE", .byteOrderMark),
            ("UTF-32BE", [0, 0, 0xFE, 0xFF], "UTF-32BE", .byteOrderMark),
        ] as [(String, [UInt8], String, EncodingReason)])
    func found(_ name: String, _ mark: [UInt8], _ shown: String, _ reason: EncodingReason) throws {
        let bytes = mark + (try encoded(Self.text, name))
        let wanted = try readCameras(Self.text)
        for block in [1, 2, 3, 5, 64, 1 << 20] {
            let (reading, summary) = try read(bytes) { $0.blockBytes = block }
            #expect(reading.rows.map(\.record) == wanted.rows.map(\.record) && reading.rows.count == 30)
            #expect(reading.rows.map(\.line) == wanted.rows.map(\.line))
            #expect(summary.encoding == shown && summary.encodingReason == reason)
        }
    }

    @Test(
        "An encoding that is asked for is used",
        arguments: [
            ("CP949", "강남구청 앞 똠방각하"), ("EUC-KR", "강남구청"), ("Big5", "臺北市政府"), ("Shift_JIS", "東京ソ表"),
            ("GBK", "朱镕基路"), ("utf8", "北门"), ("UTF-16LE", "北门"), ("ISO-8859-1", "Genève"), ("GB18030", "𠀀㐀"),
        ])
    func asked(_ name: String, _ text: String) throws {
        let bytes = try encoded("deviceCode,name\nbkq-1,\(text)\n", name)
        for block in [1, 3, 4096] {
            let (reading, summary) = try read(bytes) { ($0.encoding, $0.blockBytes) = (name, block) }
            #expect(reading.rows.first?.record.name == text)
            #expect(summary.encodingReason == .asked)
            #expect(summary.encoding == (name == "utf8" ? "UTF-8" : name.uppercased()))
        }
    }

    @Test func `GB2312 by name is read with the whole table of GB18030`() throws {
        let bytes = try encoded("deviceCode,name\nbkq-1,朱镕基\n", "GB18030")
        #expect(try read(bytes) { $0.encoding = "gb2312" }.0.rows.first?.record.name == "朱镕基")
    }

    @Test(arguments: [
        "", "NOPE-1", "UTF-8//IGNORE", "GB18030//TRANSLIT", "a/b", String(repeating: "A", count: 99),
    ])
    func `a name that no table has is a wrong usage`(name: String) {
        #expect(!ReadOptions.isKnown(encoding: name))
        #expect(throws: InventoryError.unknownEncoding(encoding: name)) {
            try read([65]) { $0.encoding = name }
        }
        #expect(ReadOptions.isKnown(encoding: "CP949"))
    }

    @Test func `ASCII needs no decision, and a first other byte far behind is still judged rightly`() throws {
        var text = "deviceCode,name\n"
        for number in 0..<6_000 { text += "bkq-\(number),camera number \(number)\n" }
        let offset = text.utf8.count
        #expect(try read(Array(text.utf8)).1.encodingReason == .asciiOnly)
        let tail = "x北门,东营\nbkq-y,西门\n"
        for name in ["GB18030", "UTF-8"] {
            let (reading, summary) = try read(Array(text.utf8) + encoded(tail, name)) {
                $0.blockBytes = 1 << 16
            }
            #expect(reading.rows.count == 6_002 && reading.rows.last?.record.name == "西门")
            #expect(summary.encoding == name)
            if name == "GB18030" { #expect(summary.encodingReason == .notUTF8(offset: Int64(offset + 1))) }
        }
    }

    @Test func `One bad byte in UTF-8 refuses its row and no other`() throws {
        let bytes = Array(Self.text.utf8)
        let row = try #require(Self.text.utf8.firstRange(of: Array("37050200001320001015".utf8))?.lowerBound)
        let place = Self.text.utf8.distance(from: Self.text.utf8.startIndex, to: row) + 24
        for bad: [UInt8] in [[0xFF], [0xB0], [0xE4, 0xB8], [0xC0, 0x80]] {
            for block in [1, 7, 1 << 20] {
                let (reading, summary) = try read(bytes[..<place] + bad + bytes[place...]) {
                    $0.blockBytes = block
                }
                #expect(reading.rows.count == 29 && reading.refused == 1)
                #expect(reading.findings.map(\.rule) == [.undecodableText])
                #expect(reading.findings.first?.line == 16)
                #expect(reading.findings.first?.facts.last == "UTF-8")
                #expect(summary.encoding == "UTF-8" && summary.encodingReason == .mostlyUTF8)
            }
        }
    }

    @Test func `Bytes that GB18030 has not, and a file cut in a character, refuse their rows`() throws {
        let row = try encoded("bkq-1,北门\n", "GB18030")
        let bytes = try encoded("设备编码,设备名称\n", "GB18030") + row + Array("bkq-2,".utf8) + [0xFF, 0x0A]
        let cut = try encoded("bkq-3,南", "GB18030").dropLast()
        for block in [1, 2, 5, 4096] {
            let (reading, _) = try read(bytes + cut) { $0.blockBytes = block }
            #expect(reading.rows.map(\.record.name) == ["北门"])
            let errors = reading.findings.filter { $0.severity == .error }
            #expect(errors.map(\.rule.id) == ["undecodable-text", "undecodable-text"])
            #expect(errors.map(\.line) == [3, 4])
            let offsets = errors.map { $0.facts[0] }
            #expect(offsets == ["\(bytes.count - 2)", "\(bytes.count + cut.count - 1)"])
        }
    }

    @Test func `A header that cannot be decoded stops the file`() throws {
        let bytes = Array("deviceCode,na".utf8) + [0xFF] + Array("me\nbkq-1,a\n".utf8)
        #expect(
            throws: InventoryError.undecodableHeader(name: "a.csv", line: 1, encoding: "UTF-8", offset: 13)
        ) { try read(bytes) { $0.encoding = "UTF-8" } }
    }

    @Test func `Text whose only evidence for UTF-8 is two-byte characters is not believed against GB18030`()
        throws
    {
        // 一 is D2 BB in GB18030, which is a good character of UTF-8 as well.
        var rows = "设备编码,设备名称\n".replacing("设备编码", with: "deviceCode").replacing("设备名称", with: "name")
        for number in 0..<500 { rows += "bkq-\(number),一\n" }
        let (reading, summary) = try read(try encoded(rows + "bkq-x,东\n", "GB18030"))
        #expect(summary.encoding == "GB18030" && reading.rows.last?.record.name == "东")
        // Where the contradiction comes behind what is judged, the file stops rather than guess.
        let ones = String(repeating: "一", count: 300)
        for number in 0..<2_000 { rows += "bkq-y\(number),\(ones)\n" }
        let long = try encoded(rows + "bkq-x,东\n", "GB18030")
        #expect(throws: InventoryError.encodingUnclear(name: "a.csv", offset: Int64(long.count - 3))) {
            try read(long) { $0.blockBytes = 1 << 16 }
        }
        #expect(try read(long) { $0.encoding = "GB18030" }.0.rows.count == 2_501)
    }

    @Test(
        "What is no text says what it looks like",
        arguments: [
            (Array("%PDF-1.4\n%".utf8), .pdf), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], .oldOffice),
            ([0xFF, 0xD8, 0xFF, 0xE0], .picture), ([0x1F, 0x8B, 0x08, 0], .gzip),
            (Array("SQLite format 3\u{0}".utf8), .sqlite),
            ([0x50, 0x4B, 0x05, 0x06], .zip),
            (Array(repeating: [7, 1, 0, 0, 0, 9, 8, 0], count: 20).flatMap(\.self), .binary),
        ] as [([UInt8], FileLook)])
    func noText(_ bytes: [UInt8], _ look: FileLook) {
        let wanted = InventoryError.notText(name: "a.csv", look: look)
        #expect(throws: wanted) { try read(bytes) }
        #expect(wanted.message(.english).contains("looks like") && wanted.message(.chinese).contains("看起来"))
    }

    @Test func `The fast check of UTF-8 agrees with the standard library on any bytes`() {
        var random = SystemRandomNumberGenerator()
        let pieces: [[UInt8]] = [
            [0x41], Array("abcdefghij".utf8), Array("设备".utf8), Array("（）".utf8), Array("é".utf8),
            Array("𠀀".utf8),
            [0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xC0, 0xAF],
            [0xEF, 0xBF, 0xBD], [0xED, 0x9F, 0xBF], [0xFF], [0xF0, 0x90],
        ]
        var bad = 0
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                bytes +=
                    pieces[
                        Int.random(in: 0..<(Bool.random(using: &random) ? 6 : pieces.count), using: &random)]
            }
            let (index, end) = bytes.withUnsafeBufferPointer { UTF8Check.scan($0, from: 0) }
            let isGood = String(validating: bytes, as: UTF8.self) != nil
            #expect((end == .whole) == isGood, "\(bytes)")
            if !isGood {
                bad += 1
                #expect(String(validating: bytes[..<index], as: UTF8.self) != nil, "\(bytes)")
            }
        }
        #expect(bad > 1000)
    }

    @Test(
        "The table of pairs says what iconv says",
        arguments: [
            "GB18030", "GBK", "CP949", "EUC-KR", "Big5", "BIG5-HKSCS", "Shift_JIS", "EUC-JP", "ISO-8859-1",
            "ISO-2022-KR",
        ])
    func pairs(_ name: String) throws {
        // Every pair of bytes, each behind some text, then four-byte characters and pieces of garbage.
        var bytes: [UInt8] = []
        for first in UInt8(0x80)...0xFF {
            for second in UInt8(0x20)...0xFF { bytes += [0x41, 0x2C, first, second, 0x0A] }
        }
        for number in 0..<3000 {
            bytes += [0x81, 0x30, UInt8(0x81 + number % 126), UInt8(0x30 + number % 10), UInt8(number % 256)]
        }
        guard var slow = Iconv(name), var fast = Iconv(name) else {
            Issue.record("no table for \(name)")
            return
        }
        fast.learnPairs()
        var (slowText, fastText): ([UInt8], [UInt8]) = ([], [])
        var (slowFaults, fastFaults): ([TextFault], [TextFault]) = ([], [])
        var raw = bytes
        _ = slow.decode(&raw, offset: 0, isLast: true, into: &slowText, faults: &slowFaults)
        var rest: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 1001) {
            let end = min(start + 1001, bytes.count)
            let offset = Int64(start - rest.count)
            rest += bytes[start..<end]
            let taken = fast.decode(
                &rest, offset: offset, isLast: end == bytes.count, into: &fastText, faults: &fastFaults)
            rest.removeFirst(taken)
        }
        #expect(slowText == fastText && rest.isEmpty)
        #expect(slowFaults.map(\.index) == fastFaults.map(\.index))
        #expect(slowFaults.map(\.offset) == fastFaults.map(\.offset))
    }
}
