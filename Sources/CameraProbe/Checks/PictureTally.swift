import CameraModel
import Glibc

/// Finds JPEG pictures in bytes that come piece by piece, and keeps of each no more than its hash.
///
/// Between pictures anything may stand: part headers, boundaries. Segments are walked by their lengths, so that
/// the end of a thumbnail is not taken for the end of its picture. Source: ITU-T T.81, annex B.
struct PictureTally {
    /// Whole pictures so far.
    private(set) var count = 0
    /// The SHA-256 of the first picture, and whether another one differed from it.
    private(set) var first: String?
    private(set) var hasChanged = false
    /// Bytes of the newest whole picture.
    private(set) var size = 0
    /// Whether a picture has begun and not ended.
    var isInside: Bool { place != .outside }

    private enum Place: Equatable {
        case outside
        /// A marker's first byte is awaited, or was seen.
        case scan, mark
        /// The two bytes of a length, then as many bytes to pass over.
        case lengthHigh, lengthLow(Int), skip(Int)
    }

    private var place = Place.outside
    /// How much of FF D8 FF was seen outside a picture.
    private var start = 0
    /// Of the picture that has begun; `nil` outside one.
    private var hash: SHA256?
    private var length = 0

    /// Takes in further bytes.
    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        var begun = place == .outside ? nil : 0
        while index < bytes.count {
            switch place {
            case .outside:
                index = search(bytes, from: index)
                guard place != .outside else { return }
                begun = index
                hash = SHA256()
                length = 0
                withUnsafeBytes(of: (UInt8(0xFF), UInt8(0xD8), UInt8(0xFF))) { add($0) }
            case .skip(let left):
                let step = min(left, bytes.count - index)
                index += step
                place = step == left ? .scan : .skip(left - step)
            case .scan:
                // Most of a picture is its scan: only the next 0xFF matters.
                index = next(0xFF, in: bytes, from: index)
                guard index < bytes.count else { break }
                place = .mark
                index += 1
            default:
                let isEnd = step(bytes[index])
                index += 1
                guard isEnd, let from = begun else { continue }
                add(UnsafeRawBufferPointer(rebasing: bytes[from..<index]))
                finish()
                begun = nil
            }
        }
        if let begun, place != .outside { add(UnsafeRawBufferPointer(rebasing: bytes[begun...])) }
    }

    /// Looks for the start of a picture; gives the index after it.
    private mutating func search(_ bytes: UnsafeRawBufferPointer, from: Int) -> Int {
        var index = from
        while index < bytes.count {
            if start == 0 { index = next(0xFF, in: bytes, from: index) }
            guard index < bytes.count else { break }
            let byte = bytes[index]
            index += 1
            switch (start, byte) {
            case (0, 0xFF), (2, 0xFF): start += 1
            case (1, 0xD8): start = 2
            case (1, 0xFF): break
            default: start = 0
            }
            guard start == 3 else { continue }
            (start, place) = (0, .mark)
            return index
        }
        return index
    }

    /// One byte inside a picture; says whether it was its last.
    private mutating func step(_ byte: UInt8) -> Bool {
        switch place {
        case .mark:
            switch byte {
            case 0xD9: return true
            case 0xFF: break
            // Stuffing, restart marks and TEM have no length.
            case 0x00, 0x01, 0xD0...0xD8: place = .scan
            default: place = .lengthHigh
            }
        case .lengthHigh: place = .lengthLow(Int(byte) << 8)
        case .lengthLow(let high):
            let left = (high | Int(byte)) - 2
            place = left > 0 ? .skip(left) : .scan
        case .outside, .scan, .skip: break
        }
        return false
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        hash?.add(bytes)
        length += bytes.count
    }

    /// Where a byte stands at or after `from`; the end when nowhere.
    private func next(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from: Int) -> Int {
        guard from < bytes.count, let start = bytes.baseAddress,
            let found = memchr(start + from, Int32(byte), bytes.count - from)
        else { return bytes.count }
        return start.distance(to: UnsafeRawPointer(found))
    }

    private mutating func finish() {
        guard let digest = hash.take()?.finish() else { return }
        count += 1
        size = length
        place = .outside
        if let first { hasChanged = hasChanged || digest != first } else { first = digest }
    }
}
