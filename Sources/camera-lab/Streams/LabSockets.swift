import CCurl
import Glibc

/// What the lab could not do, in words.
struct LabSocketError: Error, CustomStringConvertible {
    var description: String

    init(_ call: String, _ number: Int32) {
        description = "\(call) failed: \(strerror(number).map { String(cString: $0) } ?? "error \(number)")"
    }

    init(_ text: String) { description = text }
}

/// A socket bound to a loopback address, closed with its owner.
struct LabSocket: ~Copyable {
    let descriptor: Int32
    let port: UInt16

    /// Binds `port` (0: any) of `address`; listens with `backlog`, or not at all when it is `nil`.
    init(address: LabAddress, port: UInt16, backlog: Int32?) throws(LabSocketError) {
        descriptor = try LabSocket.open(address, port, backlog)
        self.port = LabAddress.port(of: descriptor)
    }

    deinit { close(descriptor) }

    private static func open(
        _ address: LabAddress, _ port: UInt16, _ backlog: Int32?
    ) throws(LabSocketError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw LabSocketError("socket", errno) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let bound = address.with(port: port) { bind(descriptor, $0, $1) }
        guard bound == 0, backlog.map({ listen(descriptor, $0) }) ?? 0 == 0 else {
            let number = errno
            close(descriptor)
            throw LabSocketError("bind \(address.text) port \(port)", number)
        }
        return descriptor
    }
}

/// A loopback address, IPv4 or IPv6: the lab listens nowhere else.
struct LabAddress {
    let text: String
    let family: Int32
    private var v4 = sockaddr_in()
    private var v6 = sockaddr_in6()

    /// The address; `nil` unless it is 127.x.x.x or ::1.
    init?(_ text: String) {
        self.text = text
        if inet_pton(AF_INET, text, &v4.sin_addr) == 1, text.hasPrefix("127.") {
            family = AF_INET
            v4.sin_family = sa_family_t(AF_INET)
        } else if text == "::1", inet_pton(AF_INET6, text, &v6.sin6_addr) == 1 {
            family = AF_INET6
            v6.sin6_family = sa_family_t(AF_INET6)
        } else {
            return nil
        }
    }

    /// As it stands in a URL.
    var host: String { family == AF_INET6 ? "[\(text)]" : text }

    func with(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var (v4, v6) = (v4, v6)
        v4.sin_port = port.bigEndian
        v6.sin6_port = port.bigEndian
        return family == AF_INET
            ? withUnsafePointer(to: &v4) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            : withUnsafePointer(to: &v6) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
                }
            }
    }

    /// The port that a bound socket has got.
    static func port(of descriptor: Int32) -> UInt16 {
        var address = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let asked = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        // The port stands at the same place in both families.
        return asked == 0 ? UInt16(bigEndian: address.sin6_port) : 0
    }
}
