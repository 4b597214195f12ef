import CameraModel
import CameraProbe
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Which addresses are connected to")
struct ReachTests {
    @Test(arguments: [
        "10.0.0.0/8", "127.0.0.1", "0.0.0.0/0", "fe80::/10", "::1", "fd00:ec2::254", "10.1.2.3/32", "::/0",
    ])
    func `a network is read`(text: String) {
        #expect(NetworkRange(text)?.description == text)
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0", "example.org", "fe80::/129", "10.0.0.0/8/8", "10.0.0.0/-1", "/8",
        "1.2.3.4/+8",
    ])
    func `what is no network is refused`(text: String) {
        #expect(NetworkRange(text) == nil)
    }

    private func ask(_ url: String, _ reach: Reach) throws -> ProbeResult? {
        var settings = labSettings()
        settings.reach = reach
        settings.retries = 1
        return try probe([try target(url)], settings).first
    }

    private func reach(allowed: [String] = [], denied: [String] = []) -> Reach {
        var reach = Reach()
        reach.allowed = allowed.compactMap { NetworkRange($0) }
        reach.denied = denied.compactMap { NetworkRange($0) }
        return reach
    }

    /// No connection is made: the socket is never opened.
    @Test(arguments: [
        "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[fd00:ec2::254]/",
        "http://100.100.100.200/", "http://[::ffff:a9fe:a9fe]/", "http://0xA9FEA9FE/",
        "rtsp://169.254.169.254/live", "onvif+http://169.254.1.1/",
    ])
    func `link-local and metadata addresses are not asked, in whatever form they are written`(url: String)
        throws
    {
        let result = try #require(try ask(url, Reach()))
        #expect(
            result.state == .unknown && result.outcome == .unsupported, "\(result.outcome) \(result.message)")
        #expect(result.message.contains("not asked unless allowed") && result.attempts == 1)
    }

    @Test func `deny goes before allow, and allow shuts out the rest`() throws {
        let server = try RecordingServer(statuses: [200, 200])
        let url = "http://127.0.0.1:\(server.port)/a"
        #expect(try ask(url, reach(allowed: ["10.0.0.0/8"]))?.outcome == .unsupported)
        #expect(try ask(url, reach(allowed: ["127.0.0.0/8"], denied: ["127.0.0.1"]))?.outcome == .unsupported)
        #expect(
            try ask("http://localhost:\(server.port)/", reach(denied: ["127.0.0.0/8", "::1"]))?.outcome
                == .unsupported)
        #expect(server.requests.isEmpty)
        #expect(try ask(url, reach(allowed: ["127.0.0.0/8"]))?.outcome != .unsupported)
        #expect(server.requests.count >= 1)
    }

    /// A name server, a redirect and a playlist all end at the same door.
    @Test func `a redirect to an address that is not asked is not followed`() throws {
        let (inner, port) = (try RecordingServer(), try redirecting(to: "127.0.0.2"))
        let url = "http://127.0.0.1:\(port)/?\(inner.port)"
        #expect(try ask(url, reach(denied: ["127.0.0.2"]))?.outcome == .unsupported)
        #expect(inner.requests.isEmpty)
    }

    /// The port of a server that sends every request to `host`.
    private func redirecting(to host: String) throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isListening else { throw LabFailure(text: "listen") }
        Thread.detachNewThread {
            let answer = Array(
                "HTTP/1.1 302 Found\r\nLocation: http://\(host)/\r\nContent-Length: 0\r\n\r\n".utf8)
            for _ in 0..<8 {
                let peer = accept(descriptor, nil, nil)
                guard peer >= 0 else { return }
                var block = [UInt8](repeating: 0, count: 4096)
                _ = recv(peer, &block, block.count, 0)
                _ = send(peer, answer, answer.count, 0)
                close(peer)
            }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
