import ArgumentParser
import CameraModel

/// A mistake that people and tools make in camera inventories, to be put into a made one.
enum Dirt: String, CaseIterable {
    case badLatitude = "bad-latitude"
    case swappedAxes = "swapped-axes"
    case zeroCoordinates = "zero-coordinates"
    case duplicateCode = "duplicate-code"
    case excelCode = "excel-code"
    case missingCode = "missing-code"
    case missingZone = "missing-zone"
    case unknownZone = "unknown-zone"
    case badDate = "bad-date"
    case badPort = "bad-port"
    case badAddress = "bad-address"
    case badBearing = "bad-bearing"
    case badDays = "bad-days"
    case badEndpoint = "bad-endpoint"
    case urlCredentials = "url-credentials"
    case unknownWord = "unknown-word"
    case bareFlag = "bare-flag"
    case newlineInCell = "newline-in-cell"
    case tooManyCells = "too-many-cells"
    case tooFewCells = "too-few-cells"
    case unclosedQuote = "unclosed-quote"

    /// What an importer should make of it.
    var consequence: String {
        switch self {
        case .badLatitude: "latitude 131.2: refused"
        case .swappedAxes: "longitude and latitude changed places: a finding that says so"
        case .zeroCoordinates: "0, 0: the position is missing, with a finding"
        case .duplicateCode: "the device code of the row before: a finding, one record"
        case .excelCode: "3.70502E+19, as a spreadsheet saves 20 digits: refused with advice"
        case .missingCode: "no device code: refused"
        case .missingZone: "no zone: kept, the zone comes from the device code"
        case .unknownZone: "a zone that no list has: refused"
        case .badDate: "2023-02-30 as installation time: a finding"
        case .badPort: "port 70000: a finding"
        case .badAddress: "IPv4 address 10.0.0.256: a finding"
        case .badBearing: "bearing 400: a finding"
        case .badDays: "retention of -1 days: a finding"
        case .badEndpoint: "an endpoint without a known scheme: a finding"
        case .urlCredentials: "user:password@ in the endpoint: kept, the credentials dropped and counted"
        case .unknownWord: "a device state that no table has: unknown, with a warning"
        case .bareFlag: "network status 1: unknown, because sources disagree on what it means"
        case .newlineInCell: "a line break inside a quoted name: legal, and lines are counted on"
        case .tooManyCells: "a cell more than headers (CSV): a finding"
        case .tooFewCells: "the last cells cut off (CSV): a finding"
        case .unclosedQuote: "a last line that ends inside a quote (CSV): refused; the share is not used"
        }
    }

    /// Whether it can only be written in CSV.
    var needsCSV: Bool { self == .tooManyCells || self == .tooFewCells || self == .unclosedQuote }

    /// Columns that it changes; a recipe without them cannot have it.
    private var columns: [CameraColumn] {
        switch self {
        case .badLatitude: [.latitude]
        case .swappedAxes, .zeroCoordinates: [.longitude, .latitude]
        case .duplicateCode, .excelCode, .missingCode: [.deviceCode]
        case .missingZone, .unknownZone: [.zone]
        case .badDate: [.installTime]
        case .badPort: [.port]
        case .badAddress: [.ipv4]
        case .badBearing: [.bearing]
        case .badDays: [.retentionDays]
        case .badEndpoint, .urlCredentials: [.endpoints]
        case .unknownWord: [.deviceState]
        case .bareFlag: [.networkStatus]
        case .newlineInCell: [.name]
        case .tooManyCells, .tooFewCells, .unclosedQuote: []
        }
    }

    /// Where its columns stand among `columns`; `nil` when one of them is missing.
    func positions(in all: [String]) -> [Int]? {
        let found = columns.compactMap { all.firstIndex(of: $0.rawValue) }
        return found.count == columns.count ? found : nil
    }

    /// Puts the mistake into a row whose cells of its columns stand `at`; `previousCode` is the row's before.
    func spoil(_ cells: inout [String], at: [Int], previousCode: String) {
        switch self {
        case .badLatitude: cells[at[0]] = "131.2"
        case .swappedAxes: cells.swapAt(at[0], at[1])
        case .zeroCoordinates: for index in at { cells[index] = "0" }
        case .duplicateCode: if !previousCode.isEmpty { cells[at[0]] = previousCode }
        case .excelCode: cells[at[0]] = "3.70502E+19"
        case .missingCode, .missingZone: cells[at[0]] = ""
        case .unknownZone: cells[at[0]] = "999999"
        case .badDate: cells[at[0]] = "2023-02-30"
        case .badPort: cells[at[0]] = "70000"
        case .badAddress: cells[at[0]] = "10.0.0.256"
        case .badBearing: cells[at[0]] = "400"
        case .badDays: cells[at[0]] = "-1"
        case .badEndpoint: cells[at[0]] = "gopher//nowhere"
        case .urlCredentials: cells[at[0]] = "http://operator:example@127.0.0.1/hls/1.m3u8"
        case .unknownWord: cells[at[0]] = "halfway"
        case .bareFlag: cells[at[0]] = "1"
        case .newlineInCell: cells[at[0]] += "\n(2)"
        case .tooManyCells: cells.append("too many")
        case .tooFewCells: cells.removeLast(min(3, cells.count - 1))
        case .unclosedQuote: break
        }
    }
}

/// Which mistakes an inventory gets, and how often: `bad-latitude:0.01,excel-code:0.002`.
struct DirtMix: ExpressibleByArgument {
    /// Each mistake with the share of rows that get it; a row gets one at most, so they add up to 1 at most.
    var shares: [(dirt: Dirt, share: Double)] = []

    /// No dirt.
    init() {}

    init?(argument: String) {
        for part in argument.split(separator: ",") {
            let words = part.split(separator: ":", omittingEmptySubsequences: false)
            guard let dirt = Dirt(rawValue: String(words[0])), words.count <= 2 else { return nil }
            guard let share = words.count == 2 ? plainDecimal(words[1]) : 0, (0...1).contains(share) else {
                return nil
            }
            guard words.count == 2 || dirt == .unclosedQuote else { return nil }
            shares.append((dirt, dirt == .unclosedQuote ? 0 : share))
        }
        guard shares.reduce(0, { $0 + $1.share }) <= 1 else { return nil }
    }

    /// Whether the file is to end inside a quote.
    var endsInsideQuote: Bool { shares.contains { $0.dirt == .unclosedQuote } }

    /// The mistake that a row gets, if any: a draw of its own, so that clean rows stay the same.
    func draw(seed: UInt64, row: Int) -> Dirt? {
        guard !shares.isEmpty else { return nil }
        var random = SplitMix64(seed: seed, stream: 0xD127, row: UInt64(row))
        var draw = Double(random.next() >> 11) * 0x1p-53
        for (dirt, share) in shares {
            if draw < share { return dirt }
            draw -= share
        }
        return nil
    }
}
