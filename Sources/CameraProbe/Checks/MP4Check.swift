import CameraModel

/// MP4, fragmented or not: boxes one after the other, until one with media (`moof`, `mdat`).
///
/// Source: ISO/IEC 14496-12, 4.2: 32-bit size (1 = a 64-bit one follows, 0 = to the end), then the type.
enum MP4Check {
    private static let first: [StaticString] = [
        "ftyp", "styp", "moof", "moov", "sidx", "emsg", "prft", "mdat", "free", "skip",
    ]

    static func read(_ bytes: Span<UInt8>) -> BodyReading {
        guard bytes.count >= 8 else {
            // The size of a first box that we accept is below 2^24.
            return bytes[0] == 0 ? .maybe : .no
        }
        guard first.contains(where: { bytes.holds($0, at: 4) == true }) else { return .no }
        var index = 0
        while index + 8 <= bytes.count {
            if bytes.holds("moof", at: index + 4) == true || bytes.holds("mdat", at: index + 4) == true {
                return .proven
            }
            let size = bytes.number32(at: index)
            guard size >= 8 else { return size == 0 ? .begun : .no }
            index += size
        }
        return .begun
    }

    /// A live stream is sent in fragments; a finished file is a recording.
    static func look(_ bytes: Span<UInt8>) -> Judgement {
        guard bytes.firstIndex(of: "moof", from: 0) == nil else { return .pass(.mp4Fragments) }
        return .remark(.mp4Fragments, "one whole file rather than fragments: a recording?")
    }
}
