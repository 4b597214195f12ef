/// A JPEG picture from SOI to EOI.
///
/// Segments are walked by their lengths, so that the end of a thumbnail inside one is not taken for the
/// end of the picture. Source: ITU-T T.81, annex B.
enum JPEGCheck {
    static func read(_ bytes: Span<UInt8>, from start: Int) -> BodyReading {
        for (index, wanted) in [UInt8(0xFF), 0xD8, 0xFF].enumerated() {
            guard start + index < bytes.count else { return .maybe }
            guard bytes[start + index] == wanted else { return .no }
        }
        return reachesEnd(bytes, from: start + 2) ? .proven : .begun
    }

    private static func reachesEnd(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        while index + 1 < bytes.count {
            guard let mark = bytes.firstIndex(of: 0xFF, from: index), mark + 1 < bytes.count else {
                return false
            }
            index = mark
            switch bytes[index + 1] {
            case 0xD9: return true
            // A fill byte; stuffing, restart marks and TEM have no length.
            case 0xFF: index += 1
            case 0x00, 0x01, 0xD0...0xD8: index += 2
            default:
                guard index + 3 < bytes.count else { return false }
                index += 2 + max(2, bytes.number16(at: index + 2))
            }
        }
        return false
    }
}
