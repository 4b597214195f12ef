import Glibc

/// A loopback server that takes connections and never answers.
public final class SilentListener {
    /// The port on 127.0.0.1.
    public let port: Int
    private let descriptor: Int32

    /// What a system call said when the listener could not be made.
    public struct Trouble: Error {
        /// The call and its error number.
        public let text: String
    }

    /// Listens on a free port.
    public init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && listen(descriptor, 1024) == 0
                    && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard bound else { throw Trouble(text: "cannot listen on loopback: error \(errno)") }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(descriptor) }

    /// Waits until somebody has connected, at most ten seconds; the connection stays in the queue.
    public func waitForConnection() throws {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard Glibc.poll(&poll, 1, 10_000) == 1 else { throw Trouble(text: "nobody connected within 10 s") }
    }
}
