import ArgumentParser
import CameraModel
import CameraRegistry

/// `sharpeyes counties grant|revoke|list`
struct Counties: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let counties read their part of a registry on a server.",
        discussion: """
            A county's account is a role of the PostgreSQL server. It reads the records,
            history and findings of its county, and nothing of another one: the server
            itself sees to it. It changes nothing.
              psql -c 'CREATE ROLE dongying LOGIN'
              sharpeyes counties grant dongying --zone 370502 --registry postgres://...
            """,
        subcommands: [CountiesGrant.self, CountiesRevoke.self, CountiesList.self])
}

/// `sharpeyes counties grant ACCOUNT --zone ZONE`
struct CountiesGrant: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Let an account of the server read a county.",
        usage: "sharpeyes counties grant <account> --zone <code> [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The county.", valueName: "code")) var zone: String
    @Argument(help: ArgumentHelp("The role, which is there already.", valueName: "account"))
    var account: String

    func run() throws {
        let settings = try global.settings()
        do {
            try settings.open().grantCounty(zone, to: account)
            if !settings.quiet {
                try Terminal.print(
                    settings.language.pick(
                        en: "\(account) reads \(zone), and changes nothing", zh: "\(account) 可读取 \(zone)，不能修改"
                    ))
            }
        } catch { throw settings.failure(error) }
    }
}

/// `sharpeyes counties revoke ACCOUNT --zone ZONE`
struct CountiesRevoke: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Take a county from an account of the server.",
        usage: "sharpeyes counties revoke <account> --zone <code> [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The county.", valueName: "code")) var zone: String
    @Argument(help: ArgumentHelp("The role.", valueName: "account")) var account: String

    func run() throws {
        let settings = try global.settings()
        do {
            guard try settings.open().revokeCounty(zone, from: account) else {
                throw Failure.cannot(
                    settings.language.pick(
                        en: "\(account) has no right to \(zone)", zh: "\(account) 没有 \(zone) 的权限"))
            }
            if !settings.quiet {
                try Terminal.print(
                    settings.language.pick(
                        en: "\(account) does not read \(zone) any more", zh: "\(account) 不再能读取 \(zone)"))
            }
        } catch { throw settings.failure(error) }
    }
}

/// `sharpeyes counties list`
struct CountiesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the accounts of counties.",
        usage: "sharpeyes counties list [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text

    func run() throws {
        let settings = try global.settings()
        do {
            let accounts = try settings.open().countyAccounts()
            switch format {
            case .text: for one in accounts { try Terminal.print("\(one.account)  \(one.zone)") }
            case .json:
                let rows = accounts.map {
                    "{\"account\": \(JSONText.string($0.account)), \"zone\": \(JSONText.string($0.zone))}"
                }
                try Terminal.print("[\(rows.joined(separator: ", "))]")
            }
        } catch { throw settings.failure(error) }
    }
}
