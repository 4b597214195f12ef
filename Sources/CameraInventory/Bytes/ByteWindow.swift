/// The part of an inventory's text that tokenizers have not taken yet, always in UTF-8.
///
/// Grows only while one row does not fit; a tokenizer that needs more calls ``fill()`` and scans its row anew. Whatever
/// the file's encoding, the text here is good UTF-8 and holds whole characters only: bytes that could not be decoded are
/// U+FFFD, and ``takeFault()`` tells of them.
struct ByteWindow: ~Copyable, Sendable {
    private enum Mode: Sendable {
        /// Not one byte was looked at.
        case start
        /// All bytes so far are below 128: no decision is needed yet, and none costs anything.
        case ascii
        case utf8
        case converted
    }

    private var source: ByteSource
    private let asked: String?
    private var mode = Mode.start
    private var converter: Iconv?
    /// Bytes read but not decoded: less than a character, or a block on its way through ``converter``.
    private var raw: [UInt8] = []
    private var sourceHasEnded = false
    private var sawText = false
    private var isWeakUTF8 = false
    private var faults: [TextFault] = []

    private(set) var bytes: [UInt8] = []
    /// Index in ``bytes`` of the first byte not taken.
    var start = 0
    /// Whether the source has no more bytes.
    private(set) var isAtEnd = false
    /// Bytes read from the source so far.
    private(set) var bytesRead: Int64 = 0
    /// The encoding decided on so far; may turn from UTF-8 to GB18030 where the first other byte stands.
    private(set) var encoding = "UTF-8"
    private(set) var reason = EncodingReason.asciiOnly

    /// How much of a file, from its first byte above 127 on, is looked at before deciding.
    static let judgedBytes = 1 << 20
    /// From this size of a block on a table of the encoding's pairs is worth its making.
    static let learningBytes = 1 << 17

    /// A window on a source; `encoding` is an iconv name, `nil` = to be found out.
    init(_ source: consuming ByteSource, encoding: String? = nil) {
        self.source = source
        asked = encoding
    }

    var name: String { source.name }
    var hadByteOrderMark: Bool { reason == .byteOrderMark }

    /// Number of bytes not taken.
    var count: Int { bytes.count - start }

    /// Reads on: at least one block, and at least as much as already waits, so that rescans stay linear.
    mutating func fill() throws(InventoryError) {
        dropTaken()
        if mode == .start { try begin() }
        let wanted = bytes.count + max(bytes.count, 1)
        while bytes.count < wanted, !isAtEnd { try readOn() }
    }

    /// The file offset of the first bytes that could not be decoded in what was taken since the last call, or `nil`.
    mutating func takeFault() -> Int64? {
        guard let first = faults.first, first.index < start else { return nil }
        faults.removeFirst(faults.firstIndex { $0.index >= start } ?? faults.count)
        return first.offset
    }

    private mutating func dropTaken() {
        guard start > 0 else { return }
        bytes.removeFirst(start)
        // A fault that was taken but not told of yet stays in front.
        for index in faults.indices { faults[index].index -= start }
        start = 0
    }

    private mutating func begin() throws(InventoryError) {
        if let asked { return try use(asked, .asked) }
        let head = try source.peek(4096)
        if let (encoding, length) = EncodingGuess.mark(head) {
            source.skip(length)
            bytesRead += Int64(length)
            try use(encoding, .byteOrderMark)
        } else if let encoding = EncodingGuess.utf16(head) {
            try use(encoding, .zeroBytes)
        } else {
            mode = .ascii
        }
    }

    private mutating func use(_ name: String, _ why: EncodingReason) throws(InventoryError) {
        (encoding, reason) = (EncodingName.shown(name), why)
        if encoding == "UTF-8" {
            mode = .utf8
        } else {
            guard EncodingName.isPlain(name), let made = Iconv(EncodingName.table(name)) else {
                throw .unknownEncoding(encoding: name)
            }
            converter = consume made
            mode = .converted
        }
    }

    private mutating func readOn() throws(InventoryError) {
        let before = bytes.count
        switch mode {
        case .start, .ascii:
            try readBlock()
            if let first = bytes.withUnsafeBufferPointer({ UTF8Check.firstNonASCII($0, from: before) }) {
                try decide(first)
            }
        case .utf8:
            bytes += raw
            raw.removeAll(keepingCapacity: true)
            try readBlock()
            try checkUTF8(from: before)
        case .converted:
            let count = try source.read(into: &raw)
            note(count)
            convert()
        }
        takeMark()
        isAtEnd = sourceHasEnded
    }

    /// A mark that the named encoding left as a character.
    private mutating func takeMark() {
        guard !sawText, !bytes.isEmpty else { return }
        sawText = true
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        bytes.removeFirst(3)
        for index in faults.indices { faults[index].index -= 3 }
    }

    private mutating func readBlock() throws(InventoryError) { note(try source.read(into: &bytes)) }

    private mutating func note(_ count: Int) {
        bytesRead += Int64(count)
        sourceHasEnded = count == 0
    }

    /// Judges the text from its first byte above 127 on, and goes on in UTF-8 or in GB18030.
    private mutating func decide(_ first: Int) throws(InventoryError) {
        var judged = 0
        var tally: EncodingTally
        repeat {
            while bytes.count - first < min(2 * judged, ByteWindow.judgedBytes), !sourceHasEnded {
                try readBlock()
            }
            judged = bytes.count - first
            tally = bytes.withUnsafeBufferPointer {
                EncodingTally(
                    Bytes(rebasing: $0[first...].prefix(ByteWindow.judgedBytes)), isWhole: sourceHasEnded)
            }
        } while !sourceHasEnded && judged < ByteWindow.judgedBytes && !tally.isDecisive
        if tally.isUTF8 {
            try use("UTF-8", tally.faults == 0 ? .validUTF8 : .mostlyUTF8)
            isWeakUTF8 = tally.isWeak
            return try checkUTF8(from: first)
        }
        let fault = first + (tally.firstFault ?? 0)
        try use("GB18030", .notUTF8(offset: bytesRead - Int64(bytes.count - fault)))
        raw = Array(bytes[first...])
        bytes.removeLast(raw.count)
        convert()
    }

    private mutating func convert() {
        let offset = bytesRead - Int64(raw.count)
        if raw.count >= ByteWindow.learningBytes { converter?.learnPairs() }
        let taken =
            converter?.decode(
                &raw, offset: offset, isLast: sourceHasEnded, into: &bytes, faults: &faults) ?? 0
        raw.removeFirst(taken)
    }

    /// Looks through what was read last; puts U+FFFD where it is not UTF-8 and keeps back a character cut off.
    private mutating func checkUTF8(from start: Int) throws(InventoryError) {
        let (index, end) = bytes.withUnsafeBufferPointer { UTF8Check.scan($0, from: start) }
        if end == .whole { return }
        let rest = Array(bytes[index...])
        bytes.removeLast(rest.count)
        if end == .cut, !sourceHasEnded {
            raw = rest
            return
        }
        try mend(rest)
    }

    /// Appends text that has faults in it.
    private mutating func mend(_ rest: [UInt8]) throws(InventoryError) {
        let offset = bytesRead - Int64(rest.count)
        if reason == .validUTF8 {
            // So much good text went before that this is no other encoding; unless all of it was two-byte characters.
            if isWeakUTF8 { throw .encodingUnclear(name: name, offset: offset) }
            reason = .mostlyUTF8
        }
        var from = 0
        while from < rest.count {
            let (index, end) = rest.withUnsafeBufferPointer { UTF8Check.scan($0, from: from) }
            bytes += rest[from..<index]
            switch end {
            case .whole: return
            case .cut where !sourceHasEnded:
                raw = Array(rest[index...])
                return
            case .cut: from = rest.count
            case .fault(let length): from = index + length
            }
            appendFault(at: offset + Int64(index), &bytes, &faults)
        }
    }
}

/// Names of encodings as glibc knows them.
enum EncodingName {
    /// Letters, digits and the few signs that names have: not iconv's `//` suffixes, which change what errors are.
    static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 40
            && name.utf8.allSatisfy {
                isDigit($0) || (65...90).contains($0) || (97...122).contains($0)
                    || "-_.:+()".utf8.contains($0)
            }
    }

    /// What reports say: the name in capitals, UTF-8 in one spelling.
    static func shown(_ name: String) -> String {
        let upper = name.uppercased()
        return upper == "UTF8" ? "UTF-8" : upper
    }

    /// The table to decode with. Files that say GB2312 hold what only its supersets have, so its own table is never
    /// used.
    static func table(_ name: String) -> String {
        let strict = ["GB2312", "EUC-CN", "EUCCN", "GB_2312-80", "GB2312-80", "CN-GB"]
        return strict.contains(name.uppercased()) ? "GB18030" : name
    }

    /// Whether a file can be read in the encoding of this name.
    static func isKnown(_ name: String) -> Bool {
        guard isPlain(name) else { return false }
        if shown(name) == "UTF-8" { return true }
        return Iconv(table(name)) != nil
    }
}
