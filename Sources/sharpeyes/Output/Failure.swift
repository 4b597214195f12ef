/// Why a command ends with something other than 0, in words for people.
struct Failure: Error {
    /// Standard error's text; empty when everything was said already.
    var text: String
    /// The exit status: 1 found, 2 could not, 75 another run is on.
    var status: Int32
    /// Whether a result was given before: whoever is told of the end knows already.
    var isReported = false

    /// The job could not be done.
    static func cannot(_ text: String) -> Failure { Failure(text: text, status: 2) }
    /// Done, and it found what the caller asked to be told of.
    static let found = Failure(text: "", status: 1)
}
