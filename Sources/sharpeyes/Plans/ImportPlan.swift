import ArgumentParser
import CameraModel
import CameraRegistry
import Foundation

/// What `import --plan` saves and `apply` carries out: the input by its hash, the registry by its revision, the
/// command line, and what comes of them. A hash over everything seals it.
struct ImportPlan: Codable {
    /// The version of this form.
    static let version = 1

    var plan = ImportPlan.version
    /// The program that made it; another version may read a file otherwise.
    var program: String
    var madeAt: String
    var madeBy: String
    /// What stood behind `sharpeyes import` on the command line.
    var arguments: [String]
    /// The time zone that times without offset are in.
    var timeZone: String
    var input: InputFile
    /// Further files that the options name and that decide what is imported.
    var companions: [InputFile]
    var registry: RegistryMark
    var counts: Counts
    var changes: Changes
    var seal: String?

    /// Which registry the plan is for.
    struct RegistryMark: Codable {
        var path: String
        var identity: String
        var revision: Int
        var lastBatch: Int64
        var lastBatchMilliseconds: Int64
    }

    /// What the import will count.
    struct Counts: Codable {
        var rows, created, updated, unchanged, refused: Int
    }

    /// What the import will change; see ``ImportDifference``.
    struct Changes: Codable {
        var columns: [String: Int]
        var updates: [Update]
        var missing: Missing?
    }

    struct Update: Codable {
        var code: String
        var line: Int?
        var fields: [Field]
    }

    struct Field: Codable {
        var column: String
        var before, after: String?
    }

    struct Missing: Codable {
        var count: Int
        var codes: [String]
    }

    /// The text of the plan's file.
    func sealed() throws -> String {
        var plan = self
        plan.seal = try hash()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(plan), as: UTF8.self) + "\n"
    }

    private func hash() throws -> String {
        var plan = self
        plan.seal = nil
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return SHA256.hex(try encoder.encode(plan))
    }

    /// Reads a plan; fails for a file that is none, that is of a later version, or that was changed by hand.
    static func load(_ path: String, _ language: Language) throws -> ImportPlan {
        struct Head: Codable { var plan: Int }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.cannot(
                language.pick(
                    en:
                        "\(path): the plan cannot be read; make one with `sharpeyes import ... --plan \(path)`",
                    zh: "\(path)：无法读取计划；请用 `sharpeyes import ... --plan \(path)` 制定"))
        }
        let decoder = JSONDecoder()
        guard let head = try? decoder.decode(Head.self, from: data) else {
            throw Failure.cannot(
                language.pick(en: "\(path): not a plan of sharpeyes", zh: "\(path)：不是 sharpeyes 的计划"))
        }
        guard head.plan == version, let plan = try? decoder.decode(ImportPlan.self, from: data) else {
            throw Failure.cannot(
                language.pick(
                    en: "\(path): a plan of another version of sharpeyes; plan again",
                    zh: "\(path)：由其他版本的 sharpeyes 制定；请重新制定"))
        }
        guard try plan.seal == plan.hash() else {
            throw Failure.cannot(
                language.pick(
                    en: "\(path): the plan was changed after it was made; plan again",
                    zh: "\(path)：计划在制定后被改动；请重新制定"))
        }
        return plan
    }
}

extension ImportPlan {
    /// A plan of what a dry run found.
    init(
        _ report: ImportReport, input: InputFile, companions: [InputFile], state: RegistryState,
        settings: Settings
    ) {
        program = Sharpeyes.configuration.version
        madeAt = report.request.now.rfc3339
        madeBy = settings.actor
        // sharpeyes import cameras ...
        arguments = Array(CommandLine.arguments.dropFirst(2))
        timeZone = settings.timeZone
        (self.input, self.companions) = (input, companions)
        registry = RegistryMark(
            path: settings.registryPath, identity: state.identity, revision: state.revision,
            lastBatch: state.lastBatch, lastBatchMilliseconds: state.lastBatchMilliseconds)
        let outcome = report.outcome
        counts = Counts(
            rows: outcome.rows, created: outcome.created, updated: outcome.updated,
            unchanged: outcome.unchanged, refused: outcome.refused)
        changes = Changes(
            columns: outcome.difference.columns,
            updates: outcome.difference.updates.map { update in
                Update(
                    code: update.code, line: update.line,
                    fields: update.fields.map { Field(column: $0.name, before: $0.before, after: $0.after) })
            },
            missing: outcome.difference.missing.map { Missing(count: $0.count, codes: $0.codes) })
    }

    /// What the import must meet and give.
    var expectation: ImportExpectation {
        ImportExpectation(
            state: RegistryState(
                identity: registry.identity, revision: registry.revision, lastBatch: registry.lastBatch,
                lastBatchMilliseconds: registry.lastBatchMilliseconds),
            created: counts.created, updated: counts.updated, unchanged: counts.unchanged,
            refused: counts.refused)
    }
}
