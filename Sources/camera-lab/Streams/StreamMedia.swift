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

    /// A live playlist whose media sequence moves on.
    static func playlist(sequence: Int) -> [UInt8] {
        var text = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:\(sequence)\n"
        for index in sequence..<(sequence + 3) { text += "#EXTINF:2.0,\nsegment\(index).ts\n" }
        return Array(text.utf8)
    }

    /// Seven transport packets: a program table, then empty ones.
    static func transportPackets() -> [UInt8] {
        var bytes: [UInt8] = []
        for index in 0..<7 {
            let header: [UInt8] = index == 0 ? [0x47, 0x40, 0x00, 0x10] : [0x47, 0x1F, 0xFF, 0x10]
            bytes += header + [UInt8](repeating: index == 0 ? 0x00 : 0xFF, count: 184)
        }
        return bytes
    }

    /// The header of an FLV file with pictures only.
    static let flvHeader: [UInt8] = Array("FLV".utf8) + [1, 1, 0, 0, 0, 9, 0, 0, 0, 0]

    /// One FLV tag with a picture, and its size after it.
    static func flvTag() -> [UInt8] {
        let data: [UInt8] = [0x17, 1, 0, 0, 0] + [UInt8](repeating: 0x65, count: 64)
        return [9] + big(data.count, 3) + [0, 0, 0, 0, 0, 0, 0] + data + big(data.count + 11, 4)
    }

    /// A fragmented MP4: type, movie header, one fragment and its media.
    static func mp4() -> [UInt8] {
        box("ftyp", Array("iso5".utf8) + [0, 0, 2, 0] + Array("iso5mp41".utf8))
            + box("moov", box("mvhd", [UInt8](repeating: 0, count: 100)))
            + box("moof", box("mfhd", big(0, 4) + big(1, 4)))
            + box("mdat", [UInt8](repeating: 0x65, count: 256))
    }

    private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count + 8, 4) + Array(type.utf8) + content
    }

    private static func big(_ number: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
