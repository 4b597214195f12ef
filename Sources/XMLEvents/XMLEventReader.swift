#if XML
    import CExpat

    /// Pushes XML through expat block by block and fills an ``XMLBlock`` with what it met.
    ///
    /// Owns the parser. Entities are never expanded: a document type declaration ends the reading. One reader reads
    /// one document; ``restart()`` makes it ready for the next.
    public struct XMLEventReader: ~Copyable, @unchecked Sendable {
        // Sendable: both pointers have this value, which cannot be copied, as their only owner, and expat calls
        // back only inside `read`.
        private let parser: XML_Parser
        private let state: UnsafeMutablePointer<ParserState>
        private let encoding: String?

        /// A reader; throws ``XMLFault/outOfMemory``.
        ///
        /// - Parameters:
        ///   - isUTF8: the bytes are UTF-8 whatever the document declares; else expat looks at mark and declaration.
        ///   - countsLines: tags carry their line.
        public init(isUTF8: Bool, countsLines: Bool) throws(XMLFault) {
            encoding = isUTF8 ? "UTF-8" : nil
            guard let parser = XML_ParserCreate(encoding) else { throw .outOfMemory }
            self.parser = parser
            state = .allocate(capacity: 1)
            state.initialize(to: ParserState(parser: parser, countsLines: countsLines))
            listen()
        }

        deinit {
            XML_ParserFree(parser)
            state.deinitialize(count: 1)
            state.deallocate()
        }

        /// Names of elements and attributes, without prefixes, by number; numbers stay valid over a restart.
        public var names: [String] { state.pointee.names.names }

        /// The number of a name, to compare events with.
        public func number(of name: String) -> Int32 { state.pointee.names.number(known: Array(name.utf8)) }

        /// Whether the root element has ended.
        public var isComplete: Bool { state.pointee.isComplete }

        /// Elements open now.
        public var depth: Int { state.pointee.depth }

        /// Line that is being read, from 1 in this document.
        public var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

        /// After a fault: where it is, from the start of the block that was read, and from the document's.
        public var faultOffset: Int { Int(state.pointee.faultAt - state.pointee.blockStart) }
        /// After a fault: how many bytes of the document stand before it.
        public var faultPosition: Int { Int(state.pointee.faultAt) }

        /// Makes the reader ready for another document.
        public func restart() {
            XML_ParserReset(parser, encoding)
            (state.pointee.depth, state.pointee.isComplete, state.pointee.fault) = (0, false, nil)
            (state.pointee.taken, state.pointee.faultAt) = (0, 0)
            listen()
        }

        /// Reads the next bytes of the document, and appends the events to `block`; the events before a fault are there.
        ///
        /// Returns how many bytes were taken: all of them, or those up to the root's end.
        public func read(
            _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into block: inout XMLBlock
        ) throws(XMLFault) -> Int {
            guard !isComplete else { return 0 }
            let before = state.pointee.taken
            state.pointee.blockStart = before
            // Handed over and back, so that the arrays are not copied.
            swap(&block, &state.pointee.block)
            defer { swap(&block, &state.pointee.block) }
            let status = bytes.withMemoryRebound(to: CChar.self) {
                XML_Parse(parser, $0.baseAddress, Int32($0.count), isLast ? 1 : 0)
            }
            if isComplete {
                return max(Int(state.pointee.documentEnd - before), 0)
            }
            state.pointee.taken += Int64(bytes.count)
            guard status == XML_STATUS_ERROR else { return bytes.count }
            state.pointee.faultAt = Int64(XML_GetCurrentByteIndex(parser))
            if let fault = state.pointee.fault { throw fault }
            let code = XML_GetErrorCode(parser)
            if code == XML_ERROR_NO_MEMORY { throw .outOfMemory }
            let reason = XML_ErrorString(code).map { String(cString: $0) } ?? "not well-formed"
            throw .malformed(line: line, reason: reason)
        }

        private func listen() {
            XML_SetUserData(parser, state)
            XML_SetElementHandler(parser, onStart, onEnd)
            XML_SetCharacterDataHandler(parser, onText)
            XML_SetStartDoctypeDeclHandler(parser, onDoctype)
        }
    }
#endif
