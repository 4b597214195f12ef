public import CameraModel

/// A form that an inventory file may have.
public enum InventoryFormat: String, CaseIterable, Sendable {
    /// Comma-separated values, RFC 4180, with one header line.
    case csv
    /// One JSON array of objects, or a single object.
    case json
    /// JSON Lines: one object a line.
    case jsonl
    /// GB/T 28181 catalogues: XML messages, one behind the other. Needs a build with the trait `XML`.
    case gb28181
    /// A sheet of an Excel workbook. Needs a build with the trait `XLSX`.
    case xlsx
}

/// How an inventory is read.
public struct ReadOptions: Sendable {
    /// The file's format; `nil` = told by the file's name, else by its first byte.
    public var format: InventoryFormat?
    /// What a time without an offset means; Asia/Shanghai unless set.
    public var localTime: LocalTime = .shanghai
    /// The most rows that a batch holds, 1 or more. A batch also ends when its cells reach 4 MiB.
    public var batchRows = 4096
    /// The zone of required sites that name none; without it such a row is refused.
    public var defaultZone: ZoneCode?
    /// The sheet of a workbook, by its name or its number from 1; `nil` = the first whose headers are known.
    public var sheet: String?
    /// Bytes asked of the source at once; tests make it small.
    var blockBytes = 1 << 20
    /// The most bytes that one row may have.
    var rowLimitBytes = 16 << 20

    /// The usual options.
    public init() {}
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
    /// Rows of the file that are no rows of this inventory: nodes of a catalogue's tree, say. Not counted as rows.
    public var skipped = 0
    /// Bytes of the file read so far.
    public var bytesRead: Int64 = 0
}

/// What a reader found out about a file as a whole: the evidence line of an import.
///
/// Complete when the last batch was read: JSON tells its keys only row by row.
public struct InventorySummary: Sendable {
    /// The format that was read.
    public var format: InventoryFormat
    /// The encoding that was read; `UTF-8`.
    public var encoding = "UTF-8"
    /// Whether the file began with a byte order mark.
    public var byteOrderMark = false
    /// The character between cells; `nil` for JSON.
    public var delimiter: String?
    /// `zh-27` when the headers are the Chinese ones, else `canonical`.
    public var profile = "canonical"
    /// Headers that were understood, as the file spells them.
    public var mapped: [String] = []
    /// Headers that were not, and whose cells are kept as extras.
    public var ignored: [String] = []
    /// Headers of people and secrets, whose cells were not kept.
    public var dropped: [String] = []
    /// How many cells with something in them were dropped.
    public var droppedCells = 0
    /// Rows of the file so far that are no rows of this inventory; they are not among its rows.
    public var skipped = 0
    /// The sheet that was read; `nil` for what is no workbook.
    public var sheet: String?
}
