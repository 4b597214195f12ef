import CameraModel
import CameraRegistry
import Dispatch
import Glibc

@testable import CameraDashboard

/// A dashboard that listens on a free port of loopback while `work` runs.
func withDashboard<Value: Sendable>(
    _ house: TestHouse, patienceSeconds: Int = 30, _ work: @Sendable @escaping (Int) throws -> Value
) async throws -> Value {
    var settings = DashboardSettings()
    (settings.port, settings.patienceSeconds) = (0, patienceSeconds)
    let registry = house.registry
    let dashboard = try Dashboard(registry, settings, now: { TestHouse.now }) {
        try TestHouse.report(registry, $0)
    }
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    let server = Task { try await dashboard.run { told.yield($0) } }
    defer { server.cancel() }
    var port = 0
    for await one in ports {
        port = one
        break
    }
    let listening = port
    // Not on the pool that the server answers on.
    return try await withCheckedThrowingContinuation { done in
        DispatchQueue.global().async { done.resume(with: Result { try work(listening) }) }
    }
}

/// A connection to a port of loopback.
final class Line {
    struct Trouble: Error { let what: String }
    private let socket: Int32

    init(_ port: Int, receiveBytes: Int32 = 0) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Trouble(what: "socket: \(errno)") }
        var small = receiveBytes
        if small > 0 {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &small, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
        }
        guard code == 0 else { throw Trouble(what: "connect: \(errno)") }
    }

    deinit { close(socket) }

    func send(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Trouble(what: "send: \(errno)") }
            rest = rest.dropFirst(count)
        }
    }

    /// Everything until the server closes.
    func readAll() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    static func get(_ port: Int, _ target: String, _ headers: String = "") throws -> String {
        let line = try Line(port)
        try line.send(
            "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\(headers)\r\n")
        return line.readAll()
    }
}

/// As many open files as the system allows.
func allowFiles() {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
