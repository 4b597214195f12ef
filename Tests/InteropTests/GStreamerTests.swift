import CameraModel
import CameraProbe
import Foundation
import TestSupport
import Testing

private func server(_ mode: String) throws -> (peer: Peer, base: String) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Peers/rtsp_server.py").path
    let peer = try Peer("python3", [script, mode])
    let line = try peer.firstLine()
    guard line.hasPrefix("ready "), let port = Int(line.dropFirst(6)) else {
        throw Peer.Trouble(text: "the RTSP server did not start: \(line)")
    }
    return (peer, "rtsp://127.0.0.1:\(port)")
}

/// Whether Debian's Python has the bindings.
private func lacksBindings() -> Bool {
    if missing("python3") != nil { return true }
    let check = "import gi; gi.require_version('GstRtspServer', '1.0')"
    return (try? Peer.run("python3", ["-c", check])) == nil
}

extension RealPeers {
    @Suite(
        "GStreamer's RTSP server", .disabled(if: lacksBindings(), "make test-interop installs and runs it"))
    struct GStreamerTests {
        @Test("Pictures are online, sound alone and other paths are not; hung is unknown, dead is offline")
        func open() throws {
            let (peer, base) = try server("open")
            let good = try probe("\(base)/live")
            #expect(
                good.told == "streaming online rtsp" && good.told(.rtspOptions) == "pass", "\(good.checks)")
            #expect(good.checks.contains(CheckResult(.rtspDescribe, .pass, "video, JPEG")), "\(good.checks)")
            #expect(try probe("\(base)/sound").told == "notVideo offline other")
            let elsewhere = try probe("\(base)/elsewhere")
            #expect(
                elsewhere.told == "httpError offline none" && elsewhere.httpStatus == 404,
                "\(elsewhere.checks)")
            peer.stop()
            #expect(
                try probe("\(base)/live") { $0.timeoutSeconds = 1 }.told == "firstByteTimedOut unknown none")
            peer.kill()
            #expect(try probe("\(base)/live").told == "refused offline none")
        }

        @Test("Digest opens it, and no other login does")
        func digest() throws {
            let (peer, base) = try server("digest")
            #expect(try probe("\(base)/live").told == "needsCredentials unknown none")
            let folder = try TemporaryFolder()
            func secrets(_ line: String) throws -> Secrets {
                let path = try folder.write("127.0.0.1 \(line)\n", to: "secrets")
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                return try Secrets.load(path: path)
            }
            let opened = try probe("\(base)/live", try secrets("viewer lab secret"))
            #expect(opened.told == "streaming online rtsp", "\(opened.checks)")
            let wrong = try probe("\(base)/live", try secrets("viewer other secret"))
            #expect(wrong.told == "needsCredentials unknown none", "\(wrong.checks)")
            peer.kill()
        }
    }
}
