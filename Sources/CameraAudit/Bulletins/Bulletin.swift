public import CameraModel

/// A report for a meeting: a title, and tables that every format shows in its own way.
///
/// Columns and tables have stable ids for programs; titles are in the language of the reader.
public struct Bulletin: Hashable, Sendable {
    /// One value of a table.
    public enum Cell: Hashable, Sendable {
        case empty
        case text(String)
        case count(Int)
        /// A rate; shown truncated, never rounded up.
        case rate(Ratio)
        /// Hundredths of a point: 7999 shows as 79.99.
        case score(Int)
    }
    /// A column: its id and its title.
    public struct Column: Hashable, Sendable {
        /// The id for programs, and the title for people.
        public var id, title: String
        /// Whether its cells are numbers, which stand at the right.
        public var isNumber: Bool

        /// A column.
        public init(id: String, title: String, isNumber: Bool) {
            (self.id, self.title, self.isNumber) = (id, title, isNumber)
        }
    }
    /// A bar of a chart: its label, its value in 0...1, the value before, and a mark such as a target.
    public struct Bar: Hashable, Sendable {
        /// What stands before it.
        var label: String
        /// How long it is; `nil` where nothing could be computed.
        var value: Double?
        /// How long it was in the period before.
        var before: Double?
        /// Where a line crosses it.
        var mark: Double?
    }
    /// A part of the report.
    public struct Section: Hashable, Sendable {
        /// The id for programs, and the title for people.
        public var id, title: String
        /// A sentence before the table.
        public var note: String?
        /// A picture of the table; empty where there is nothing to see.
        public var bars: [Bar]
        /// The table's columns.
        public var columns: [Column]
        /// Its rows, each as long as the columns.
        public var rows: [[Cell]]

        /// A part of a report.
        public init(
            id: String, title: String, note: String?, bars: [Bar] = [], columns: [Column], rows: [[Cell]]
        ) {
            (self.id, self.title, self.note) = (id, title, note)
            (self.bars, self.columns, self.rows) = (bars, columns, rows)
        }
    }
    /// A fact of the head, with an id for programs.
    public struct Fact: Hashable, Sendable {
        /// The id, the name in the reader's language, and the value.
        public var id, name, value: String

        /// A fact.
        public init(id: String, name: String, value: String) {
            (self.id, self.name, self.value) = (id, name, value)
        }
    }

    /// `monthly`, `quarterly` or `field`.
    public var kind: String
    /// `2026-10`, `2026Q3`; of a field check its day.
    public var period: String
    /// The title.
    public var title: String
    /// Facts of the head.
    public var head: [Fact]
    /// The language of all titles.
    public var language: Language
    /// The parts.
    public var sections: [Section]

    /// A report.
    public init(
        kind: String, period: String, title: String, head: [Fact], language: Language, sections: [Section]
    ) {
        (self.kind, self.period, self.title) = (kind, period, title)
        (self.head, self.language, self.sections) = (head, language, sections)
    }
}

extension Bulletin.Cell {
    /// The value as text; `unknown` stands where a rate cannot be computed.
    public func text(unknown: String = "-") -> String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .count(let count): "\(count)"
        case .rate(let ratio): ratio.percent.map { $0 + " %" } ?? unknown
        case .score(let hundredths):
            "\(hundredths / 100)." + String(String(100 + hundredths % 100).dropFirst())
        }
    }
}
