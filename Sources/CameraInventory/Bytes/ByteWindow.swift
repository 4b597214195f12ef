/// The part of an inventory's text that tokenizers have not taken yet, in UTF-8.
///
/// Grows only while one row does not fit; a tokenizer that needs more calls ``fill()`` and scans its row anew.
/// This is where other encodings will be turned into UTF-8.
struct ByteWindow: ~Copyable, Sendable {
    private var source: ByteSource
    private var check = UTF8Check()
    private(set) var bytes: [UInt8] = []
    /// Index in ``bytes`` of the first byte not taken.
    var start = 0
    /// Whether the source has no more bytes.
    private(set) var isAtEnd = false
    /// Bytes read from the source so far.
    private(set) var bytesRead: Int64 = 0
    private(set) var hadByteOrderMark = false
    private var sawStart = false

    init(_ source: consuming ByteSource) { self.source = source }

    var name: String { source.name }

    /// Number of bytes not taken.
    var count: Int { bytes.count - start }

    /// Reads on: at least one block, and at least as much as already waits, so that rescans stay linear.
    mutating func fill() throws(InventoryError) {
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        let wanted = max(bytes.count, 1)
        var got = 0
        while got < wanted, !isAtEnd {
            let before = bytes.count
            let count = try source.read(into: &bytes)
            bytesRead += Int64(count)
            got += count
            isAtEnd = count == 0
            try checkText(from: before)
        }
        try takeByteOrderMark()
    }

    private mutating func checkText(from before: Int) throws(InventoryError) {
        let fault = bytes.withUnsafeBufferPointer { check.firstFault(in: $0, from: before) }
        if let fault {
            throw .notUTF8(name: name, offset: bytesRead - Int64(bytes.count - fault))
        }
        if isAtEnd, check.isInsideCharacter { throw .notUTF8(name: name, offset: bytesRead) }
    }

    private mutating func takeByteOrderMark() throws(InventoryError) {
        guard !sawStart else { return }
        while bytes.count < 3, !isAtEnd {
            let before = bytes.count
            let count = try source.read(into: &bytes)
            bytesRead += Int64(count)
            isAtEnd = count == 0
            try checkText(from: before)
        }
        sawStart = true
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            hadByteOrderMark = true
            bytes.removeFirst(3)
        }
    }
}
