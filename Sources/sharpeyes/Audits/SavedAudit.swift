import CameraAudit
import CameraModel
import Foundation

/// A sealed audit: a line that says what was asked of which registry, then the audit's JSON as it was given.
///
/// The line holds a hash of the JSON, and a seal over itself. It proves that nobody changed the file by accident; who
/// means to forge it can seal anew, so the hash belongs into the minutes of the meeting.
struct SavedAudit: Codable {
    static let version = 1

    var sealedAudit = SavedAudit.version
    var program: String
    var madeAt: String
    var madeBy: String
    /// Which registry, and how far it had come.
    var registry: String
    var revision: Int
    var asOf: String
    var windowSeconds: Int
    /// Of the online rate; files of versions before there was a past online rate have neither it nor excuses.
    var onlineWindowSeconds: Int?
    var timeZone: String
    var by: String
    var zone: String?
    var explain: String?
    /// The policy as a policy file.
    var policy: String
    var policyHash: String
    var resultHash: String
    var seal: String?

    /// A saved audit as it was read: the line, the JSON, and what is wrong with either.
    struct Loaded {
        var audit: SavedAudit
        var result: Data
        /// Whether line and JSON still have their hashes.
        var isSealed: Bool
    }

    private func hash() throws -> String {
        var copy = self
        copy.seal = nil
        return SHA256.hex(try SavedAudit.encoder.encode(copy))
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// The hash of a report's JSON, reckoned without having it in memory.
    static func hash(_ report: AuditReport) -> String {
        var hash = SHA256()
        AuditJSON.write(report) { text in
            var text = text
            text.withUTF8 { hash.add(UnsafeRawBufferPointer($0)) }
        }
        return hash.finish()
    }

    /// Writes the line and the report's JSON.
    func write(_ report: AuditReport, to path: String) throws {
        var sealed = self
        sealed.seal = try hash()
        let file = try OutputFile(path)
        try file.write(String(decoding: try SavedAudit.encoder.encode(sealed), as: UTF8.self) + "\n")
        try AuditJSON.write(report) { try file.write($0) }
        try file.finish()
    }

    /// Reads a saved audit; fails for a file that is none, or is of another version.
    static func load(_ path: String, _ language: Language) throws -> Loaded {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.cannot(language.pick(en: "\(path): cannot be read", zh: "\(path)：无法读取"))
        }
        guard let end = data.firstIndex(of: 0x0A),
            let audit = try? JSONDecoder().decode(SavedAudit.self, from: data[..<end]),
            audit.sealedAudit == version
        else {
            throw Failure.cannot(
                language.pick(
                    en: "\(path): not a saved audit; make one with `sharpeyes audit --save FILE`",
                    zh: "\(path)：不是已保存的审计；请用 `sharpeyes audit --save 文件` 保存"))
        }
        let result = data[data.index(after: end)...]
        let isSealed =
            try audit.seal == audit.hash() && SHA256.hex(result) == audit.resultHash
            && SHA256.hex(audit.policy.utf8) == audit.policyHash
        return Loaded(audit: audit, result: Data(result), isSealed: isSealed)
    }
}
