import CameraModel

/// Small streams made in code: enough of each format for a player's first look, nothing copied from anywhere.
enum StreamMedia {
    /// A valid 8 x 8 grey JPEG; `frame` stands in a comment, so that frames differ.
    static func jpeg(frame: Int) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + "JFIF\0".utf8 + [1, 1, 0, 0, 1, 0, 1, 0, 0]
        let comment = Array("camera-lab frame \(frame)".utf8)
        bytes += [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment
        bytes += [0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 16, count: 64)
        bytes += [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]
        // Huffman tables of one code each: DC difference 0, AC end of block.
        for table: UInt8 in [0x00, 0x10] {
            bytes += [0xFF, 0xC4, 0, 20, table, 1] + [UInt8](repeating: 0, count: 15) + [0]
        }
        return bytes + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9]
    }

    /// One part of a multipart JPEG stream, boundary included.
    static func part(_ picture: [UInt8]) -> [UInt8] {
        Array("--lab\r\nContent-Type: image/jpeg\r\nContent-Length: \(picture.count)\r\n\r\n".utf8) + picture
            + Array("\r\n".utf8)
    }

    /// A media playlist of three segments of one second.
    struct Playlist {
        /// Where its segments lie.
        var folder: String
        var sequence: Int
        var ending = "ts"
        /// When the newest segment ends; `nil`: no times.
        var newestEnds: Instant?
        var hasEnded = false

        init(folder: String, sequence: Int) { (self.folder, self.sequence) = (folder, sequence) }

        var bytes: [UInt8] {
            var text =
                "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:\(sequence)\n"
            if ending == "m4s" { text += "#EXT-X-MAP:URI=\"\(folder)/init.mp4\"\n" }
            if let newestEnds {
                text += "#EXT-X-PROGRAM-DATE-TIME:\(newestEnds.adding(seconds: -3).rfc3339)\n"
            }
            for index in sequence..<(sequence + 3) {
                text += "#EXTINF:1.0,\n\(folder)/segment\(index).\(ending)\n"
            }
            return Array((text + (hasEnded ? "#EXT-X-ENDLIST\n" : "")).utf8)
        }
    }

    /// A multivariant playlist of two; the better one stands second.
    static func master(folder: String) -> [UInt8] {
        let text = """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=100000,CODECS="avc1.4d401e,mp4a.40.2"
            \(folder)/low.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.4d401e,mp4a.40.2"
            \(folder)/media.m3u8

            """
        return Array(text.utf8)
    }

    /// Transport packets: a program table, a map with one stream of a type, and empty ones.
    static func transportPackets(type: UInt8 = 0x1B) -> [UInt8] {
        let programs: [UInt8] = [0x00, 0xB0, 13, 0, 1, 0xC1, 0, 0, 0, 1, 0xE1, 0x00, 0, 0, 0, 0]
        let map: [UInt8] = [
            0x02, 0xB0, 18, 0, 1, 0xC1, 0, 0, 0xE1, 0x01, 0xF0, 0, type, 0xE1, 0x01, 0xF0, 0, 0, 0, 0, 0,
        ]
        return table(0, programs) + table(0x100, map) + packets(5)
    }

    /// Empty transport packets.
    static func packets(_ count: Int) -> [UInt8] {
        (0..<count).flatMap { _ in [0x47, 0x1F, 0xFF, 0x10] + [UInt8](repeating: 0xFF, count: 184) }
    }

    private static func table(_ pid: Int, _ section: [UInt8]) -> [UInt8] {
        [0x47, 0x40 | UInt8(pid >> 8), UInt8(pid & 0xFF), 0x10, 0] + section
            + [UInt8](repeating: 0xFF, count: 183 - section.count)
    }

    /// The header of an FLV file with pictures only.
    static let flvHeader: [UInt8] = Array("FLV".utf8) + [1, 1, 0, 0, 0, 9, 0, 0, 0, 0]

    /// One FLV tag, of pictures (9) or sound (8), and its size after it.
    static func flvTag(type: UInt8 = 9) -> [UInt8] {
        let data: [UInt8] = [0x17, 1, 0, 0, 0] + [UInt8](repeating: 0x65, count: 64)
        return [type] + big(data.count, 3) + [0, 0, 0, 0, 0, 0, 0] + data + big(data.count + 11, 4)
    }

    /// A fragmented MP4: type, movie header, one fragment and its media.
    static func mp4() -> [UInt8] {
        box("ftyp", Array("iso5".utf8) + [0, 0, 2, 0] + Array("iso5mp41".utf8))
            + box("moov", box("mvhd", [UInt8](repeating: 0, count: 100)))
            + fragment()
    }

    /// One fragment of an MP4, and its media.
    static func fragment() -> [UInt8] {
        box("moof", box("mfhd", big(0, 4) + big(1, 4))) + box("mdat", [UInt8](repeating: 0x65, count: 256))
    }

    /// A finished MP4: no fragments.
    static func mp4File() -> [UInt8] {
        box("ftyp", Array("isom".utf8) + [0, 0, 2, 0])
            + box("moov", box("mvhd", [UInt8](repeating: 0, count: 100)))
            + box("mdat", [UInt8](repeating: 0x65, count: 256))
    }

    private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count + 8, 4) + Array(type.utf8) + content
    }

    private static func big(_ number: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
