#if XLSX
    import XMLEvents

    /// Reads one XML part of a workbook, a block of events at a time.
    struct PartReader: ~Copyable, Sendable {
        private var entry: ZipEntry
        private let xml: XMLEventReader
        private var buffer = [UInt8](repeating: 0, count: 1 << 16)
        private(set) var isAtEnd = false

        init(_ entry: consuming ZipEntry) throws(WorkbookError) {
            do { xml = try XMLEventReader(isUTF8: false, countsLines: false) } catch {
                throw .tooLarge(part: entry.name, limit: "memory")
            }
            self.entry = entry
        }

        /// The share of the part that was read, 0...1.
        var progress: Double { entry.size > 0 ? min(Double(entry.unpacked) / Double(entry.size), 1) : 1 }
        var name: String { entry.name }

        func number(of name: String) -> Int32 { xml.number(of: name) }

        func name(_ number: Int32) -> String { xml.names[Int(number)] }

        /// Replaces what `block` holds with the next events; `false` when the part is at its end.
        mutating func next(_ block: inout XMLBlock) throws(WorkbookError) -> Bool {
            block.removeAll()
            guard !isAtEnd else { return false }
            let count = try entry.read(into: &buffer)
            do throws(XMLFault) {
                var fault: XMLFault?
                buffer.withUnsafeBufferPointer { bytes in
                    let read = UnsafeBufferPointer(rebasing: bytes[..<count])
                    do throws(XMLFault) { _ = try xml.read(read, isLast: count == 0, into: &block) } catch {
                        fault = error
                    }
                }
                if let fault { throw fault }
            } catch { throw problem(error) }
            isAtEnd = count == 0 || xml.isComplete
            return true
        }

        private func problem(_ fault: XMLFault) -> WorkbookError {
            switch fault {
            case .malformed(let line, let reason): .damaged(part: name, reason: "line \(line), \(reason)")
            case .doctype: .doctype(part: name)
            case .limit(_, let what): .tooLarge(part: name, limit: what)
            case .outOfMemory: .tooLarge(part: name, limit: "memory")
            }
        }
    }
#endif
