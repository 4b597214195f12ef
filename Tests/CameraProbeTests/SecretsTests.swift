import CameraModel
import CameraProbe
import Foundation
import TestSupport
import Testing

extension Live {
    @Suite("Secrets") struct SecretsTests {
        static let planted = "Pl4nted-Passw0rd"

        private func file(_ text: String, mode: Int) throws -> (path: String, folder: TemporaryFolder) {
            let folder = try TemporaryFolder()
            let path = folder.file("secrets")
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            return (path, folder)
        }

        @Test("A file that others can read is refused, with advice", arguments: [0o644, 0o640, 0o604])
        func mode(_ mode: Int) throws {
            let (path, folder) = try file("127.0.0.1 lab \(Self.planted)\n", mode: mode)
            let error = #expect(throws: SecretsError.self) { try Secrets.load(path: path) }
            #expect(error?.message().contains("chmod 600") == true)
            #expect(error?.message(.chinese).contains("chmod 600") == true)
            _ = folder
        }

        @Test("A bad line is named by its number and never shown")
        func badLine() throws {
            let (path, folder) = try file("# comment\n\nhost \(Self.planted)\n", mode: 0o600)
            let error = #expect(throws: SecretsError.self) { try Secrets.load(path: path) }
            #expect(error?.message().contains(":3:") == true)
            #expect(error?.message().contains(Self.planted) == false)
            _ = folder
        }

        @Test("A login opens a Basic camera: by code, by host, from the environment")
        func logins() throws {
            let lab = try Lab(count: 1, "--kinds", "basic", "--password", "two words")
            let code = try #require(lab.manifest.cameras.first?.deviceCode)
            for line in ["\(code) lab two words", "127.0.0.1\tlab\ttwo words \r"] {
                let (path, folder) = try file("x y z\n\(line)\n", mode: 0o600)
                let result = try #require(
                    try probe(lab.targets, labSettings(), Secrets.load(path: path)).first)
                #expect(result.outcome == .streaming)
                _ = folder
            }
            let variables = ["SHARPEYES_STREAM_USER": "lab", "SHARPEYES_STREAM_PASSWORD": "two words"]
            let result = try #require(
                try probe(lab.targets, labSettings(), Secrets(environment: variables)).first)
            #expect(result.outcome == .streaming)
        }

        @Test("A wrong login needs credentials, and no result or description shows it")
        func neverShown() throws {
            let lab = try Lab(count: 40)
            let secrets = Secrets(environment: [
                "SHARPEYES_STREAM_USER": "planted-user", "SHARPEYES_STREAM_PASSWORD": Self.planted,
            ])
            let results = try probe(lab.targets, labSettings(), secrets)
            expectAsPlayed(results, lab)
            var dumped = ""
            dump(results, to: &dumped)
            dump(secrets, to: &dumped)
            dumped += "\(secrets)" + String(reflecting: secrets)
            #expect(!dumped.contains(Self.planted) && !dumped.contains("planted-user"))
        }

        @Test("A login does not follow a redirect to another host")
        func otherHost() throws {
            let lab = try Lab(count: 1, "--kinds", "redirectToLogin")
            let secrets = Secrets(environment: [
                "SHARPEYES_STREAM_USER": "lab", "SHARPEYES_STREAM_PASSWORD": "lab",
            ])
            let result = try #require(try probe(lab.targets, labSettings(), secrets).first)
            #expect(result.outcome == .needsCredentials)
            #expect(try lab.stats().logins == 0)
        }

        @Test("A login opens RTSP with Basic, and a device with a WS-Security token")
        func devices() throws {
            let lab = try Lab(count: 2, "--kinds", "rtspBasic,onvifLogin")
            let secrets = Secrets(environment: [
                "SHARPEYES_STREAM_USER": "lab", "SHARPEYES_STREAM_PASSWORD": "lab",
            ])
            let results = try probe(lab.targets, labSettings(), secrets)
            #expect(Set(results.map(\.outcome)) == [.streaming, .answering], "\(results.map(\.checks))")
        }
    }
}
