import Foundation
import GRDB
import TestSupport

/// A folder with a registry, in which a test runs the built program as a person would.
final class CommandBench {
    let folder: TemporaryFolder
    let program: BuiltProgram

    /// The registry's file, or its address on a server of the tests' own.
    let registry: String

    init(onServer: Bool = ThrowawayPostgres.isAsked) throws {
        folder = try TemporaryFolder()
        program = BuiltProgram("sharpeyes")
        registry = onServer ? try ThrowawayPostgres.database() : folder.file("r.sqlite")
    }

    /// Runs `sharpeyes` with the bench's registry, in English unless the arguments say otherwise.
    @discardableResult
    func run(_ arguments: String..., stdin: String = "", environment: [String: String] = [:]) throws -> Ran {
        try run(arguments, stdin: stdin, environment: environment)
    }

    @discardableResult
    func run(_ arguments: [String], stdin: String = "", environment: [String: String] = [:]) throws -> Ran {
        var variables = [
            "SHARPEYES_REGISTRY": registry, "LANG": "C.UTF-8", "USER": "tester", "SHARPEYES_CONFIG": "",
        ]
        variables.merge(environment) { _, new in new }
        let ended = try program.run(arguments, stdin: stdin, environment: variables)
        return Ran(status: ended.status, output: ended.stdout, errors: ended.stderr)
    }

    /// Imports one of the sample inventories: zones, sites where there are some, cameras.
    @discardableResult
    func importSample(_ name: String) throws -> [Ran] {
        try ["zones", "sites", "cameras"].compactMap { kind in
            let file = Samples.file(name, kind + ".csv")
            guard FileManager.default.fileExists(atPath: file) else { return nil }
            return try run("import", kind, file, "--format", "json")
        }
    }
}

/// What a run gave.
struct Ran {
    let status: Int32
    let output: String
    let errors: String

    /// The output as a JSON object; empty when it is none.
    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
    }

    func int(_ key: String) -> Int? { json[key] as? Int }
}

/// The sample inventories of the repository.
enum Samples {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func file(_ sample: String, _ name: String) -> String {
        "\(root)/sample-inventories/\(sample)/\(name)"
    }
}

/// A figure of an audit's JSON.
struct Figure {
    let part: Int
    let whole: Int
    let percent: String?
    let target: String?
    let met: Bool?
    let excluded: Int
    let unknown: Int

    init?(_ audit: Ran, zone: String, category: String, rate: String) {
        let zones = audit.json["zones"] as? [[String: Any]] ?? []
        let rates = zones.first { $0["zone"] as? String == zone }?["rates"] as? [[String: Any]] ?? []
        guard
            let found = rates.first(where: {
                $0["category"] as? String == category && $0["rate"] as? String == rate
            }),
            let part = found["part"] as? Int, let whole = found["whole"] as? Int,
            let excluded = found["excluded"] as? Int, let unknown = found["unknown"] as? Int
        else { return nil }
        (self.part, self.whole, self.excluded, self.unknown) = (part, whole, excluded, unknown)
        percent = found["percent"] as? String
        target = found["target"] as? String
        met = found["met"] as? Bool
    }
}

extension CommandBench {
    /// Changes a registry by another hand.
    func sql(_ text: String, in file: String? = nil) throws {
        let database = try DatabaseQueue(path: file ?? registry)
        try database.write { try $0.execute(sql: text) }
    }
}
