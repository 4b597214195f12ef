import ArgumentParser

/// `sharpeyes findings`
struct Findings: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What is to be put right, by whom, by when; and what was.",
        discussion: """
            `findings check` looks at everything and keeps what it finds. A finding is
            assigned to a unit with a day, or answered with a reason. The next check
            closes it when the evidence is there, and reopens it when it is not.
              sharpeyes findings check
              sharpeyes findings assign 17 18 --unit 河口区公安分局 --due 2026-12-01
              sharpeyes findings list --overdue
            """,
        subcommands: [
            FindingsCheck.self, FindingsList.self, FindingsShow.self, FindingsAssign.self,
            FindingsAccept.self, FindingsClose.self,
        ])
}
