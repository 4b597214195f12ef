#if XML
    import CameraModel
    import XMLEvents

    /// Cuts GB/T 28181 catalogue messages, one behind the other, into rows: each `Item` of a `DeviceList` is one.
    ///
    /// What a message declares as its encoding is ignored: the window's text is UTF-8. A broken message gives the
    /// items before the break and one refused row, and reading goes on at the next message.
    struct CatalogTokenizer: ~Copyable, Sendable {
        private enum State { case between, inside, seeking }

        let reader: XMLEventReader
        private let names: (item: Int32, list: Int32, info: Int32, num: Int32)
        private let rowLimit: Int
        /// Whether nodes of the tree are no rows: so for cameras.
        let skipsNodes: Bool
        private var text = CatalogText()
        private var state = State.between
        private var isFirst = true
        /// Line of the message's first byte.
        private var firstLine = 1
        /// Bytes read since the last item ended: bounds what is kept of one.
        private var bytesInItem = 0
        private var block = XMLBlock()
        private var next = 0
        private var fault: XMLFault?
        private var path: [Int32] = []
        var page = CatalogPage()
        var sum = CatalogSum()
        var item = CatalogItem()

        init(rowLimit: Int, skipsNodes: Bool, name: String) throws(InventoryError) {
            do { reader = try XMLEventReader(isUTF8: true, countsLines: true) } catch {
                throw .cannotRead(name: name, reason: "out of memory")
            }
            names = (
                reader.number(of: "Item"), reader.number(of: "DeviceList"), reader.number(of: "Info"),
                reader.number(of: "Num")
            )
            (self.rowLimit, self.skipsNodes) = (rowLimit, skipsNodes)
        }

        /// Appends the next row, or what was skipped; `false` at the end of the file.
        mutating func next(_ window: inout ByteWindow, _ batch: inout RawBatch) throws(InventoryError) -> Bool
        {
            while true {
                while next < block.events.count {
                    let event = block.events[next]
                    next += 1
                    if try handle(event, window.name, &batch) { return true }
                }
                if let fault {
                    self.fault = nil
                    if try breakOff(fault, window.name, &batch) { return true }
                }
                let more = try advance(&window, &batch)
                batch.findings += text.takeNotes()
                if !more {
                    if let finding = sum.end() { batch.findings.append(finding) }
                    return false
                }
            }
        }

        /// Reads on, a slice at a time; `false` at the end of the file.
        private mutating func advance(
            _ window: inout ByteWindow, _ batch: inout RawBatch
        ) throws(InventoryError) -> Bool {
            switch state {
            case .between:
                guard let byte = try text.firstByte(&window) else { return false }
                if byte == UInt8(ascii: "<") {
                    begin()
                } else {
                    batch.findings.append(Finding(.catalogTextBetween, line: text.line))
                    state = .seeking
                }
            case .seeking:
                guard try text.seek(&window) else { return false }
                state = .between
            case .inside: try feed(&window)
            }
            return true
        }

        private mutating func begin() {
            if !isFirst { reader.restart() }
            isFirst = false
            (state, firstLine, page, path, bytesInItem) = (.inside, text.line, CatalogPage(), [], 0)
        }

        private mutating func feed(_ window: inout ByteWindow) throws(InventoryError) {
            block.removeAll()
            next = 0
            var isLast = false
            if text.at == text.bytes.count { isLast = !(try text.refill(&window)) }
            let end = min(text.at + 1 << 16, text.bytes.count)
            var taken = end - text.at
            do throws(XMLFault) { taken = try read(end, isLast) } catch {
                fault = error
                taken = min(max(reader.faultOffset, 0), taken)
            }
            bytesInItem += taken
            text.take(taken)
            if reader.isComplete { state = .between }
            guard bytesInItem <= rowLimit else {
                throw .rowTooLong(name: window.name, line: text.line, limit: rowLimit)
            }
        }

        private mutating func read(_ end: Int, _ isLast: Bool) throws(XMLFault) -> Int {
            let range = text.at..<end
            var (taken, fault): (Int, XMLFault?) = (0, nil)
            var filled = XMLBlock()
            swap(&filled, &block)
            text.bytes.withUnsafeBufferPointer { bytes in
                do throws(XMLFault) {
                    taken = try reader.read(Bytes(rebasing: bytes[range]), isLast: isLast, into: &filled)
                } catch { fault = error }
            }
            swap(&filled, &block)
            if let fault { throw fault }
            return taken
        }

        /// A message that cannot be read on; whether that cost a row.
        private mutating func breakOff(
            _ fault: XMLFault, _ name: String, _ batch: inout RawBatch
        ) throws(InventoryError) -> Bool {
            state = .seeking
            // A fault at a message's first byte would be met again.
            if reader.faultPosition == 0, text.at < text.bytes.count { text.take(1) }
            let (line, reason): (Int, String)
            switch fault {
            case .doctype(let at): throw .document(name: name, .doctype(line: firstLine + at - 1))
            case .outOfMemory: throw .cannotRead(name: name, reason: "out of memory")
            case .malformed(let at, let words): (line, reason) = (firstLine + at - 1, words)
            case .limit(let at, let what): (line, reason) = (firstLine + at - 1, "more than " + what)
            }
            if item.isOpen { item.discard(&batch) }
            // Comments behind the last message are no message.
            if path.isEmpty, page.root.isEmpty, reader.faultPosition > 0, text.at == text.bytes.count {
                return false
            }
            batch.endRow(line: line, from: batch.cells.count, fault: .xmlBroken, facts: [reason])
            if let finding = sum.add(page) { batch.findings.append(finding) }
            return true
        }

        /// Takes one event; `true` when a row was added or skipped.
        private mutating func handle(
            _ event: XMLEvent, _ name: String, _ batch: inout RawBatch
        ) throws(InventoryError) -> Bool {
            let line = firstLine + max(Int(event.line), 1) - 1
            let range = Int(event.start)..<Int(event.end)
            switch event.kind {
            case .start: start(event.name, line, &batch)
            case .attribute:
                guard path.last == names.list, event.name == names.num, page.announced == nil else { break }
                let text = String(decoding: block.text[range], as: UTF8.self)
                page.announced = decimalInteger(text[...]).map { ($0, page.listLine) }
            case .text:
                if item.isOpen { item.text(block.text[range], &batch) } else { page.text(block.text[range]) }
            case .end, .documentEnd:
                path.removeLast()
                if item.isOpen {
                    guard item.end(&batch) else { return false }
                    bytesInItem = 0
                    finishItem(&batch)
                    return true
                }
                page.end(line)
                if event.kind == .documentEnd { try finishPage(line, name, &batch) }
            }
            return false
        }

        private mutating func start(_ name: Int32, _ line: Int, _ batch: inout RawBatch) {
            let parent = path.last
            path.append(name)
            if item.isOpen {
                item.start(name, reader, names.info, &batch)
            } else if name == names.item, parent == names.list {
                item.open(line: line, batch)
                page.items += 1
            } else {
                if path.count == 1 { page.root = reader.names[Int(name)] }
                if name == names.list { page.listLine = line }
                page.start(path.count == 2 ? reader.names[Int(name)] : "")
            }
        }
    }
#endif
