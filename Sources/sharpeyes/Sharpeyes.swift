import ArgumentParser
import CameraModel
import CameraProbe
import Glibc

/// The command line: each subcommand is one straight function that calls the rooms in the data's order.
@main
struct Sharpeyes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sharpeyes",
        abstract: "A registry of public-area cameras: coverage, connection and health.",
        discussion: """
            First session:
              sharpeyes import zones zones.csv
              sharpeyes import sites sites.csv
              sharpeyes import cameras cameras.csv
              sharpeyes probe
              sharpeyes audit

            The registry is one file: --registry, else $SHARPEYES_REGISTRY, else the
            configuration file's, else ./sharpeyes.sqlite.

            Exit status: 0 done; 1 done, and found what was asked for (rows refused,
            --check not met); 2 could not do it; 64 wrong usage; 75 another run is on.
            """,
        version: "0.1.0",
        subcommands: [
            Import.self, List.self, Show.self, SetCommand.self, Probe.self, Audit.self, Export.self,
            Apply.self, History.self, Revert.self, Maintenance.self, Coverage.self, Findings.self,
            Report.self, Sample.self, Serve.self, Users.self, Doctor.self, Backup.self, Restore.self,
            Copy.self, Prune.self, Workers.self, Counties.self,
        ])

    /// A plugin of a monitoring system says UNKNOWN whatever went wrong, wrong usage included.
    private static var asksForNagios: Bool { ProcessEnvironment.arguments.contains("--nagios") }

    private static func exitUnknown(_ text: String) -> Never {
        try? Terminal.print(NagiosLine.failure(text), terminator: "")
        Glibc.exit(3)
    }

    static func main() {
        CoreDumps.forbid()
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(ProcessEnvironment.arguments.dropFirst())
        do {
            var command = try parseAsRoot(ConfiguredArguments.merge(arguments, ProcessEnvironment.values))
            try command.run()
        } catch let failure as Failure {
            if asksForNagios, !failure.isReported { exitUnknown(failure.text) }
            Terminal.error(failure.text)
            Glibc.exit(failure.status)
        } catch {
            if asksForNagios, !exitCode(for: error).isSuccess { exitUnknown(message(for: error)) }
            if exitCode(for: error) == .validationFailure, let hint = CommandHint.text(arguments) {
                Terminal.error(hint)
                Glibc.exit(ExitCode.validationFailure.rawValue)
            }
            if exitCode(for: error) == .validationFailure, let said = ValueHint.text(fullMessage(for: error))
            {
                try? Terminal.write(said + "\n", to: STDERR_FILENO)
                Glibc.exit(ExitCode.validationFailure.rawValue)
            }
            exit(withError: error)
        }
    }
}
