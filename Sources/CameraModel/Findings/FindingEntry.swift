/// Where a kept finding stands.
public enum FindingState: String, Vocabulary {
    /// Found, nobody has it in hand.
    case open
    /// A unit is to put it right by a day.
    case assigned
    /// Answered with a reason: it stays as it is.
    case accepted
    /// Put right.
    case closed
    /// It was closed, and a review found it again.
    case reopened

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .open: language.pick(en: "open", zh: "待处理")
        case .assigned: language.pick(en: "assigned", zh: "已交办")
        case .accepted: language.pick(en: "accepted", zh: "已说明")
        case .closed: language.pick(en: "closed", zh: "已销号")
        case .reopened: language.pick(en: "reopened", zh: "重新出现")
        }
    }
}

/// A finding as the registry keeps it, over all reviews.
public struct FindingEntry: Hashable, Sendable {
    /// Its number.
    public var id: Int64
    /// The rule's id.
    public var rule: String
    /// What it is about.
    public var kind: ReviewFinding.SubjectKind
    /// Which: see ``ReviewFinding/subject``.
    public var subject: String
    /// The zone it lies in.
    public var zone: ZoneCode?
    /// Facts of the rule's sentence, as the last review had them.
    public var facts: [String]
    /// Where it stands.
    public var state: FindingState
    /// The unit that is to put it right; never a person.
    public var unit: Organisation?
    /// The last day for it.
    public var due: CalendarDate?
    /// Why it was accepted or closed.
    public var reason: String?
    /// When a review found it first, and found it last.
    public var openedAt, seenAt: Instant

    /// A finding as it was kept.
    public init(
        id: Int64, rule: String, kind: ReviewFinding.SubjectKind, subject: String, zone: ZoneCode?,
        facts: [String],
        state: FindingState, unit: Organisation?, due: CalendarDate?, reason: String?, openedAt: Instant,
        seenAt: Instant
    ) {
        (self.id, self.rule, self.kind, self.subject, self.zone) = (id, rule, kind, subject, zone)
        (self.facts, self.state, self.unit, self.due) = (facts, state, unit, due)
        (self.reason, self.openedAt, self.seenAt) = (reason, openedAt, seenAt)
    }

    /// Whether it is still to be put right and its day is over.
    public func isOverdue(on day: CalendarDate) -> Bool {
        guard state == .assigned || state == .reopened || state == .open, let due else { return false }
        return due < day
    }
}

/// One step of a finding's life.
public struct FindingStep: Hashable, Sendable {
    /// When.
    public var at: Instant
    /// The state that it led to.
    public var state: FindingState
    /// Who did it: the account, or `nil` for a review.
    public var actor: String?
    /// The unit it was given to, the last day, the reason: what was said at that step.
    public var unit: Organisation?
    /// See ``unit``.
    public var due: CalendarDate?
    /// See ``unit``.
    public var reason: String?

    /// A step.
    public init(
        at: Instant, state: FindingState, actor: String?, unit: Organisation?, due: CalendarDate?,
        reason: String?
    ) {
        (self.at, self.state, self.actor) = (at, state, actor)
        (self.unit, self.due, self.reason) = (unit, due, reason)
    }
}

/// What a review changed among the kept findings.
public struct ReviewOutcome: Hashable, Sendable {
    /// Found for the first time, found again after closing, found as before.
    public var opened = 0, reopened = 0, still = 0
    /// Not found any more.
    public var closed = 0
    /// By rule how many the review found.
    public var byRule: [String: Int] = [:]

    /// Nothing.
    public init() {}
}
