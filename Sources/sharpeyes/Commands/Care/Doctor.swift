import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes doctor`
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look whether registry, files, clock and configuration are well.",
        usage: "sharpeyes doctor [options]",
        discussion: """
            Changes nothing, and nobody waits for it. Reads the whole registry once.
            Exit status: 0 all is well (notes are no trouble); 1 there is a warning or a
            problem, each with advice; 2 the registry could not be looked at.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text

    func run() throws {
        let environment = ProcessEnvironment.values
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        let setup = SetupChecks(
            language: global.lang?.language ?? Language(locale: locale), environment: environment)
        let path = global.registry ?? environment["SHARPEYES_REGISTRY"] ?? "sharpeyes.sqlite"
        var checkup = Checkup(registry: path, at: Clock.now())
        guard setup.config(global.config, &checkup) != nil else {
            // Where the registry is, and in which time zone, is not known then.
            checkup.couldNotLook = true
            return try end(checkup, setup.language)
        }
        let settings = try global.settings()
        checkup = Checkup(registry: settings.registryPath, at: checkup.at, remarks: checkup.remarks)
        SetupChecks(language: settings.language, environment: environment).secrets(
            settings.secretsPath, &checkup)
        if !Registry.isOnServer(settings.registryPath) {
            FileChecks(language: settings.language, path: settings.registryPath).run(&checkup)
        }
        RegistryChecks(language: settings.language, settings: settings).run(&checkup)
        try end(checkup, settings.language)
    }

    private func end(_ checkup: Checkup, _ language: Language) throws {
        try Terminal.print(
            format == .json ? checkup.json() : checkup.text(language, quiet: global.quiet), terminator: "")
        if checkup.couldNotLook { throw Failure(text: "", status: 2) }
        if !checkup.isWell { throw Failure.found }
    }
}
