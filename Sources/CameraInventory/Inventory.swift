public import CameraModel

/// A form that an inventory file may have.
public enum InventoryFormat: String, CaseIterable, Sendable {
    /// Comma-separated values, RFC 4180, with one header line; also with `;` or `|` between cells.
    case csv
    /// The same with TAB between cells.
    case tsv
    /// One JSON array of objects, alone or inside an object, or a single object.
    case json
    /// JSON Lines: one object a line.
    case jsonl
    /// GeoJSON (RFC 7946): a FeatureCollection, one feature, or one feature a line.
    case geojson
    /// OpenStreetMap elements, as Overpass writes them.
    case osm
    /// GA/T 1400: a list of capture devices (APE).
    case gat1400
    /// GB/T 28181 catalogues: XML messages, one behind the other. Needs a build with the trait `XML`.
    case gb28181
    /// A sheet of an Excel workbook. Needs a build with the trait `XLSX`.
    case xlsx
}

/// How an inventory is read.
public struct ReadOptions: Sendable {
    /// The file's format; `nil` = told by its content, and by its name where that is not enough.
    public var format: InventoryFormat?
    /// The text's encoding, by any name that iconv knows; `nil` = a byte order mark, else UTF-8, else GB18030.
    public var encoding: String?
    /// The character between the cells of a CSV file, one of ASCII; `nil` = told by the first lines.
    public var delimiter: UInt8?
    /// Whether refused rows can be had as they came, for a file of rejects.
    public var keepsRefused = false
    /// Names that lead to the rows inside a JSON document, with dots between; `nil` = found.
    public var path: String?
    /// What a time without an offset means; Asia/Shanghai unless set.
    public var localTime: LocalTime = .shanghai
    /// The most rows that a batch holds, 1 or more. A batch also ends when its cells reach 4 MiB.
    public var batchRows = 4096
    /// The zone of required sites that name none; without it such a row is refused.
    public var defaultZone: ZoneCode?
    /// What the file's headers and values mean; `nil` = the built-in profile that fits its headers best.
    public var profile: Profile?
    /// Whether a file without its required columns is refused; not when it is only looked at.
    var needsColumns = true
    /// The datum of positions whose row names none; they are converted to WGS-84. `nil` = taken as WGS-84.
    public var datum: Datum?
    /// Whether logins inside addresses are handed on in ``InventoryBatch/credentials``; else they are only dropped.
    public var keepsCredentials = false
    /// The sheet of a workbook, by its name or its number from 1; `nil` = the first whose headers are known.
    public var sheet: String?
    /// Asked while a pipe or a terminal gives no data, several times a second, from another thread too; `true` ends the
    /// reading with ``InventoryError/interrupted(name:)``. `nil` = waits for as long as it takes.
    public var isCancelled: (@Sendable () -> Bool)?
    /// Bytes asked of the source at once; tests make it small.
    var blockBytes = 1 << 20
    /// The most bytes that one row may have.
    var rowLimitBytes = 16 << 20

    /// The usual options.
    public init() {}

    /// Whether ``encoding`` may have this name.
    public static func isKnown(encoding: String) -> Bool { EncodingName.isKnown(encoding) }
}

/// Where an inventory's bytes come from.
public enum InventorySource: Sendable {
    /// A file; a path of `-` is standard input.
    case file(path: String)
    /// Standard input, to its end.
    case standardInput
    /// Bytes in memory, and what messages call them.
    case bytes([UInt8], name: String)

    /// What messages call the source.
    public var name: String {
        switch self {
        case .file(let path): path == "-" ? "stdin" : path
        case .standardInput: "stdin"
        case .bytes(_, let name): name
        }
    }
}

/// Some rows of an inventory, in file order.
public struct InventoryBatch<Row: Sendable>: Sendable {
    /// The rows that were read; the rows of the file are these and the refused ones.
    public var rows: [Row] = []
    /// Problems of these rows, kept and refused, in file order.
    public var findings: [Finding] = []
    /// How many rows were refused; each has at least one finding of severity error.
    public var refused = 0
    /// Rows that are of something else: left out by the profile, or nodes of a catalogue's tree. Not counted as rows.
    public var skipped = 0
    /// Logins that the addresses of these rows held, when ``ReadOptions/keepsCredentials`` asks for them.
    public var credentials: [StreamCredential] = []
    /// The refused rows themselves; empty unless the options keep them.
    public var refusedRows: [RefusedRow] = []
    /// Bytes of the file read so far.
    public var bytesRead: Int64 = 0
}

/// What a reader found out about a file as a whole: the evidence line of an import.
///
/// Complete when the last batch was read: JSON tells its keys only row by row.
public struct InventorySummary: Sendable {
    /// The format that was read.
    public var format: InventoryFormat
    /// The encoding that was read: `UTF-8`, `GB18030`, `UTF-16LE` ... Complete at the end of the file: the first
    /// byte above 127 may stand anywhere.
    public var encoding = "UTF-8"
    /// Why this encoding.
    public var encodingReason = EncodingReason.asciiOnly
    /// Whether the file began with a byte order mark.
    public var byteOrderMark = false
    /// The character between cells; `nil` for JSON.
    public var delimiter: String?
    /// The names that lead to the rows inside a JSON document; `nil` when they are the document itself.
    public var path: String?
    /// The profile's name: the one asked for, else the built-in one that knows most of the headers.
    public var profile = "canonical"
    /// All headers as the file spells them, blanks and all, but for the columns that a file of rejects adds.
    public var headers: [String] = []
    /// Headers that were understood, as the file spells them.
    public var mapped: [String] = []
    /// Headers that were not, and whose cells are kept as extras.
    public var ignored: [String] = []
    /// Headers of people and secrets, whose cells were not kept.
    public var dropped: [String] = []
    /// Headers that the profile leaves out.
    public var notRead: [String] = []
    /// How many rows the profile left out so far.
    public var skipped = 0
    /// How many cells with something in them were dropped.
    public var droppedCells = 0
    /// How many texts under other headers held people's data or secrets, by kind; these parts were cut out.
    public var droppedContent = PersonalCounts()
    /// How many positions of kept rows were converted to WGS-84.
    public var convertedPositions = 0
    /// The sheet that was read; `nil` for what is no workbook.
    public var sheet: String?
}

extension InventoryFormat {
    /// Whether files of this form are JSON.
    var isJSON: Bool {
        switch self {
        case .json, .jsonl, .geojson, .osm, .gat1400: true
        case .csv, .tsv, .gb28181, .xlsx: false
        }
    }
}
