import CameraModel

/// Which cameras a list wants, in which order, from where on.
struct CameraQuery: Sendable {
    enum Order: String, CaseIterable, Sendable {
        /// By device code.
        case code
        /// Offline first, then degraded, unknown, online; within each by device code.
        case health
    }

    /// Part of a device code, a name or an address; capitals of ASCII make no difference.
    var text: String?
    var zone: String?
    /// A device that is a likely cause: only the offline cameras behind it.
    var behind: String?
    var health: HealthState?
    var deviceState: DeviceState?
    var networkStatus: NetworkStatus?
    var category: AreaCategory?
    var order = Order.code
    /// Where the page before ended: a device code, or with the order by health its rank, a colon and the code.
    var after: String?
    var limit = 50

    init() {}

    init(_ query: Query) {
        text = query["q"].map { String($0.prefix(100)) }
        (zone, behind) = (query["zone"], query["behind"])
        health = query["health"].flatMap(HealthState.init(rawValue:))
        deviceState = query["state"].flatMap(DeviceState.init(rawValue:))
        networkStatus = query["network"].flatMap(NetworkStatus.init(rawValue:))
        category = query["category"].flatMap(AreaCategory.init(rawValue:))
        order = query["sort"].flatMap(Order.init(rawValue:)) ?? .code
        after = query["after"]
        limit = query["limit"].flatMap { Int($0) }.map { min(max($0, 1), 500) } ?? 50
    }

    static let parameters: [Route.Parameter] = [
        .init(name: "q", about: "Part of a device code, a name or an address."),
        .init(name: "zone", about: "Only this zone and those below it: a zone code."),
        .init(
            name: "behind", about: "Only the offline cameras behind this device, where it is a likely cause."),
        .init(name: "health", about: "Only in this health.", values: HealthState.allCases.map(\.rawValue)),
        .init(
            name: "state", about: "Only in this device state.", values: DeviceState.allCases.map(\.rawValue)),
        .init(
            name: "network", about: "Only of this declared connection.",
            values: NetworkStatus.allCases.map(\.rawValue)),
        .init(
            name: "category", about: "Only where the record says this category.",
            values: AreaCategory.allCases.map(\.rawValue)),
        .init(
            name: "sort", about: "By device code, or the worst health first.",
            values: Order.allCases.map(\.rawValue)),
        .init(name: "after", about: "Where the page before ended: its `next`."),
        .init(
            name: "limit", about: "At most so many, 50 if nothing is said.", isInteger: true, range: 1...500),
    ]
}

/// A piece of a list of cameras.
struct CameraPage: Sendable {
    struct Row: Sendable {
        var code: String
        var zone: String
        var zoneName: String
        var flags: CameraFlags
        var name, address, resolution, managementUnit, installTime: String?
    }
    var rows: [Row] = []
    /// How many there are in all; `nil` when a text is searched for.
    var total: Int?
    /// How many cameras the total is of.
    var whole: Int
    /// What `after` has to say for the next page; `nil` on the last.
    var next: String?
    /// Whether the search stopped before the page was full, after looking at as many as one request may.
    var isCut = false
}
