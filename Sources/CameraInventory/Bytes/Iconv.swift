import Glibc

/// A place where bytes could not be decoded and U+FFFD stands instead.
struct TextFault: Sendable {
    /// Index of the U+FFFD in the decoded text.
    var index: Int
    /// Offset of the first bad byte in the file, from 0.
    var offset: Int64
}

/// Turns text of one encoding into UTF-8 block by block; owns a conversion descriptor of glibc.
struct Iconv: ~Copyable, @unchecked Sendable {
    // Sendable although it holds a pointer: a descriptor has this one owner, and every use of it is `mutating`.
    private let descriptor: iconv_t
    private var output: [UInt8] = []
    /// Bytes that a bad place takes at the least: the width of the encoding's units.
    private let unit: Int
    private let name: String
    private var pairs: PairTable?
    private var hasLearnt = false

    /// `nil` when glibc does not know the name.
    init?(_ name: String) {
        guard let opened = iconv_open("UTF-8", name), Int(bitPattern: opened) != -1 else { return nil }
        descriptor = opened
        self.name = name
        let upper = name.uppercased()
        let isWide = upper.hasPrefix("UTF-32") || upper.hasPrefix("UTF32") || upper.hasPrefix("UCS-4")
        let isDouble = upper.hasPrefix("UTF-16") || upper.hasPrefix("UTF16") || upper.hasPrefix("UCS-2")
        unit = isWide ? 4 : isDouble ? 2 : 1
    }

    deinit { _ = iconv_close(descriptor) }

    /// Makes ready for long texts, at the cost of some milliseconds: without it all goes through iconv, which is slower
    /// and says the same.
    mutating func learnPairs() {
        guard unit == 1, !hasLearnt else { return }
        hasLearnt = true
        // A descriptor of its own, because this one may stand in the middle of something.
        if var twin = Iconv(name) { pairs = PairTable(&twin) }
    }

    /// Appends what `input` says to `text`; gives the number of bytes taken, all but a character cut off at the end.
    /// `offset` is the place in the file of the input's first byte; `isLast` when nothing follows.
    mutating func decode(
        _ input: inout [UInt8], offset: Int64, isLast: Bool, into text: inout [UInt8],
        faults: inout [TextFault]
    ) -> Int {
        if output.isEmpty { output = [UInt8](repeating: 0, count: 1 << 18) }
        var taken = 0
        while taken < input.count {
            taken += takePairs(input, from: taken, into: &text)
            // Where the table knows the rest, iconv gets only what the table does not know, and a little more.
            let end = pairs == nil ? input.count : min(taken + 64, input.count)
            let (used, made, trouble) = convert(&input, from: taken, to: end)
            text.append(contentsOf: output[..<made])
            taken += used
            switch trouble {
            case 0, E2BIG: continue
            case EINVAL where end < input.count && used > 0: continue
            case EINVAL where !isLast: return taken
            default:
                // A lead byte before a comma must not take the comma with it.
                let skipped = trouble == EINVAL ? input.count - taken : min(unit, input.count - taken)
                appendFault(at: offset + Int64(taken), &text, &faults)
                taken += skipped
            }
        }
        return taken
    }

    private mutating func takePairs(_ input: [UInt8], from start: Int, into text: inout [UInt8]) -> Int {
        guard let pairs else { return 0 }
        var taken = start
        while true {
            let (used, made) = input.withUnsafeBytes { from in
                output.withUnsafeMutableBytes {
                    pairs.convert(UnsafeRawBufferPointer(rebasing: from[taken...]), $0)
                }
            }
            text.append(contentsOf: output[..<made])
            taken += used
            if made < output.count / 2 { return taken - start }
        }
    }

    /// One call of iconv: bytes used, bytes made, and its error number.
    private mutating func convert(_ input: inout [UInt8], from start: Int, to end: Int) -> (Int, Int, Int32) {
        input.withUnsafeMutableBytes { from in
            output.withUnsafeMutableBytes { to in
                var source = from.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
                var target = to.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = end - start
                var room = to.count
                let result = iconv(descriptor, &source, &left, &target, &room)
                let trouble = result == Int(bitPattern: UInt.max) ? errno : 0
                return (end - start - left, to.count - room, trouble)
            }
        }
    }

    /// The UTF-8 of a few bytes that stand alone; `nil` when they are no whole text.
    mutating func convertAlone(_ bytes: [UInt8]) -> [UInt8]? {
        if output.isEmpty { output = [UInt8](repeating: 0, count: 1 << 18) }
        var bytes = bytes
        let (used, made, trouble) = convert(&bytes, from: 0, to: bytes.count)
        if trouble != 0 || made == 0 { _ = iconv(descriptor, nil, nil, nil, nil) }
        return trouble == 0 && used == bytes.count ? Array(output[..<made]) : nil
    }

    /// Whether a character may begin with this byte and go on.
    mutating func isLead(_ byte: UInt8) -> Bool {
        var bytes = [byte]
        let trouble = convert(&bytes, from: 0, to: 1).2
        if trouble != 0 { _ = iconv(descriptor, nil, nil, nil, nil) }
        return trouble == EINVAL
    }
}

/// Puts U+FFFD in the place of bad bytes; neighbours count as one fault, so that garbage does not pile up.
func appendFault(at offset: Int64, _ text: inout [UInt8], _ faults: inout [TextFault]) {
    if faults.last?.index != text.count - 3 || faults.isEmpty {
        faults.append(TextFault(index: text.count, offset: offset))
    } else {
        faults[faults.count - 1].index = text.count
    }
    text.append(contentsOf: [0xEF, 0xBF, 0xBD])
}
