/// The command line together with what the configuration file says of the command's options.
enum ConfiguredArguments {
    /// The arguments with the file's options before the user's own; an option that the user gives is left to him.
    static func merge(_ arguments: [String], _ environment: [String: String]) throws -> [String] {
        guard let command = arguments.first, ConfigKeys.commands[command] != nil else { return arguments }
        let own = Array(arguments.dropFirst())
        let file = try ConfigFile.load(ConfigFile.place(named("--config", own), environment))
        var merged = [command]
        for option in file.options[command] ?? [] where !isGiven(option.name, own) {
            if option.values.isEmpty { merged.append(option.name) }
            merged += option.values.map { "\(option.name)=\($0)" }
        }
        return merged + own
    }

    private static func isGiven(_ option: String, _ arguments: [String]) -> Bool {
        arguments.contains { $0 == option || $0.hasPrefix(option + "=") }
    }

    private static func named(_ option: String, _ arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
            if argument == option, index + 1 < arguments.count { return arguments[index + 1] }
        }
        return nil
    }
}
