import CameraModel

/// Where a redirect leads, and whether we go there.
enum Redirect: Equatable {
    /// Ask again there; the login goes along only to the target's own host, port and no weaker scheme.
    case follow(keepsLogin: Bool)
    /// We do not, and why. The reason names scheme and host at most: an address may carry tokens.
    case refuse(String)

    /// Judges a redirect of `target` to `address` after `followed` earlier ones.
    static func judge(_ target: StreamEndpoint, to address: String, followed: Int, most: Int) -> Redirect {
        guard followed < most else { return .refuse("more than \(most) redirects") }
        guard let next = StreamEndpoint(address) else {
            let scheme = address.prefix { $0 != ":" }.prefix(16)
            return .refuse(
                "a redirect to \(scheme.isEmpty ? "nothing" : String(scheme)), not to http or https")
        }
        guard next.isHTTP else { return .refuse("a redirect to \(next.scheme), not to http or https") }
        let same = next.host == target.host && next.effectivePort == target.effectivePort
        return .follow(keepsLogin: same && (next.isEncrypted || !target.isEncrypted))
    }
}

/// The address without `user:password@`: libcurl writes the login that it was given into relative redirects,
/// and one that a server writes there is not ours to use. The rest stays, tokens included.
func withoutLogin(_ address: String) -> String {
    guard let mark = address.firstRange(of: "://") else { return address }
    let rest = address[mark.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    guard let at = rest[..<end].lastIndex(of: "@") else { return address }
    return String(address[..<mark.upperBound] + rest[rest.index(after: at)...])
}

extension StreamEndpoint {
    /// Whether this prober asks it. RTSP over TLS is none of libcurl's protocols.
    var isAsked: Bool { scheme != "rtsps" }

    /// Whether it is plain http or https.
    var isHTTP: Bool { scheme == "http" || scheme == "https" }

    /// Whether what is said to it is encrypted.
    var isEncrypted: Bool { scheme == "https" || scheme == "onvif+https" }

    /// The port, or the scheme's own.
    var effectivePort: Int { port ?? (isEncrypted ? 443 : scheme == "rtsp" ? 554 : 80) }
}
