import CameraModel
import Synchronization

/// Who is signed in: a table in memory, so that a restart signs everybody out.
final class Sessions: Sendable {
    struct Session: Sendable {
        var account: String
        var formKey: String
        var begun: Instant
        var used: Instant
    }

    /// Seconds without a request, and seconds in all, after which a session ends.
    static let idleSeconds: Int64 = 3600, longestSeconds: Int64 = 12 * 3600
    private static let most = 10_000

    private let table = Mutex<[String: Session]>([:])

    /// A new session's cookie.
    func begin(_ account: String, now: Instant) -> String {
        let id = Secret.hex(randomBytes: 32)
        table.withLock { table in
            table = table.filter { Sessions.lasts($0.value, now) }
            if table.count >= Sessions.most, let oldest = table.min(by: { $0.value.used < $1.value.used }) {
                table[oldest.key] = nil
            }
            table[SHA256.hex(id.utf8)] = Session(
                account: account, formKey: Secret.hex(randomBytes: 16), begun: now, used: now)
        }
        return id
    }

    /// The session of a cookie; `nil` when it has ended.
    func session(_ id: String, now: Instant) -> Session? {
        let key = SHA256.hex(id.utf8)
        return table.withLock { table in
            guard var session = table[key] else { return nil }
            guard Sessions.lasts(session, now) else {
                table[key] = nil
                return nil
            }
            session.used = now
            table[key] = session
            return session
        }
    }

    func end(_ id: String) { table.withLock { $0[SHA256.hex(id.utf8)] = nil } }

    private static func lasts(_ session: Session, _ now: Instant) -> Bool {
        now.seconds(since: session.used) < Double(idleSeconds)
            && now.seconds(since: session.begun) < Double(longestSeconds)
    }
}

/// How often somebody may try to sign in: by name and by address, five times in a row, then one more a minute.
final class SignInLimit: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Instant
    }
    private static let burst = 5.0, perSecond = 1.0 / 60, most = 50_000

    private let buckets = Mutex<[String: Bucket]>([:])

    /// Whether another try is allowed; it counts as one.
    func allows(_ keys: [String], now: Instant) -> Bool {
        buckets.withLock { buckets in
            if buckets.count > SignInLimit.most {
                buckets = buckets.filter { now.seconds(since: $0.value.at) < 600 }
                // Somebody tries from everywhere: nobody gets in for a while, rather than everybody as often as they like.
                if buckets.count > SignInLimit.most { return false }
            }
            var allowed = true
            for key in keys {
                var bucket = buckets[key] ?? Bucket(tokens: SignInLimit.burst, at: now)
                let grown = bucket.tokens + max(0, now.seconds(since: bucket.at)) * SignInLimit.perSecond
                bucket = Bucket(tokens: min(SignInLimit.burst, grown), at: now)
                if bucket.tokens >= 1 { bucket.tokens -= 1 } else { allowed = false }
                buckets[key] = bucket
            }
            return allowed
        }
    }

    /// After a success the name's and the address's tries count no more.
    func forget(_ keys: [String]) { buckets.withLock { buckets in for key in keys { buckets[key] = nil } } }
}
