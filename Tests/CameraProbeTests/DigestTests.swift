import CameraModel
import CameraProbe
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// An ONVIF device that lets in who proves by HTTP Digest to know the password. Source: RFC 7616.
private final class DigestDevice: Sendable {
    let port: Int
    private let listener: Int32
    private let seen = Mutex<[String]>([])
    private let answer: String

    init(asksForLogin: Bool = true) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(listener, raw, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, raw, &length) == 0
            }
        }
        guard isBound else { throw LabFailure(text: "cannot listen") }
        (self.listener, port) = (listener, Int(UInt16(bigEndian: address.sin_port)))
        let now = labNow().rfc3339.split { !$0.isNumber }
        answer =
            "<e:Envelope xmlns:e=\"x\"><e:Body><GetSystemDateAndTimeResponse><SystemDateAndTime><UTCDateTime>"
            + "<Time><Hour>\(now[3])</Hour><Minute>\(now[4])</Minute><Second>\(now[5])</Second></Time>"
            + "<Date><Year>\(now[0])</Year><Month>\(now[1])</Month><Day>\(now[2])</Day></Date>"
            + "</UTCDateTime></SystemDateAndTime></GetSystemDateAndTimeResponse></e:Body></e:Envelope>"
        Thread.detachNewThread { [weak self] in
            while true {
                let peer = accept(listener, nil, nil)
                guard peer >= 0, let self else { return }
                self.serve(peer, asksForLogin)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var requests: [String] { seen.withLock { $0 } }

    private func serve(_ peer: Int32, _ asksForLogin: Bool) {
        defer { close(peer) }
        // A client may ask again on the connection on which it was challenged.
        while let request = read(peer) {
            seen.withLock { $0.append(request) }
            let isOpen = !asksForLogin || proves(request)
            let body = isOpen ? answer : ""
            let challenge = "WWW-Authenticate: Digest realm=\"lab\", nonce=\"0badcafe\", qop=\"auth\"\r\n"
            let head =
                "HTTP/1.1 \(isOpen ? "200 OK" : "401 Unauthorized")\r\n\(isOpen ? "" : challenge)"
                + "Content-Type: application/soap+xml\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            _ = (head + body).withCString { send(peer, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
        }
    }

    private func read(_ peer: Int32) -> String? {
        var (text, block) = ("", [UInt8](repeating: 0, count: 65_536))
        while true {
            let count = recv(peer, &block, block.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: block[..<count], as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let length = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
            if text[end.upperBound...].utf8.count >= length ?? 0 { return text }
        }
    }

    /// Whether the response is the digest of `viewer` and `lab secret`.
    private func proves(_ request: String) -> Bool {
        guard
            let line = request.split(separator: "\r\n").first(where: {
                $0.hasPrefix("Authorization: Digest ")
            })
        else { return false }
        let text = String(line)
        func value(_ name: String) -> String {
            let pattern = "[ ,]\(name)=\"?([^\",]*)"
            guard let found = text.range(of: pattern, options: .regularExpression) else { return "" }
            return String(text[found].drop { $0 != "=" }.dropFirst().filter { $0 != "\"" })
        }
        let method = request.prefix { $0 != " " }
        let (first, second) = (md5("viewer:lab:lab secret"), md5("\(method):\(value("uri"))"))
        let parts = [first, value("nonce"), value("nc"), value("cnonce"), value("qop"), second]
        return value("username") == "viewer" && value("response") == md5(parts.joined(separator: ":"))
    }

    private func md5(_ text: String) -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/md5sum")
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        guard (try? process.run()) != nil else { return "none" }
        try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try? input.fileHandleForWriting.close()
        let told = (try? output.fileHandleForReading.readToEnd()).flatMap { $0 } ?? Data()
        process.waitUntilExit()
        return String(String(decoding: told, as: UTF8.self).prefix(32))
    }
}

extension Live {
    @Suite("ONVIF with Digest", .disabled(if: access("/usr/bin/md5sum", X_OK) != 0, "no md5sum here"))
    struct DigestTests {
        private func ask(_ device: DigestDevice, password: String?) throws -> ProbeResult {
            var environment: [String: String] = [:]
            if let password {
                environment = ["SHARPEYES_STREAM_USER": "viewer", "SHARPEYES_STREAM_PASSWORD": password]
            }
            let asked = try target("onvif+http://127.0.0.1:\(device.port)")
            return try #require(
                try probe([asked], labSettings(), Secrets(environment: environment)).first)
        }

        @Test("The right password tells the time; a wrong one, and none, need credentials")
        func digest() throws {
            let device = try DigestDevice()
            let right = try ask(device, password: "lab secret")
            #expect(right.outcome == .answering && right.state == .online, "\(right.checks)")
            for password in ["another secret", nil] {
                let wrong = try ask(device, password: password)
                #expect(wrong.outcome == .needsCredentials && wrong.state == .unknown, "\(wrong.checks)")
            }
            #expect(!device.requests.contains { $0.contains("lab secret") || $0.contains("Basic ") })
        }

        @Test("A device that wants no login gets the whole question at once, and no login")
        func open() throws {
            let device = try DigestDevice(asksForLogin: false)
            #expect(try ask(device, password: "lab secret").outcome == .answering)
            #expect(device.requests.count == 1)
            let asked = device.requests.first ?? ""
            #expect(asked.contains("GetSystemDateAndTime xmlns") && !asked.contains("Authorization"))
        }
    }
}
