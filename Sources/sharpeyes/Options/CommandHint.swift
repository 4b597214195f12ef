import ArgumentParser

/// What to try where the word of a command was expected and another was found.
enum CommandHint {
    /// The message for a command line of a group (`sharpeyes`, `sharpeyes import`) that goes on with none of its commands; `nil`
    /// for every other one.
    static func text(_ arguments: [String]) -> String? {
        var group: any ParsableCommand.Type = Sharpeyes.self
        var path = "sharpeyes"
        for (index, word) in arguments.enumerated() {
            let commands = group.configuration.subcommands
            guard !commands.isEmpty, !word.isEmpty else { return nil }
            if word.hasPrefix("-") {
                let later = arguments[(index + 1)...].first { word in commands.contains { name($0) == word } }
                return later.map { "options stand behind the command: \(path) \($0) ... \(quoted(word))" }
            }
            if let next = commands.first(where: { name($0) == word }) {
                (group, path) = (next, "\(path) \(word)")
                continue
            }
            // `help` is no command of ours, and knows what it wants.
            if word == "help" { return nil }
            let names = commands.map(name)
            let rest = arguments[(index + 1)...].map { " " + quoted($0) }.joined()
            if let near = nearest(to: word, among: names) {
                return "no command \(path) \(quoted(word)); did you mean: \(path) \(near)\(rest)"
            }
            if names.count > 8 {
                return "no command \(path) \(quoted(word)); \(path) --help lists the commands"
            }
            let choice = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
            return "after `\(path)` one of \(choice) was wanted, not \(quoted(word)); for example:\n"
                + "  \(path) \(group == Import.self ? "cameras" : names[0]) \(quoted(word))\(rest)"
        }
        return nil
    }

    private static func name(_ command: any ParsableCommand.Type) -> String { command._commandName }

    /// A word as a shell takes it.
    private static func quoted(_ word: String) -> String {
        let plain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:=,@%+".contains($0) }
        return plain && !word.isEmpty
            ? word
            : "'"
                + word.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: #"'\''"#) + "'"
    }

    /// The one name that is at most two mistakes away from a word, one for short words.
    private static func nearest(to word: String, among names: [String]) -> String? {
        let allowed = word.count < 5 ? 1 : 2
        return names.map { (name: $0, mistakes: mistakes(Array(word.lowercased()), Array($0))) }
            .filter { $0.mistakes <= allowed }.min { $0.mistakes < $1.mistakes }?.name
    }

    /// How many letters are wrong, missing, too much, or have changed places with their neighbour (optimal string alignment).
    private static func mistakes(_ found: [Character], _ wanted: [Character]) -> Int {
        var (before, last) = ([Int](), Array(0...wanted.count))
        for row in found.indices {
            var current = [row + 1]
            for column in wanted.indices {
                let isWrong = found[row] != wanted[column]
                var least = min(last[column] + (isWrong ? 1 : 0), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, found[row] == wanted[column - 1], found[row - 1] == wanted[column] {
                    least = min(least, before[column - 1] + 1)
                }
                current.append(least)
            }
            (before, last) = (last, current)
        }
        return last[wanted.count]
    }
}
