import CameraModel
import Foundation
import Testing

@testable import CameraProbe

/// A folder of the data that is shared beside the checkout; `nil` when it is not there.
func sharedFolder(_ name: String) -> URL? {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/data/\(name)")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}

/// Every playlist of a parser's suite, with what a first look says.
@Suite("Playlists of a parser's suite") struct SharedPlaylistTests {
    /// No playlist, names nothing, a multivariant playlist, ended, or live (still to be looked at again).
    enum Look: Equatable { case none, empty, master, ended, live }

    static let table: [(Look, [String])] = [
        // Nothing, or something else before `#EXTM3U`, if only a comment.
        (.none, ["empty", "manifestNoExtM3u", "master", "start", "streamInfInvalid"]),
        (.empty, ["headerOnly"]),
        (
            .master,
            [
                "alternateAudio", "alternateVideo", "brightcove", "emptyTargetDuration", "iFramePlaylist",
                "master-fmp4",
                "multipleAudioGroups", "multipleAudioGroupsCombinedMain", "multipleVideo",
            ]
        ),
        (
            .live,
            [
                "diff-init-key", "encrypted", "liveMissingSegmentDuration", "liveStart30sBefore", "llhls",
                "llhls-byte-range", "llhls-delta-byte-range", "llhlsDelta", "missingEndlist",
                "multipleTargetDurations",
            ]
        ),
        (
            .ended,
            [
                "absoluteUris", "allowCache", "allowCacheInvalid", "byteRange", "dateTime", "disallowCache",
                "disc-sequence", "discontinuity", "domainUris", "emptyAllowCache", "emptyMediaSequence",
                "emptyPlaylistType", "event", "extXPlaylistTypeInvalidPlaylist", "extinf", "fmp4",
                "iFramesOnly", "invalidAllowCache", "invalidMediaSequence", "invalidPlaylistType",
                "invalidTargetDuration", "manifestExtTTargetdurationNegative", "manifestExtXEndlistEarly",
                "media",
                "mediaSequence", "missingExtinf", "missingMediaSequence", "missingSegmentDuration",
                "negativeMediaSequence", "playlist", "playlistMediaSequenceHigher",
                "twoMediaSequences",
                "versionInvalid", "whiteSpace", "zeroDuration",
            ]
        ),
    ]

    static func look(_ bytes: [UInt8]) -> Look {
        guard let playlist = Playlist(bytes, isWhole: true) else { return .none }
        if playlist.isMaster { return .master }
        let effect = PlaylistCheck.look(playlist).compactMap(\.effect).first
        return effect?.outcome == .notVideo ? .empty : effect?.outcome == .ended ? .ended : .live
    }

    @Test(
        "Each has the verdict of the table", .enabled(if: sharedFolder("hls") != nil, "no shared data here"))
    func verdicts() throws {
        let folder = try #require(sharedFolder("hls"))
        var names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        for (wanted, files) in Self.table {
            for file in files {
                let bytes = try Data(contentsOf: folder.appendingPathComponent("\(file).m3u8"))
                #expect(Self.look(Array(bytes)) == wanted, "\(file)")
                names.remove("\(file).m3u8")
            }
        }
        #expect(names.isEmpty, "not in the table")
    }

    @Test(
        "None crashes, whole or cut off anywhere",
        .enabled(if: sharedFolder("hls") != nil, "no shared data here"))
    func cutOff() throws {
        let folder = try #require(sharedFolder("hls"))
        var looks = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            for count in stride(from: 0, to: bytes.count, by: 37) {
                _ = Self.look(Array(bytes[..<count]))
                looks += 1
            }
        }
        #expect(looks > 1000)
    }
}
