public import ArgumentParser
import CameraDashboard
import CameraModel
public import CameraRegistry
import Glibc

/// `sharpeyes users`
struct Users: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accounts and tokens of the dashboard.",
        discussion: """
            Passwords are read from the terminal, or from standard input when that is
            none; never from an argument. What is kept is a yescrypt hash, and of a token
            its SHA-256.
              sharpeyes users add wang --role technician --zone 370502
              sharpeyes users token wang --label prometheus
            """,
        subcommands: [UsersAdd.self, UsersList.self, UsersRemove.self, UsersToken.self])
}

extension AccountRole: ExpressibleByArgument {}

/// `sharpeyes users add`
struct UsersAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Make an account, or change one: role, zones, password.",
        usage: "sharpeyes users add <name> --role <role> [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("viewer, technician, auditor, administrator.", valueName: "role"))
    var role: AccountRole
    @Option(help: ArgumentHelp("Only this zone, by code; may be repeated.", valueName: "code"))
    var zone: [String] = []
    @Flag(help: "Without a password: for tokens only.") var noPassword = false
    @Argument(help: ArgumentHelp("Letters, digits and ._@-", valueName: "name")) var name: String

    func validate() throws {
        if !Account.isName(name) { throw ValidationError("a name is 1 to 64 letters, digits or ._@-") }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            let zones = try zone.map { text in
                guard let code = ZoneCode(text) else { throw RegistryError.unknownCode(text) }
                return code
            }
            var hash: String?
            if !noPassword {
                guard let made = Password.hash(try SecretLine.read(settings.language)) else {
                    throw Failure.cannot(
                        settings.language.pick(
                            en: "a password has at least \(Password.shortest) characters",
                            zh: "口令至少 \(Password.shortest) 个字符"))
                }
                hash = made
            }
            let account = Account(
                name: name, role: role, zones: zones.isEmpty ? nil : zones, createdAt: Clock.now())
            let isNew = try registry.save(account, password: hash, by: settings.actor, now: Clock.now())
            if !settings.quiet { Terminal.note(isNew ? "added \(name)" : "changed \(name)") }
        } catch { throw settings.failure(error) }
    }
}

/// `sharpeyes users list`
struct UsersList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Who may see the dashboard.", usage: "sharpeyes users list [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text

    func run() throws {
        let settings = try global.settings()
        do {
            let accounts = try settings.open().accounts(now: Clock.now())
            if format == .json {
                let lines = accounts.map { account in
                    "{\"name\": \(JSONText.string(account.name)), \"role\": \"\(account.role.rawValue)\", \"zones\": "
                        + (account.zones.map {
                            "[" + $0.map { JSONText.string($0.text) }.joined(separator: ", ") + "]"
                        } ?? "null")
                        + ", \"password\": \(account.hasPassword), \"tokens\": \(account.tokenCount), \"createdAt\": \"\(account.createdAt.rfc3339)\"}"
                }
                return try Terminal.print("[" + lines.joined(separator: ",\n ") + "]")
            }
            for account in accounts {
                let zones =
                    account.zones.map { $0.map(\.text).joined(separator: " ") }
                    ?? settings.language.pick(en: "all zones", zh: "全部区域")
                let password =
                    account.hasPassword
                    ? settings.language.pick(en: "password", zh: "有口令")
                    : settings.language.pick(en: "no password", zh: "无口令")
                let tokens = settings.language.pick(
                    en: "\(account.tokenCount) tokens", zh: "\(account.tokenCount) 个令牌")
                try Terminal.print(
                    Terminal.wrap(
                        hanging:
                            "\(account.name)  \(account.role.label(settings.language)), \(zones), \(password), \(tokens)",
                        indent: 4))
            }
        } catch { throw settings.failure(error) }
    }
}

/// `sharpeyes users remove`
struct UsersRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take an account away with its tokens.",
        usage: "sharpeyes users remove <name> [options]")
    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The account.", valueName: "name")) var name: String

    func run() throws {
        let settings = try global.settings()
        do {
            guard try settings.open().removeAccount(name, by: settings.actor, now: Clock.now()) else {
                throw Failure.cannot(
                    settings.language.pick(en: "no account \"\(name)\"", zh: "没有账户“\(name)”"))
            }
        } catch { throw settings.failure(error) }
    }
}

/// `sharpeyes users token`
struct UsersToken: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make a token and print it once; list or revoke tokens.",
        usage: """
            sharpeyes users token <name> [--label <text>] [--days <n>]
            sharpeyes users token <name> --list
            sharpeyes users token <name> --revoke <n>
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("What it is for.", valueName: "text")) var label = "token"
    @Option(help: ArgumentHelp("After how many days it ends; 0 is never.", valueName: "n")) var days = 365
    @Flag(help: "The tokens there are, without their secrets.") var list = false
    @Option(help: ArgumentHelp("Take the token with this number away.", valueName: "n")) var revoke: Int64?
    @Argument(help: ArgumentHelp("The account.", valueName: "name")) var name: String

    func validate() throws {
        if !(0...36_500).contains(days) { throw ValidationError("--days is 0 to 36500") }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let (registry, now) = (try settings.open(), Clock.now())
            let unknown = Failure.cannot(
                settings.language.pick(
                    en: "no account \"\(name)\", or no such token", zh: "没有账户“\(name)”或此令牌"))
            if list {
                for token in try registry.tokens(of: name) {
                    let end =
                        token.expiresAt.map { settings.local($0) }
                        ?? settings.language.pick(en: "never", zh: "不过期")
                    try Terminal.print(
                        Terminal.wrap(
                            hanging:
                                "\(token.id)  \(token.label), \(settings.local(token.createdAt)) - \(end)",
                            indent: 4))
                }
                return
            }
            if let revoke {
                guard try registry.removeToken(revoke, of: name, by: settings.actor, now: now) else {
                    throw unknown
                }
                return
            }
            let token = Secret.newToken()
            guard
                try registry.addToken(
                    account: name, hash: Secret.hash(ofToken: token), label: label,
                    expiresAt: days == 0 ? nil : now.adding(seconds: Int64(days) * 86_400),
                    by: settings.actor, now: now)
            else { throw unknown }
            try Terminal.print(token)
        } catch { throw settings.failure(error) }
    }
}

/// A line that nobody reads over a shoulder.
enum SecretLine {
    /// Asks twice on a terminal, without showing what is typed; takes the first line of any other standard input.
    static func read(_ language: Language) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else { return readLine(strippingNewline: true) ?? "" }
        let first = try ask(language.pick(en: "Password: ", zh: "口令："))
        guard first == (try ask(language.pick(en: "Again: ", zh: "再次输入："))) else {
            throw Failure.cannot(language.pick(en: "the two differ", zh: "两次输入不一致"))
        }
        return first
    }

    private static func ask(_ prompt: String) throws -> String {
        var shown = termios()
        tcgetattr(STDIN_FILENO, &shown)
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            Terminal.note("")
        }
        try Terminal.write(prompt, to: STDERR_FILENO)
        return readLine(strippingNewline: true) ?? ""
    }
}
