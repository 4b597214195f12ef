#if XML
    import CameraModel
    import XMLEvents

    /// What one message of a catalogue says about itself, and how many items it had.
    struct CatalogPage: Sendable {
        var root = ""
        var kind = ""
        var device = ""
        /// Line of its DeviceList; 0 when it has none.
        var listLine = 0
        var items = 0
        var announced: (number: Int, line: Int)?
        var sum: (number: Int, line: Int)?
        private var element = ""
        private var text: [UInt8] = []

        /// An element of the message's head begins.
        mutating func start(_ name: String) {
            element = name
            text.removeAll(keepingCapacity: true)
        }

        mutating func text(_ bytes: ArraySlice<UInt8>) {
            if text.count < 256 { text.append(contentsOf: bytes.prefix(256)) }
        }

        /// It ends, at `line`.
        mutating func end(_ line: Int) {
            let value = String(decoding: text, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
            switch element {
            case "CmdType": kind = value
            case "DeviceID": device = value
            case "SumNum": sum = decimalInteger(value[...]).map { ($0, line) }
            default: break
            }
            start("")
        }
    }

    /// The pages of one catalogue that follow one another: same device, same announced sum.
    struct CatalogSum: Sendable {
        private var device = ""
        private var sum: (number: Int, line: Int)?
        private var items = 0

        /// Adds a page; the finding is of the catalogue before it, when that lacked items.
        mutating func add(_ page: CatalogPage) -> Finding? {
            let isSame = sum != nil && page.device == device && page.sum?.number == sum?.number
            let finding = isSame ? nil : end()
            if !isSame { (device, sum, items) = (page.device, page.sum, 0) }
            items += page.items
            return finding
        }

        /// The finding of the last catalogue, at the end of the file.
        mutating func end() -> Finding? {
            defer { sum = nil }
            guard let sum, sum.number != items else { return nil }
            return Finding(
                .catalogCount, line: sum.line, column: "SumNum", facts: ["\(sum.number)", "\(items)"])
        }
    }
#endif
