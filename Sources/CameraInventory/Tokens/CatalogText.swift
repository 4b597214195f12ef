#if XML
    import CameraModel

    /// The mended text of a file of messages: hands out slices, counts lines, finds where messages begin.
    struct CatalogText: Sendable {
        private(set) var mender = XMLMender()
        /// Mended bytes; those before ``at`` are taken.
        private(set) var bytes: [UInt8] = []
        private(set) var at = 0
        /// Physical line of the next byte.
        private(set) var line = 1
        private var afterCarriageReturn = false

        /// What was mended since the last call, as findings.
        mutating func takeNotes() -> [Finding] {
            defer { mender.mends = [] }
            return mender.mends.map { mend, line in
                Finding(mend == .ampersand ? .xmlAmpersand : .xmlControlCharacters, line: line)
            }
        }

        /// The first byte that is no blank and no byte order mark; everything before it is taken.
        mutating func firstByte(_ window: inout ByteWindow) throws(InventoryError) -> UInt8? {
            while true {
                while at < bytes.count {
                    let byte = bytes[at]
                    guard byte <= 0x20 || byte == 0xEF || byte == 0xBB || byte == 0xBF else { return byte }
                    take(1)
                }
                guard try refill(&window) else { return nil }
            }
        }

        /// Moves to the next place where a message may begin; `false` when there is none.
        mutating func seek(_ window: inout ByteWindow) throws(InventoryError) -> Bool {
            while true {
                let open = UInt8(ascii: "<")
                let start = (at..<bytes.count).first { index in
                    bytes[index] == open && CatalogText.starts.contains { bytes[index...].starts(with: $0) }
                }
                if let start {
                    take(start - at)
                    return true
                }
                // A mark may be cut in two.
                take(max(bytes.count - at - 10, 0))
                guard try refill(&window) else { return false }
            }
        }

        private static let starts = ["<?xml", "<Response", "<Notify"].map { Array($0.utf8) }

        /// Appends mended bytes; `false` when the file has no more.
        mutating func refill(_ window: inout ByteWindow) throws(InventoryError) -> Bool {
            if at > 0 {
                bytes.removeFirst(at)
                at = 0
            }
            let before = bytes.count
            while bytes.count == before {
                let (start, end) = (window.start, min(window.start + 1 << 16, window.bytes.count))
                let isLast = window.isAtEnd && end == window.bytes.count
                let taken = window.bytes.withUnsafeBufferPointer {
                    mender.mend(Bytes(rebasing: $0[start..<end]), isLast: isLast, into: &bytes)
                }
                window.start += taken
                if taken == 0 {
                    if window.isAtEnd { return false }
                    try window.fill()
                }
            }
            return true
        }

        /// Takes bytes, counting their line ends.
        mutating func take(_ count: Int) {
            for byte in bytes[at..<(at + count)] {
                if byte == 0x0D || (byte == 0x0A && !afterCarriageReturn) { line += 1 }
                afterCarriageReturn = byte == 0x0D
            }
            at += count
        }
    }
#endif
