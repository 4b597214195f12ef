import CameraModel
import Synchronization

/// An answer as it goes over the wire, also made smaller.
struct KeptPage: Sendable {
    var status: Int
    var type: String
    var headers: [(String, String)]
    var bytes: [UInt8]
    var tag: String
    private let small = Small()

    /// Made when somebody first asks for it, and kept with the page.
    private final class Small: Sendable {
        let bytes = Mutex<(isMade: Bool, bytes: [UInt8]?)>((false, nil))
    }

    init(_ answer: Answer, bytes: [UInt8]) {
        (status, type, headers, self.bytes) = (answer.status, answer.type, answer.headers, bytes)
        tag = "\"" + SHA256.hex(bytes).prefix(32) + "\""
    }

    /// The page made smaller; `nil` when that is no smaller.
    func gzip() -> [UInt8]? {
        let (isMade, kept) = small.bytes.withLock { ($0.isMade, $0.bytes) }
        if isMade { return kept }
        let made = Gzip.compress(bytes)
        small.bytes.withLock { $0 = (true, made) }
        return made
    }

    /// What it takes in memory, its smaller form included: that is a quarter at most.
    var size: Int { bytes.count + bytes.count / 4 + 400 }
}

/// Pages of one snapshot, so that the same page is made once. At most 48 MB; a new snapshot begins with none.
final class PageCache: Sendable {
    private struct State {
        var serial = 0
        var pages: [String: KeptPage] = [:]
        var size = 0
    }
    private static let most = 48 << 20

    private let state = Mutex(State())

    func page(_ key: String, serial: Int) -> KeptPage? {
        state.withLock { $0.serial == serial ? $0.pages[key] : nil }
    }

    func keep(_ page: KeptPage, _ key: String, serial: Int) {
        state.withLock { state in
            guard serial >= state.serial else { return }
            if serial > state.serial || state.size + page.size > PageCache.most {
                (state.serial, state.pages, state.size) = (serial, [:], 0)
            }
            if state.pages.updateValue(page, forKey: key) == nil { state.size += page.size }
        }
    }
}
