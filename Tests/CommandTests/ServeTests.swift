import CameraModel
import CameraRegistry
import Foundation
import Glibc
import TestSupport
import Testing

/// `serve` and `users` as a person starts them.
@Suite(.serialized) struct ServeTests {
    private let program = BuiltProgram("sharpeyes")

    private func registry(_ folder: TemporaryFolder) throws -> String {
        let zones = try folder.write(
            "zone,name,level\n370502,东营区,county\n370503,河口区,county\n", to: "zones.csv")
        let cameras = try folder.write(
            "deviceCode,zone,name\n37050200001320000001,370502,One\nc2,370503,Two\n", to: "cameras.csv")
        let path = folder.file("r.sqlite")
        #expect(try program.run(["import", "zones", zones, "--registry", path]).status == 0)
        #expect(try program.run(["import", "cameras", cameras, "--registry", path]).status == 0)
        return path
    }

    /// Starts it on a free port; gives the program and the port.
    private func start(_ path: String) throws -> (RunningProgram, Int) {
        let running = try program.start(["serve", "--registry", path, "--port", "0"])
        let line = try #require(running.readErrorLine())
        return (running, try #require(Int(line.dropLast().split(separator: ":").last ?? "")))
    }

    private func get(_ port: Int, _ path: String) throws -> String {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { return "" }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        _ = Glibc.send(socket, request, request.count, Int32(MSG_NOSIGNAL))
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    @Test("serve answers on loopback and ends with 0 on SIGTERM")
    func serves() throws {
        let folder = try TemporaryFolder()
        let (running, port) = try start(registry(folder))
        #expect(try get(port, "/").contains("东营区"))
        #expect(try get(port, "/healthz").hasSuffix("ok\n"))
        #expect(running.end() == 0)
    }

    @Test("After kill -9 under load the registry is whole, and the next start serves")
    func killed() throws {
        let folder = try TemporaryFolder()
        let path = try registry(folder)
        for round in 0..<3 {
            let (running, port) = try start(path)
            let reading = DispatchGroup()
            DispatchQueue.global().async(group: reading) {
                let edit = [
                    "set", "37050200001320000001", "name=Round \(round)", "--reason", "test", "--registry",
                    path,
                ]
                #expect((try? program.run(edit).status) == 0)
            }
            for _ in 0..<8 {
                DispatchQueue.global().async(group: reading) {
                    for _ in 0..<20 { _ = try? get(port, "/api/v1/cameras.csv") }
                }
            }
            #expect(try get(port, "/cameras").contains("37050200001320000001"))
            running.kill()
            reading.wait()
        }
        #expect(try Registry(path: path, .existing).damages().isEmpty)
        #expect(
            try program.run(["show", "37050200001320000001", "--registry", path]).stdout.contains("Round 2"))
        let (running, port) = try start(path)
        #expect(try get(port, "/cameras").contains("c2"))
        #expect(running.end() == 0)
    }

    @Test("serve refuses an address that others reach without accounts, and without TLS")
    func guarded() throws {
        let folder = try TemporaryFolder()
        let path = try registry(folder)
        let open = try program.run([
            "serve", "--registry", path, "--host", "0.0.0.0", "--port", "0", "--lang", "en",
        ])
        #expect(open.status == 2 && open.stderr.contains("there is no account"))
        let added = try program.run(
            ["users", "add", "wang", "--role", "viewer", "--registry", path], stdin: "a long password\n")
        #expect(added.status == 0)
        let clear = try program.run([
            "serve", "--registry", path, "--host", "0.0.0.0", "--port", "0", "--lang", "en",
        ])
        #expect(clear.status == 2 && clear.stderr.contains("in the clear"))
        #expect(try program.run(["serve", "--registry", path, "--port", "70000"]).status == 64)
        #expect(try program.run(["serve", "--registry", folder.file("none")]).status == 2)
    }

    @Test("users adds, lists, gives tokens and takes away; no secret stands in the registry")
    func users() throws {
        let folder = try TemporaryFolder()
        let path = try registry(folder)
        func users(_ arguments: [String], stdin: String = "") throws -> BuiltProgram.Ended {
            try program.run(["users"] + arguments + ["--registry", path, "--lang", "en"], stdin: stdin)
        }
        let add = ["add", "wang", "--role", "technician", "--zone", "370502"]
        #expect(try users(add, stdin: "short\n").status == 2)
        #expect(
            try users(["add", "li", "--role", "viewer", "--zone", "nowhere"], stdin: "a long password\n")
                .status == 2)
        #expect(try users(["add", "two words", "--role", "viewer"]).status == 64)
        #expect(try users(add, stdin: "a long password\n").status == 0)
        let token = try users(["token", "wang", "--label", "prometheus"]).stdout
        #expect(token.hasPrefix("sharpeyes_") && token.count == 75)
        #expect(try users(["list"]).stdout == "wang  technician, 370502, password, 1 tokens\n")
        #expect(try users(["token", "wang", "--list"]).stdout.contains("1  prometheus"))
        for suffix in ["", "-wal"] {
            guard let bytes = FileManager.default.contents(atPath: path + suffix) else { continue }
            #expect(bytes.range(of: Data("a long password".utf8)) == nil)
            #expect(bytes.range(of: Data(token.dropLast().utf8)) == nil)
        }
        #expect(try users(["token", "wang", "--revoke", "1"]).status == 0)
        #expect(try users(["remove", "wang"]).status == 0)
        #expect(try users(["remove", "wang"]).status == 2)
    }
}
