/// A text made of the cells of a row: `osm-{type}-{id}`.
struct ComposeTemplate: Sendable {
    enum Piece: Sendable {
        case text(String)
        /// A header in lookup form.
        case header(String)
    }

    let pieces: [Piece]

    /// The template, or `nil` when braces do not pair, hold nothing, or there are none.
    init?(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            let header = lookupForm(ofHeader: String(rest[rest.index(after: open)..<close]))
            guard !header.isEmpty, !header.contains("{") else { return nil }
            pieces.append(.header(header))
            rest = rest[rest.index(after: close)...]
        }
        guard !rest.contains("}"), !pieces.isEmpty else { return nil }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    /// The headers that it is made of.
    var headers: [String] {
        pieces.compactMap {
            if case .header(let header) = $0 { return header }
            return nil
        }
    }
}
