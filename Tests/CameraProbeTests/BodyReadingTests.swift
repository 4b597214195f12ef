import CameraModel
import Testing

@testable import CameraProbe

@Suite("First bytes of a body") struct BodyReadingTests {
    struct Case: CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var type: String?
        var finding: BodyFinding
        var testDescription: String { name }

        init(_ name: String, _ bytes: [UInt8], _ finding: BodyFinding, type: String? = nil) {
            (self.name, self.bytes, self.finding, self.type) = (name, bytes, finding, type)
        }

        init(_ name: String, _ text: String, _ finding: BodyFinding, type: String? = nil) {
            self.init(name, Array(text.utf8), finding, type: type)
        }
    }

    static let soi: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2]
    static let scan: [UInt8] = [0xFF, 0xDA, 0, 2, 9, 0xFF, 0x00, 0xD9, 0xFF, 0xD0, 9]
    static let eoi: [UInt8] = [0xFF, 0xD9]
    /// A segment that holds a thumbnail's end.
    static let thumbnail: [UInt8] = [0xFF, 0xE1, 0, 6, 0xFF, 0xD8, 0xFF, 0xD9]
    static let packet: [UInt8] = [0x47] + [UInt8](repeating: 1, count: 187)

    static let cases: [Case] = [
        Case("nothing", "", .tooFew),
        Case("one letter", "#", .tooFew),
        Case("playlist", "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:7\n#EXTINF:2.0,\na.ts\n", .proven(.hls)),
        Case(
            "playlist of variants, CR LF", "#EXTM3U\r\n#EXT-X-STREAM-INF:BANDWIDTH=1\r\na.m3u8\r\n",
            .proven(.hls)),
        Case("playlist after a mark", "\u{FEFF}\n#EXTM3U\n#EXTINF:2,\n", .proven(.hls)),
        Case("playlist that names nothing", "#EXTM3U\n#EXT-X-VERSION:3\n", .begun(.hls)),
        Case("half a playlist tag", "#EXTM", .tooFew),
        Case("another comment", "#EXTINF:2.0,\n", .other),
        Case("picture", soi + scan + eoi, .proven(.jpeg)),
        Case("picture cut off", soi + scan, .begun(.jpeg)),
        Case("the end of a thumbnail is not the end", soi + thumbnail + scan, .begun(.jpeg)),
        Case("half a start", [0xFF, 0xD8], .tooFew),
        Case(
            "multipart", Array("--b\r\nContent-Type: image/jpeg\r\n\r\n".utf8) + soi + eoi,
            .proven(.multipartJPEG)),
        Case("multipart, LF only", Array("--b\nA: b\n\n".utf8) + soi, .begun(.multipartJPEG)),
        Case(
            "multipart by its type", Array("\r\nb\r\nA: b\r\n\r\n".utf8) + soi + eoi, .proven(.multipartJPEG),
            type: "multipart/x-mixed-replace; boundary=b"),
        Case("multipart without a picture yet", "--b\r\nContent-", .tooFew),
        Case("FLV header", "FLV\u{1}\u{1}\u{0}\u{0}\u{0}\u{9}\u{0}\u{0}\u{0}\u{0}", .begun(.flv)),
        Case(
            "FLV with a tag",
            Array("FLV".utf8) + [1, 5, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
            .proven(.flv)),
        Case(
            "FLV with a script and no picture",
            Array("FLV".utf8) + [1, 5, 0, 0, 0, 9, 0, 0, 0, 0, 18, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
            .begun(.flv)),
        Case("FLV of another version", "FLV\u{2}\u{1}\u{0}\u{0}\u{0}\u{9}", .other),
        Case("transport stream", packet + packet + packet + packet, .proven(.mpegTS)),
        Case("two packets", packet + packet, .begun(.mpegTS)),
        Case("begins inside a packet", packet[100...] + packet + packet + packet + packet, .proven(.mpegTS)),
        Case("a text with G", "Gateway says no", .tooFew),
        Case("MP4", [0, 0, 0, 8] + Array("ftyp".utf8) + [0, 0, 0, 16] + Array("moof".utf8), .proven(.mp4)),
        Case("MP4 without media", [0, 0, 0, 8] + Array("ftyp".utf8) + [0, 0, 0, 8], .begun(.mp4)),
        Case("boxes of no size", [0, 0, 0, 3] + Array("ftyp".utf8), .other),
        Case("a page", "<!DOCTYPE html><title>Login</title>", .other),
        Case("JSON", #"{"code":-1}"#, .other),
    ]

    @Test("are told by what they are", arguments: cases)
    func reading(_ one: Case) {
        #expect(readBody(one.bytes.span, contentType: one.type) == one.finding)
    }

    @Test("never decide more with fewer bytes", arguments: cases)
    func prefixes(_ one: Case) {
        guard case .proven(let kind) = one.finding else { return }
        for count in 0..<one.bytes.count {
            switch readBody(Array(one.bytes[..<count]).span, contentType: one.type) {
            case .tooFew: continue
            case .begun(let other), .proven(let other): #expect(other == kind, "after \(count) bytes")
            // The prober gives up only when 1 024 bytes are nothing it knows.
            case .other: #expect(count < 1024, "given up after \(count) bytes")
            }
        }
    }
}
