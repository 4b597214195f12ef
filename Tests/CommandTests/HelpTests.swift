import TestSupport
import Testing

@Suite("Help texts")
struct HelpTests {
    @Test(arguments: [
        [], ["import"], ["import", "zones"], ["import", "sites"], ["import", "cameras"],
        ["import", "roads"], ["import", "buildings"], ["coverage"], ["coverage", "measure"],
        ["coverage", "advise"], ["list"],
        ["list", "zones"],
        ["list", "sites"], ["list", "cameras"], ["list", "batches"], ["apply"], ["history"], ["revert"],
        ["show"], ["set"], ["probe"], ["audit"], ["export"], ["maintenance"], ["maintenance", "add"],
        ["maintenance", "list"], ["maintenance", "remove"], ["report"], ["report", "worklist"],
        ["report", "monthly"], ["report", "quarterly"], ["report", "field"], ["sample"], ["findings"],
        ["findings", "check"], ["findings", "list"], ["findings", "show"], ["findings", "assign"],
        ["findings", "accept"], ["findings", "close"], ["doctor"], ["backup"], ["restore"], ["copy"],
        ["prune"], ["workers"], ["counties"], ["counties", "grant"], ["counties", "revoke"],
        ["counties", "list"],
        ["serve"], ["users"], ["users", "add"],
        ["users", "list"],
        ["users", "remove"], ["users", "token"],
    ])
    func `help is as it was when a person last read it, and fits 80 columns`(command: [String]) throws {
        let ran = try CommandBench().run(command + ["--help"])
        #expect(ran.status == 0)
        #expect(ran.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let name = (["help"] + command).joined(separator: "-") + ".txt"
        try Golden.check(ran.output, name, in: #filePath)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions come for every shell`(shell: String) throws {
        let ran = try CommandBench().run("--generate-completion-script", shell)
        #expect(ran.status == 0 && ran.output.contains("cameras"))
    }
}
