import CameraModel

/// FLV: `FLV`, version 1, a header of 9 bytes, then tags of sound (8), picture (9) or script data (18).
///
/// A gateway sends the header at once and tags only when the camera does; only a picture proves video.
/// Source: Adobe FLV 10.1, annex E.
enum FLVCheck {
    static func read(_ bytes: Span<UInt8>) -> BodyReading {
        switch bytes.holds("FLV\u{1}", at: 0) {
        case false: return .no
        case nil: return .maybe
        case true: break
        }
        guard let tags = tags(bytes) else { return .no }
        return tags.pictures > 0 ? .proven : .begun
    }

    /// How many tags of each kind there are.
    struct Tags: Equatable {
        var pictures = 0
        var sounds = 0
        var scripts = 0
    }

    /// The tags that begin in `bytes`; `nil` when they are none.
    static func tags(_ bytes: Span<UInt8>) -> Tags? {
        var tags = Tags()
        guard bytes.count >= 9 else { return tags }
        let header = bytes.number32(at: 5)
        guard (9...64).contains(header) else { return nil }
        // After the header: the size of the tag before (0), then tags of 11 bytes, their data, and their size.
        var index = header + 4
        while index + 11 <= bytes.count {
            switch bytes[index] & 0x1F {
            case 8: tags.sounds += 1
            case 9: tags.pictures += 1
            case 18: tags.scripts += 1
            default: return tags == Tags() ? nil : tags
            }
            index += 11 + (Int(bytes[index + 1]) << 16 | bytes.number16(at: index + 2)) + 4
        }
        return tags
    }

    static func look(_ bytes: Span<UInt8>) -> Judgement {
        let tags = tags(bytes) ?? Tags()
        let seen = "\(tags.pictures) pictures, \(tags.sounds) sounds, \(tags.scripts) scripts"
        guard tags.pictures == 0 else { return .pass(.flvTags, seen) }
        let what = tags == Tags() ? "a header and no tag" : "no picture among the first tags: \(seen)"
        return .fail(.flvTags, .offline, .notVideo, what)
    }
}
