/// How many attempts may be at work at once: fewer while there are signs that they are too many, more again when the
/// signs are gone.
///
/// Halves at a bad window and grows by an eighth of the most at good ones, as TCP does. Dead cameras look like an
/// overloaded gateway: so a step back that does not help is taken back, and the signs are believed again only later.
/// Pure: it knows no clock and counts attempts.
struct Pace: Equatable {
    /// What an ended attempt says of the load.
    enum Sign: Equatable {
        /// It was answered in time.
        case well
        /// It was not, which may be the load and may be the camera.
        case strained
        /// Somebody says that we ask too much: this machine has no socket left, a server answers 429.
        case exhausted
    }

    /// The most at once, when all is well; 1 or more.
    let most: Int
    /// How many of a window, as one in so many, make it a bad one.
    private let badShare: Int
    /// The most at once now, 1...``most``.
    private(set) var limit: Int
    /// The lowest that ``limit`` ever was.
    private(set) var lowest: Int

    private var (seen, strained) = (0, 0)
    /// Attempts that were under way when the limit changed say nothing of the new one.
    private var unheard = 0
    /// Whether the last window was bad and its step back is to be judged by this one.
    private var isOnTrial = false
    /// Windows for which strain is not believed, because stepping back did not help.
    private var disbelief = 0
    /// Good windows since the limit grew, and how many make it grow: more each time that somebody said it was too much.
    private var (calm, growsEvery) = (0, 1)
    /// Whether anything was ever answered: what never was is dead, not overloaded.
    private var hasAnswered = false

    private static let patience = 8
    private static let slowestGrowth = 16
    private static let smallestWindow = 4
    private static let largestWindow = 32

    init(most: Int, badShare: Int) {
        (self.most, self.badShare) = (most, badShare)
        (limit, lowest) = (most, most)
    }

    /// Takes in what an attempt says.
    mutating func take(_ sign: Sign) {
        if sign == .well { hasAnswered = true }
        if unheard > 0 {
            unheard -= 1
            return
        }
        switch sign {
        case .exhausted:
            growsEvery = min(growsEvery * 2, Pace.slowestGrowth)
            stepBack()
        case .strained where !hasAnswered: return
        case .strained, .well:
            seen += 1
            strained += sign == .strained ? 1 : 0
            if seen >= min(max(limit, Pace.smallestWindow), Pace.largestWindow) { endWindow() }
        }
    }

    private mutating func endWindow() {
        let isBad = strained * badShare >= seen
        (seen, strained) = (0, 0)
        guard isBad, disbelief == 0 else {
            isOnTrial = false
            disbelief = max(0, disbelief - 1)
            calm += 1
            if calm >= growsEvery { (calm, limit) = (0, min(most, limit + max(1, most / 8))) }
            return
        }
        guard isOnTrial else {
            isOnTrial = true
            return stepBack()
        }
        isOnTrial = false
        disbelief = Pace.patience
        limit = min(most, limit * 2)
    }

    private mutating func stepBack() {
        unheard = limit - 1
        limit = max(1, limit / 2)
        lowest = min(lowest, limit)
        (seen, strained, calm) = (0, 0, 0)
    }
}
