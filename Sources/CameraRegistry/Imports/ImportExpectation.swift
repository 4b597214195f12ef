/// What an import must meet and give, because a plan says so.
public struct ImportExpectation: Hashable, Sendable {
    /// The registry that the plan was made for, and its state then.
    public var state: RegistryState
    /// What the plan says that the import will count.
    public var created, updated, unchanged, refused: Int

    /// A plan's words.
    public init(state: RegistryState, created: Int, updated: Int, unchanged: Int, refused: Int) {
        self.state = state
        (self.created, self.updated, self.unchanged, self.refused) = (created, updated, unchanged, refused)
    }

    /// Throws when the registry is another one, or another than it was.
    func check(_ now: RegistryState) throws(RegistryError) {
        if now.identity != state.identity { throw .otherRegistry }
        if now != state { throw .changedSincePlan(was: state.revision, is: now.revision) }
    }

    /// Throws when an import came out otherwise.
    func check(_ outcome: ImportOutcome) throws(RegistryError) {
        guard
            (created, updated, unchanged, refused)
                == (outcome.created, outcome.updated, outcome.unchanged, outcome.refused)
        else { throw .unlikePlan }
    }
}
