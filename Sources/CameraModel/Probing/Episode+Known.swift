extension Episode {
    /// The episodes of one endpoint as they were known at a moment, in whole seconds, oldest first.
    ///
    /// A state is established some verdicts after its first second, and is then said of all seconds since: at an earlier moment
    /// those seconds still stood in the state that was established before. What was observed, and what lay in a gap, is the same
    /// at every later moment. So episodes that began later go, and one whose state was established later takes the
    /// state of the last before it that was known; `unknown` where there is none. Ends may lie behind the moment: nobody knew
    /// more than that the last verdict was held.
    ///
    /// Values: `episodes` oldest first, the open one among them, from the last that was known before the time of interest on.
    public static func known(_ episodes: [Episode], at moment: Instant) -> [Episode] {
        var found: [Episode] = []
        var established = HealthState.unknown
        for var episode in episodes where episode.from.seconds <= moment.seconds {
            if episode.knownAt.seconds <= moment.seconds { established = episode.state }
            episode.state = established
            found.append(episode)
        }
        return found
    }
}
