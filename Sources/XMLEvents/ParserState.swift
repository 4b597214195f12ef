#if XML
    import CExpat

    /// What expat's callbacks write into.
    struct ParserState {
        /// The most elements that may be open at once.
        static let depthLimit = 64

        let parser: XML_Parser
        let countsLines: Bool
        var names = NameTable()
        var block = XMLBlock()
        var depth = 0
        var isComplete = false
        /// Bytes of this document handed to expat before the present block.
        var taken: Int64 = 0
        /// Offset in the document of the first byte behind the root.
        var documentEnd: Int64 = 0
        var fault: XMLFault?
        /// Offsets in the document of the present block and of the fault.
        var blockStart: Int64 = 0
        var faultAt: Int64 = 0

        var line: Int32 { Int32(clamping: XML_GetCurrentLineNumber(parser)) }

        mutating func stop(_ fault: XMLFault?) {
            if self.fault == nil { self.fault = fault }
            XML_StopParser(parser, 0)
        }

        mutating func number(_ name: UnsafePointer<XML_Char>) -> Int32? {
            let number = names.number(name)
            if number >= 0 { return number }
            stop(.limit(line: Int(line), what: "\(NameTable.limit) names"))
            return nil
        }

        mutating func start(_ name: UnsafePointer<XML_Char>, _ attributes: Attributes?) {
            guard fault == nil else { return }
            depth += 1
            guard depth <= ParserState.depthLimit else {
                stop(.limit(line: Int(line), what: "\(ParserState.depthLimit) levels"))
                return
            }
            guard let number = number(name) else { return }
            block.events.append(
                XMLEvent(kind: .start, name: number, start: 0, end: 0, line: countsLines ? line : 0))
            guard var pair = attributes else { return }
            while let key = pair[0], let value = pair[1] {
                guard let number = self.number(key) else { return }
                append(.attribute, number, UnsafeRawPointer(value), length(value))
                pair += 2
            }
        }

        mutating func end(_ name: UnsafePointer<XML_Char>) {
            guard fault == nil, let number = number(name) else { return }
            depth -= 1
            isComplete = depth == 0
            block.events.append(
                XMLEvent(
                    kind: isComplete ? .documentEnd : .end, name: number, start: 0, end: 0,
                    line: countsLines ? line : 0))
            guard isComplete else { return }
            documentEnd = Int64(XML_GetCurrentByteIndex(parser)) + Int64(XML_GetCurrentByteCount(parser))
            stop(nil)
        }

        mutating func append(_ kind: XMLEvent.Kind, _ name: Int32, _ start: UnsafeRawPointer, _ count: Int) {
            let begin = Int32(block.text.count)
            block.text.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
            block.events.append(
                XMLEvent(kind: kind, name: name, start: begin, end: Int32(block.text.count), line: 0))
        }

        private func length(_ text: UnsafePointer<XML_Char>) -> Int {
            var end = text
            while end.pointee != 0 { end += 1 }
            return end - text
        }
    }

    typealias Attributes = UnsafeMutablePointer<UnsafePointer<XML_Char>?>

    private func state(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ParserState>? {
        data?.assumingMemoryBound(to: ParserState.self)
    }

    func onStart(
        _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?, _ attributes: Attributes?
    ) {
        guard let name else { return }
        state(data)?.pointee.start(name, attributes)
    }

    func onEnd(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?) {
        guard let name else { return }
        state(data)?.pointee.end(name)
    }

    func onText(_ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<XML_Char>?, _ count: Int32) {
        guard let text, count > 0, let state = state(data), state.pointee.fault == nil else { return }
        state.pointee.append(.text, -1, UnsafeRawPointer(text), Int(count))
    }

    func onDoctype(
        _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?,
        _ system: UnsafePointer<XML_Char>?, _ publicID: UnsafePointer<XML_Char>?, _ hasSubset: Int32
    ) {
        guard let state = state(data) else { return }
        state.pointee.stop(.doctype(line: Int(state.pointee.line)))
    }
#endif
