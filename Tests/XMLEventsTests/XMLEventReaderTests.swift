#if XML
    import Testing
    import XMLEvents

    @Suite struct XMLEventReaderTests {
        /// The events of a text fed in pieces of `step` bytes, one a line.
        private func events(_ text: String, step: Int = 1_000_000) throws -> [String] {
            let reader = try XMLEventReader(isUTF8: true, countsLines: true)
            let bytes = Array(text.utf8)
            var out: [String] = []
            var at = 0
            while at < bytes.count, !reader.isComplete {
                let end = min(at + step, bytes.count)
                var block = XMLBlock()
                at += try bytes[at..<end].withUnsafeBufferPointer {
                    try reader.read($0, isLast: end == bytes.count, into: &block)
                }
                for event in block.events {
                    let name = event.name >= 0 ? reader.names[Int(event.name)] : ""
                    let value = String(
                        decoding: block.text[Int(event.start)..<Int(event.end)], as: UTF8.self)
                    out.append("\(event.kind) \(name) \(value) \(event.line)")
                }
            }
            if at < bytes.count { out.append("left \(bytes.count - at)") }
            return out
        }

        @Test func `tags, attributes and text come in order, with lines`() throws {
            let found = try events("<a>\n<x:b n=\"1\">t&amp;</x:b></a>\n<c/>")
            #expect(
                found == [
                    "start a  1", "text  \n 0", "start b  2", "attribute n 1 0", "text  t 0", "text  & 0",
                    "end b  2", "documentEnd a  2", "left 5",
                ])
        }

        @Test func `an empty root ends the document behind its tag`() throws {
            #expect(try events("<a/>x").last == "left 1")
            #expect(try events("<a/>x", step: 1).last == "left 1")
        }

        @Test func `a declared encoding is ignored when the bytes are UTF-8`() throws {
            #expect(try events("<?xml version=\"1.0\" encoding=\"GB2312\"?><a>名</a>")[1] == "text  名 0")
        }

        @Test func `an entity declaration ends the reading before anything is expanded`() {
            let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"
            #expect(throws: XMLFault.doctype(line: 1)) { try events(bomb) }
        }

        @Test func `depth and number of names are limited`() {
            let deep = String(repeating: "<a>", count: 100)
            #expect(throws: XMLFault.limit(line: 1, what: "64 levels")) { try events(deep) }
            let names = "<r>" + (0..<30_000).map { "<n\($0)/>" }.joined()
            #expect(throws: XMLFault.limit(line: 1, what: "20000 names")) { try events(names) }
        }

        @Test func `a broken document names the line`() {
            #expect(throws: XMLFault.malformed(line: 2, reason: "mismatched tag")) {
                try events("<a>\n<b></a>")
            }
        }
    }
#endif
