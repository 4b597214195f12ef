import CameraModel
import CameraProbe
import Foundation
import TestSupport
import Testing

/// nginx that serves a folder, plain or with TLS.
struct Nginx {
    let folder: TemporaryFolder
    let port: Int
    let peer: Peer

    init(_ folder: TemporaryFolder, certificate: String? = nil) throws {
        self.folder = folder
        port = try freePort()
        let secure = certificate.map { "ssl_certificate \($0).crt; ssl_certificate_key \($0).key;" } ?? ""
        let text = """
            daemon off; master_process off; pid nginx.pid; error_log stderr;
            events { worker_connections 64; }
            http {
                access_log off; client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp;
                uwsgi_temp_path tmp; scgi_temp_path tmp;
                types { application/vnd.apple.mpegurl m3u8; video/mp2t ts; video/mp4 mp4 m4s; }
                server { listen 127.0.0.1:\(port)\(certificate == nil ? "" : " ssl"); root \(folder.path); \(secure) }
            }
            """
        let file = try folder.write(text, to: "nginx.conf")
        peer = try Peer("nginx", ["-p", folder.path, "-c", file], in: folder.path)
        try peer.waitForPort(port)
    }
}

/// An encoder that writes a live playlist of one-second segments.
func encoder(into folder: TemporaryFolder, _ more: [String]) throws -> Peer {
    let peer = try Peer(
        "ffmpeg",
        [
            "-nostdin", "-loglevel", "error", "-re", "-f", "lavfi", "-i", "testsrc=size=160x120:rate=10",
            "-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-f", "hls", "-hls_time", "1",
            "-hls_list_size", "4",
        ] + more + ["live.m3u8"], in: folder.path)
    try peer.wait("three segments") {
        let text = try? String(contentsOfFile: folder.file("live.m3u8"), encoding: .utf8)
        return (text?.components(separatedBy: "#EXTINF").count ?? 0) > 3
    }
    return peer
}

extension RealPeers {
    @Suite(
        "nginx and ffmpeg",
        .disabled(if: missing("nginx", "ffmpeg", "openssl") != nil, "make test-interop runs it"))
    struct NginxTests {
        @Test(
            "Live HLS is online; when its encoder hangs it is stale within two looks, when the server dies offline",
            arguments: [
                ("MPEG-TS", ["-hls_flags", "delete_segments"]),
                ("MP4", ["-hls_flags", "delete_segments", "-hls_segment_type", "fmp4"]),
            ])
        func live(_ format: String, _ more: [String]) throws {
            let folder = try TemporaryFolder()
            let nginx = try Nginx(folder)
            let encoder = try encoder(into: folder, more)
            let url = "http://127.0.0.1:\(nginx.port)/live.m3u8"
            let good = try probe(url)
            #expect(good.told == "streaming online hls", "\(good.checks)")
            #expect(
                good.checks.contains(CheckResult(.hlsSegment, .pass, format))
                    && good.told(.hlsAdvance) == "pass")
            encoder.stop()
            let hung = try probe(url)
            #expect(hung.told == "stale degraded hls", "\(hung.checks)")
            nginx.peer.kill()
            #expect(try probe(url).told == "refused offline none")
        }

        @Test(
            "A killed encoder is stale at the next look, and its camera is established as that, then offline, after three"
        )
        func killed() throws {
            let folder = try TemporaryFolder()
            let nginx = try Nginx(folder)
            let encoder = try encoder(into: folder, ["-hls_flags", "delete_segments"])
            let url = "http://127.0.0.1:\(nginx.port)/live.m3u8"
            let good = Observation(try probe(url))
            var watch = EndpointWatch(first: good, HealthSettings())
            #expect(watch.health.state == .online)
            encoder.kill()
            for look in 1...3 {
                let result = try probe(url)
                #expect(result.told == "stale degraded hls", "look \(look): \(result.checks)")
                let taken = watch.take(Observation(result), HealthSettings())
                #expect(taken.changedFrom == (look == 3 ? .online : nil))
            }
            #expect(watch.health.state == .degraded)
            nginx.peer.kill()
            for look in 1...3 {
                let taken = watch.take(Observation(try probe(url)), HealthSettings())
                #expect(taken.changedFrom == (look == 3 ? .degraded : nil))
            }
            #expect(watch.health.state == .offline && watch.remoteAddress == "127.0.0.1")
        }

        @Test("Times in a playlist tell in one look; old ones after a second")
        func dated() throws {
            let folder = try TemporaryFolder()
            let nginx = try Nginx(folder)
            let encoder = try encoder(into: folder, ["-hls_flags", "delete_segments+program_date_time"])
            let url = "http://127.0.0.1:\(nginx.port)/live.m3u8"
            let good = try probe(url) { $0.secondLookSeconds = 0 }
            #expect(good.told(.hlsAdvance) == "pass", "\(good.checks)")
            encoder.stop()
            try encoder.wait("an old playlist") {
                (try? probe(url) { $0.secondLookSeconds = 0 })?.told(.hlsAdvance) == "skip"
            }
            #expect(try probe(url).told == "stale degraded hls")
        }

        /// Self-signed certificates of `days`, then what a probe says without trusting it, with, and unasked.
        @Test("Certificates: not trusted is degraded and no more, about to end a remark, ended degraded")
        func certificates() throws {
            let folder = try TemporaryFolder()
            try FileManager.default.createDirectory(
                atPath: folder.file("tmp"), withIntermediateDirectories: true)
            try Data([0xFF, 0xD8, 0xFF, 0xFE, 0, 2, 0xFF, 0xD9]).write(
                to: URL(fileURLWithPath: folder.file("a.jpg")))
            for (name, begin, end) in [("soon", -1.0, 5.5), ("late", -40.0, -10.0), ("good", -1.0, 300.0)] {
                try makeCertificate(name, from: begin, to: end, in: folder)
                let nginx = try Nginx(folder, certificate: folder.file(name))
                let url = "https://127.0.0.1:\(nginx.port)/a.jpg"
                let strange = try probe(url)
                #expect(strange.told == "tlsFailed degraded jpeg", "\(name): \(strange.checks)")
                let known = try probe(url) { $0.certificateFile = folder.file("\(name).crt") }
                let wanted = ["soon": "streaming online jpeg warn", "good": "streaming online jpeg pass"][
                    name]
                #expect(
                    "\(known.told) \(known.told(.tlsCertificate))" == wanted
                        ?? "tlsFailed degraded jpeg warn",
                    "\(name): \(known.checks)")
                if name == "soon" { #expect(known.message.contains("in 5 days")) }
                let unasked = try probe(url) { $0.verifyCertificates = false }
                #expect(
                    unasked.outcome == (name == "late" ? .tlsFailed : .streaming),
                    "\(name): \(unasked.checks)")
            }
        }

        /// A self-signed certificate for 127.0.0.1, its times in days from now: `req` knows no past, `ca` does.
        private func makeCertificate(_ name: String, from: Double, to: Double, in folder: TemporaryFolder)
            throws
        {
            func moment(_ days: Double) -> String {
                let text = Instant(seconds: Int64(Date().timeIntervalSince1970 + days * 86_400)).rfc3339
                return text.filter(\.isNumber) + "Z"
            }
            for file in ["index.txt", "index.txt.attr"] { _ = try folder.write("", to: file) }
            _ = try folder.write("01\n", to: "serial")
            _ = try folder.write(
                """
                [ca]
                default_ca = own
                [own]
                database = index.txt
                serial = serial
                new_certs_dir = .
                default_md = sha256
                policy = any
                x509_extensions = alt
                [any]
                commonName = supplied
                [alt]
                subjectAltName = IP:127.0.0.1
                basicConstraints = CA:TRUE
                """, to: "ca.conf")
            try Peer.run(
                "openssl",
                [
                    "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(name).key", "-out",
                    "\(name).csr",
                    "-subj", "/CN=lab \(name)",
                ], in: folder.path)
            try Peer.run(
                "openssl",
                [
                    "ca", "-batch", "-config", "ca.conf", "-selfsign", "-keyfile", "\(name).key", "-in",
                    "\(name).csr",
                    "-out", "\(name).crt", "-notext", "-startdate", moment(from), "-enddate", moment(to),
                ], in: folder.path)
        }
    }
}
