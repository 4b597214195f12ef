import ArgumentParser
import CameraModel
import CameraRegistry
import Glibc

/// Options that every command has.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The registry's file.", valueName: "file"))
    var registry: String?

    @Option(help: ArgumentHelp("Language of text for people: en or zh (else from LANG).", valueName: "en|zh"))
    var lang: Lang?

    @Option(help: ArgumentHelp("Configuration file (else $SHARPEYES_CONFIG).", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Log what is as grave as this.", valueName: "level"))
    var logLevel: LogLevel?

    @Flag(help: "Say nothing but the data and errors.")
    var quiet = false

    /// What the options, the environment and the configuration file say together.
    func settings() throws -> Settings {
        let environment = ProcessEnvironment.values
        let file = try ConfigFile.load(ConfigFile.place(config, environment))
        Log.start((logLevel ?? file.log ?? (quiet ? .error : .warning)).level)
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        let zoneName = file.timeZone ?? "Asia/Shanghai"
        guard let localTime = Clock.localTime(zoneName) else {
            throw Failure.cannot(
                "timeZone \"\(zoneName)\" is not in this system's time zones (like Asia/Shanghai)")
        }
        return Settings(
            registryPath: registry ?? environment["SHARPEYES_REGISTRY"] ?? file.registry
                ?? "sharpeyes.sqlite",
            language: lang?.language ?? file.language ?? Language(locale: locale), localTime: localTime,
            timeZone: zoneName,
            quiet: quiet,
            secretsPath: environment["SHARPEYES_SECRETS"] ?? file.secrets,
            retentionDays: file.retentionDays, environment: environment)
    }
}

/// The language on the command line.
enum Lang: String, ExpressibleByArgument, CaseIterable {
    case en, zh
    var language: Language { self == .zh ? .chinese : .english }
}

/// What a command works with.
struct Settings {
    var registryPath: String
    var language: Language
    var localTime: LocalTime
    /// The name of that local time's zone.
    var timeZone: String
    var quiet: Bool
    var secretsPath: String?
    /// For how many days back the history of probes is kept, when the configuration says so.
    var retentionDays: Int?
    var environment: [String: String]

    /// Who runs the program, for the change log and the access log: the account's name.
    var actor: String { environment["SUDO_USER"] ?? environment["USER"] ?? "uid \(getuid())" }

    func open(_ opening: Registry.Opening = .existing) throws -> Registry {
        do {
            return try Registry(path: registryPath, opening)
        } catch {
            throw Failure.cannot(error.message(language))
        }
    }

    /// A moment in local time with its offset, as text shows it.
    func local(_ instant: Instant) -> String {
        let offset = localTime.offset(at: instant)
        return Instant(seconds: instant.seconds).rfc3339(offsetSeconds: offset)
    }

    /// Turns what a room threw into a failure with a sentence.
    func failure(_ error: any Error) -> any Error {
        switch error {
        case let error as RegistryError: Failure.cannot(error.message(language))
        default: error
        }
    }
}
