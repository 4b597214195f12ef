import CameraModel
import CameraProbe
import TestSupport
import Testing

/// ffmpeg that serves one client over HTTP and ends.
private func serve(_ format: String, _ source: String, _ codec: [String]) throws -> (peer: Peer, url: String)
{
    let port = try freePort()
    let url = "http://127.0.0.1:\(port)/live"
    let peer = try Peer(
        "ffmpeg",
        ["-nostdin", "-loglevel", "error", "-re", "-f", "lavfi", "-i", "\(source)size=320x240:rate=10"]
            + codec
            + ["-f", format, "-listen", "1", url])
    try peer.waitForPort(port)
    return (peer, url)
}

private let h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "10"]

extension RealPeers {
    @Suite("ffmpeg over HTTP", .disabled(if: missing("ffmpeg") != nil, "make test-interop runs it"))
    struct FFmpegTests {
        @Test(
            "Live TS, FLV, MP4 and multipart JPEG are online; a hung one is not, a dead one is offline",
            arguments: [
                ("mpegts", h264, StreamKind.mpegTS, [CheckName.tsSync, .tsTables]),
                ("flv", h264, .flv, [.flvTags]),
                ("mp4", h264 + ["-movflags", "frag_keyframe+empty_moov"], .mp4, [.mp4Fragments]),
                ("mpjpeg", ["-c:v", "mjpeg"], .multipartJPEG, [.jpegPicture, .pictureChange]),
            ])
        func live(_ format: String, _ codec: [String], _ kind: StreamKind, _ checks: [CheckName]) throws {
            let good = try serve(format, "testsrc=", codec)
            let result = try probe(good.url)
            #expect(result.told == "streaming online \(kind.rawValue)", "\(format): \(result.checks)")
            for check in checks { #expect(result.told(check) == "pass", "\(format): \(result.checks)") }
            let hung = try serve(format, "testsrc=", codec)
            hung.peer.stop()
            #expect(try probe(hung.url) { $0.timeoutSeconds = 1 }.told == "firstByteTimedOut unknown none")
            hung.peer.kill()
            #expect(try probe(hung.url).told == "refused offline none")
        }

        @Test("Pictures of a camera that shows the same for ever are frozen")
        func frozen() throws {
            let still = try serve("mpjpeg", "color=c=gray:", ["-c:v", "mjpeg"])
            let result = try probe(still.url)
            #expect(result.told == "frozen degraded mjpeg", "\(result.checks)")
        }
    }
}
