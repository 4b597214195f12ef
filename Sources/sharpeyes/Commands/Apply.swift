import ArgumentParser
import CameraModel
import CameraRegistry

/// An import that a plan can be made of.
protocol PlannableImport: ParsableCommand {
    var options: ImportOptions { get set }
    /// Imports; with an expectation nothing is kept unless it is met.
    func run(_ settings: Settings, _ expected: ImportExpectation?) throws
}

/// `sharpeyes apply PLAN`
struct Apply: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Carry out a plan that `import --plan` saved.",
        usage: "sharpeyes apply [options] <plan>",
        discussion: """
            Imports exactly what the plan says, or nothing: exit status 2 when the input
            file or the registry has changed since, or when the import would count
            otherwise. Then plan again.
              sharpeyes import cameras new.csv --plan new.plan
              sharpeyes apply new.plan
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json (of the report).") var format: ImportOptions.ImportFormat = .text
    @Option(help: ArgumentHelp("The input file, when it has moved.", valueName: "file")) var file: String?
    @Argument(help: ArgumentHelp("The plan.", valueName: "plan")) var plan: String

    func run() throws {
        var settings = try global.settings()
        let plan = try ImportPlan.load(plan, settings.language)
        guard plan.program == Sharpeyes.configuration.version else {
            throw Failure.cannot(
                settings.language.pick(
                    en: "the plan was made by sharpeyes \(plan.program); plan again with this version",
                    zh: "该计划由 sharpeyes \(plan.program) 制定；请用本版本重新制定"))
        }
        if global.registry == nil { settings.registryPath = plan.registry.path }
        if let localTime = Clock.localTime(plan.timeZone) { settings.localTime = localTime }
        for input in plan.companions { try check(input, at: input.file, settings) }
        try check(plan.input, at: file ?? plan.input.file, settings)
        guard var command = try? Sharpeyes.parseAsRoot(["import"] + plan.arguments) as? any PlannableImport
        else {
            throw Failure.cannot(
                settings.language.pick(
                    en: "the plan's options are not understood; plan again", zh: "无法识别计划中的选项；请重新制定"))
        }
        command.options.files = [file ?? plan.input.file]
        command.options.plan = nil
        command.options.dryRun = false
        command.options.format = format
        try command.run(settings, plan.expectation)
    }

    private func check(_ input: InputFile, at path: String, _ settings: Settings) throws {
        let now = try InputFile(hashing: path)
        guard now.sha256 == input.sha256 else {
            throw Failure.cannot(
                settings.language.pick(
                    en:
                        "\(path) has changed since the plan was made; nothing was imported; plan again with `sharpeyes import ... --plan`",
                    zh: "制定计划后 \(path) 已变更；未导入任何内容；请用 `sharpeyes import ... --plan` 重新制定"))
        }
    }
}
