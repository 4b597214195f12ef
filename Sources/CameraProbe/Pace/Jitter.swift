/// By how much of a span runs of one registry begin later: so that the counties of a province do not all begin at the
/// same second, while the time between two runs of one stays what cron says.
public enum Jitter {
    /// The part of the span, 0...1: always the same for a name, spread evenly over names. Source: FNV-1a, its upper half.
    public static func part(of identity: String) -> Double {
        let hash = identity.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        return Double(hash >> 32) / Double(UInt32.max)
    }
}
