import CameraModel

/// What all pages know of the server that shows them.
struct House: Sendable {
    var settings: DashboardSettings
    var version: String
    /// Whether Leaflet's files are where they were said to be.
    var hasLeaflet: Bool
    let surveys = OneAtATime()

    var localTime: LocalTime { settings.localTime }

    /// The origin of a map's background, for the content security policy; `nil` when it is not an https or http address.
    var tileOrigin: String? {
        guard let tiles = settings.tiles, let mark = tiles.firstRange(of: "://") else { return nil }
        let scheme = tiles[..<mark.lowerBound]
        guard scheme == "https" || scheme == "http" else { return nil }
        let host = tiles[mark.upperBound...].prefix { $0 != "/" }
        // `{s}.tile.example.org` is any of its subdomains.
        let safe = host.utf8.allSatisfy {
            ($0 >= 0x30 && $0 <= 0x3A) || ($0 | 32 >= 97 && $0 | 32 <= 122) || $0 == 0x2E || $0 == 0x2D
                || $0 == 0x7B || $0 == 0x7D
        }
        guard safe else { return nil }
        return scheme + "://" + (host.hasPrefix("{s}") ? "*" + host.dropFirst(3) : String(host))
    }
}
