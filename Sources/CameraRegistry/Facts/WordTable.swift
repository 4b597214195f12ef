import CameraModel
import Glibc

/// The words of a vocabulary by their bytes, so that a row's word is no String.
///
/// The registry's constraints let no other words in; within each vocabulary the length and the first seven bytes decide.
struct WordTable<Word: Vocabulary> {
    private let keys: [UInt64]
    private let words: [Word]

    init() {
        words = Array(Word.allCases)
        keys = words.map { word in Array(word.rawValue.utf8).withUnsafeBytes { wordKey($0) } }
    }

    /// The word in a column; `nil` where it is NULL or none of the vocabulary.
    func word(_ row: borrowing Statement, _ column: Int32) -> Word? {
        let key = row.withBlob(column) { wordKey($0) }
        for index in keys.indices where keys[index] == key { return words[index] }
        return nil
    }
}

private func wordKey(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var key = UInt64(truncatingIfNeeded: bytes.count)
    for index in 0..<min(bytes.count, 7) { key = key << 8 | UInt64(bytes[index]) }
    return key
}

/// What a few texts that come again and again were read as.
struct ReadTexts<Value> {
    private var known: [(bytes: [UInt8], value: Value?)] = []
    private static var limit: Int { 24 }

    /// The value of a column's text, read by `read` when it is new.
    mutating func value(_ row: borrowing Statement, _ column: Int32, _ read: (String) -> Value?) -> Value? {
        row.withBlob(column) { bytes -> Value? in
            guard let start = bytes.baseAddress else { return nil }
            for entry in known where entry.bytes.count == bytes.count {
                if entry.bytes.withUnsafeBytes({
                    $0.baseAddress.map { memcmp($0, start, bytes.count) == 0 } ?? true
                }) {
                    return entry.value
                }
            }
            let value = read(String(decoding: bytes, as: UTF8.self))
            if known.count < ReadTexts.limit { known.append((Array(bytes), value)) }
            return value
        }
    }
}
