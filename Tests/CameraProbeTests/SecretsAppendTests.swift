import CameraModel
import Foundation
import TestSupport
import Testing

@testable import CameraProbe

@Suite("Logins added to the secrets file") struct SecretsAppendTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("secrets")
    }

    private func credential(_ code: String, _ user: String, _ password: String) throws -> StreamCredential {
        StreamCredential(
            deviceCode: try #require(DeviceCode(code)), login: StreamLogin(user: user, password: password),
            line: 2)
    }

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `A new file is private, and what was added is read back`() throws {
        let added = try Secrets.append(
            [credential("c1", "admin", "two words"), credential("c2", "u", "p#1")], path: path)
        #expect(try added == 2 && mode() == 0o600)
        let logins = try Secrets.load(path: path).logins
        #expect(logins["c1"] == .init(user: "admin", password: "two words"))
        #expect(logins["c2"] == .init(user: "u", password: "p#1"))
        #expect(try Secrets.append([credential("c1", "admin", "two words")], path: path) == 0)
        #expect(try Secrets.append([credential("c1", "admin", "new")], path: path) == 1)
        #expect(try Secrets.load(path: path).logins["c1"]?.password == "new")
    }

    @Test func `What the operator wrote stays, and an open file is closed to others first`() throws {
        try Data("# mine\nhost lab old".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try Secrets.append([credential("c1", "a", "b")], path: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "# mine\nhost lab old\nc1 a b\n")
        #expect(try mode() == 0o600)
    }

    @Test(
        "A login that a line cannot say is left out",
        arguments: [
            ("c1", "a", ""), ("c1", "a b", "c"), ("c1", "a", "b\nc d e"), ("#c1", "a", "b"),
            ("c1", "a", " b"),
        ])
    func unsayable(_ code: String, _ user: String, _ password: String) throws {
        #expect(try Secrets.append([credential(code, user, password)], path: path) == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
    }

    @Test func `A folder, a link and a broken file take nothing`() throws {
        #expect(throws: SecretsError.self) { try Secrets.append([], path: folder.path) }
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: folder.file("elsewhere"))
        #expect(throws: SecretsError.self) { try Secrets.append([credential("c1", "a", "b")], path: path) }
        #expect(!FileManager.default.fileExists(atPath: folder.file("elsewhere")))
        try FileManager.default.removeItem(atPath: path)
        try Data("half a line\nx\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: SecretsError.self) { try Secrets.append([credential("c1", "a", "b")], path: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "half a line\nx\n")
    }
}
