/// FLV: `FLV`, version 1, a header of 9 bytes, then a tag of sound (8), picture (9) or script data (18).
///
/// A gateway sends the header at once and tags only when the camera does. Source: Adobe FLV 10.1, annex E.
enum FLVCheck {
    static func read(_ bytes: Span<UInt8>) -> BodyReading {
        switch bytes.holds("FLV\u{1}", at: 0) {
        case false: return .no
        case nil: return .maybe
        case true: break
        }
        guard bytes.count >= 9 else { return .begun }
        let header = bytes.number32(at: 5)
        guard (9...64).contains(header) else { return .no }
        // After the header: the size of the tag before (0), then a tag of 11 bytes and its data.
        let tag = header + 4
        guard bytes.count >= tag + 11 else { return .begun }
        return [8, 9, 18].contains(bytes[tag] & 0x1F) ? .proven : .no
    }
}
