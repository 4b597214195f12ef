import Foundation
import Glibc

/// A loopback HTTP server that remembers requests and answers each with the next status; with 204 when none is left.
///
/// Invariant of `@unchecked Sendable`: what changes is touched under the lock alone. It is no `Mutex`, for the thread sanitizer does not
/// see that hand over memory when two threads want it at once, and calls every such test a race.
public final class RecordingServer: @unchecked Sendable {
    /// The port on 127.0.0.1.
    public let port: Int
    private let headers: String
    private let descriptor: Int32
    private let lock = NSLock()
    private var asked: [String] = []
    private var statuses: [Int]

    /// Listens on a free port.
    ///
    /// `headers`: more lines of every answer, each with its line end.
    public init(statuses: [Int] = [], headers: String = "") throws {
        self.headers = headers
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && listen(descriptor, 128) == 0
                    && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard bound else { throw SilentListener.Trouble(text: "cannot listen on loopback: error \(errno)") }
        (self.descriptor, port) = (descriptor, Int(UInt16(bigEndian: address.sin_port)))
        self.statuses = statuses
        Thread.detachNewThread { [weak self] in
            while true {
                let peer = accept(descriptor, nil, nil)
                guard peer >= 0 else { return }
                guard let self else {
                    close(peer)
                    return
                }
                self.serve(peer)
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    /// What was asked so far, heads and bodies.
    public var requests: [String] {
        // Memory of its own: the sanitizer does not see either that who counts references hands memory over.
        lock.withLock { asked.map { $0 } }
    }

    private func serve(_ peer: Int32) {
        defer { close(peer) }
        var text = ""
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(peer, &bytes, bytes.count, 0)
            guard count > 0 else { break }
            text += String(decoding: bytes.prefix(count), as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let length = text[..<end.lowerBound].split(separator: "\r\n")
                .first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
            if text[end.upperBound...].utf8.count >= length ?? 0 { break }
        }
        guard !text.isEmpty else { return }
        let status = lock.withLock {
            asked.append(text)
            return statuses.isEmpty ? 204 : statuses.removeFirst()
        }
        let answer = "HTTP/1.1 \(status) X\r\n\(headers)Content-Length: 0\r\nConnection: close\r\n\r\n"
        _ = answer.withCString { send(peer, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
    }
}
