import CameraModel

/// What a playlist says, as far as a probe wants it. Lenient where players are, and never more than its text.
///
/// Source: RFC 8216; parts and skipped segments: draft-pantos-hls-rfc8216bis.
struct Playlist: Equatable {
    /// A stream in another playlist.
    struct Variant: Equatable {
        var address: String
        var bandwidth: Int
    }

    /// A piece of media.
    struct Segment: Equatable {
        var address: String
        /// Where in the file it begins, in bytes.
        var offset = 0
    }

    var variants: [Variant] = []
    /// How many segments are named, those left out by a delta update included.
    var segmentCount = 0
    /// The newest segment; of a playlist that has only parts, the newest part.
    var newest: Segment?
    /// How many parts follow the newest segment.
    var partCount = 0
    /// Seconds; `nil` when missing or no number above 0.
    var targetDuration: Double?
    /// The longest segment, in seconds.
    var longest = 0.0
    /// The number of the first segment; 0 without the tag.
    var mediaSequence = 0
    /// Whether the tag stood there, with a number.
    var hasMediaSequence = false
    /// Whether it says that nothing more will come.
    var hasEnded = false
    /// Whether the newest segment is encrypted.
    var isEncrypted = false
    /// When the newest segment ends, by the packager's clock.
    var newestEnds: Instant?

    /// Whether it names other playlists rather than segments.
    var isMaster: Bool { !variants.isEmpty }

    /// The number that the next segment will have.
    var next: Int { mediaSequence + segmentCount }

    /// The variant with the highest bandwidth, of equal ones the first.
    var best: Variant? {
        variants.reduce(nil) { best, next in
            if let best, best.bandwidth >= next.bandwidth { return best }
            return next
        }
    }

    /// Reads a playlist; `nil` when `#EXTM3U` is not its first line (4.3.1.1).
    ///
    /// `isWhole`: whether the text is known to have ended; otherwise its last line counts for nothing.
    init?(_ bytes: [UInt8], isWhole: Bool) {
        var text = String(decoding: bytes, as: UTF8.self)[...]
        if !isWhole { text = text[..<(text.lastIndex(where: \.isNewline) ?? text.startIndex)] }
        if text.hasPrefix("\u{FEFF}") { text = text.dropFirst() }
        var reader = PlaylistReader()
        for raw in text.split(whereSeparator: \.isNewline) {
            let line = trimmed(raw)
            guard !line.isEmpty else { continue }
            guard reader.take(line) else { return nil }
        }
        guard reader.hasBegun else { return nil }
        self = reader.playlist
    }

    fileprivate init() {}
}

/// Reads a playlist line by line.
private struct PlaylistReader {
    var playlist = Playlist()
    var hasBegun = false
    private var duration = 0.0
    private var isVariant: Int?
    private var offset: Int?
    /// Where the next byte range without a start of its own begins.
    private var rangeEnd = 0
    private var clock: Instant?

    /// Takes a line that is not empty; says whether this can still be a playlist.
    mutating func take(_ line: Substring) -> Bool {
        guard line.first == "#" else {
            guard hasBegun else { return false }
            takeAddress(String(line))
            return true
        }
        if !hasBegun {
            hasBegun = line.hasPrefix("#EXTM3U")
            return hasBegun
        }
        guard line.hasPrefix("#EXT") else { return true }
        let name = line.prefix { $0 != ":" }
        takeTag(name, trimmed(line.dropFirst(name.count + 1)))
        return true
    }

    private mutating func takeTag(_ name: Substring, _ value: Substring) {
        switch name {
        case "#EXTINF": duration = seconds(value.prefix { $0 != "," }) ?? 0
        case "#EXT-X-STREAM-INF":
            isVariant = attribute("BANDWIDTH", value).flatMap { decimalInteger($0) } ?? 0
        case "#EXT-X-TARGETDURATION": playlist.targetDuration = seconds(value).flatMap { $0 > 0 ? $0 : nil }
        case "#EXT-X-MEDIA-SEQUENCE":
            if let number = decimalInteger(value), number < 1 << 53 {
                (playlist.mediaSequence, playlist.hasMediaSequence) = (number, true)
            }
        case "#EXT-X-ENDLIST": playlist.hasEnded = true
        case "#EXT-X-KEY": playlist.isEncrypted = attribute("METHOD", value).map { $0 != "NONE" } ?? false
        case "#EXT-X-BYTERANGE":
            let parts = value.split(separator: "@")
            offset = parts.count > 1 ? decimalInteger(parts[1]) : rangeEnd
            rangeEnd =
                min((offset ?? 0), 1 << 53) + min(parts.first.flatMap { decimalInteger($0) } ?? 0, 1 << 53)
        case "#EXT-X-SKIP":
            let skipped = attribute("SKIPPED-SEGMENTS", value).flatMap { decimalInteger($0) } ?? 0
            playlist.segmentCount += min(skipped, 1 << 32)
        case "#EXT-X-PART":
            playlist.partCount += 1
            if playlist.newest == nil, let address = attribute("URI", value) {
                playlist.newest = Playlist.Segment(address: String(address))
            }
        case "#EXT-X-PROGRAM-DATE-TIME":
            if case .time(let moment) = DateOrTime(String(value), localTime: .utc) { clock = moment }
        default: break
        }
    }

    private mutating func takeAddress(_ address: String) {
        if let bandwidth = isVariant {
            playlist.variants.append(Playlist.Variant(address: address, bandwidth: bandwidth))
            isVariant = nil
            return
        }
        playlist.segmentCount += 1
        playlist.partCount = 0
        playlist.newest = Playlist.Segment(address: address, offset: offset ?? 0)
        playlist.longest = max(playlist.longest, duration)
        if let begun = clock { clock = Instant(milliseconds: begun.milliseconds + Int64(duration * 1000)) }
        playlist.newestEnds = clock
        (duration, offset) = (0, nil)
    }

    /// A plain decimal number of seconds, at most a day.
    private func seconds(_ text: Substring) -> Double? {
        let text = trimmed(text)
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
            let number = Double(text), number <= 86_400
        else { return nil }
        return number
    }

    /// The value of an attribute, quotes taken off; commas inside quotes part nothing.
    private func attribute(_ wanted: String, _ list: Substring) -> Substring? {
        var rest = list
        while !rest.isEmpty {
            let name = trimmed(rest.prefix { $0 != "=" && $0 != "," })
            rest = rest.dropFirst(rest.prefix { $0 != "=" && $0 != "," }.count)
            guard rest.popFirst() == "=" else { continue }
            let value: Substring
            if rest.first == "\"" {
                value = rest.dropFirst().prefix { $0 != "\"" }
                rest = rest[value.endIndex...].dropFirst()
            } else {
                value = rest.prefix { $0 != "," }
                rest = rest[value.endIndex...]
            }
            if name == wanted { return value }
            rest = rest.drop { $0 != "," }.dropFirst()
        }
        return nil
    }
}

/// Without blanks and tabs at either end.
func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return text
}
