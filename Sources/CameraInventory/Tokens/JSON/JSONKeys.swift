import Glibc

/// The names met in a file's rows, as a tree: which column each one is.
///
/// Rows usually have the same names in the same order, so a name is first compared with the one that followed last
/// time; only a surprise is looked up in a table.
struct JSONKeys: Sendable {
    private struct Node: Sendable {
        var nameStart: Int
        var nameCount: Int
        var parent: Int
        var role: JSONRole
        /// Whether the name reads the same in the file: no escape is needed for it.
        var isPlain: Bool
        var column = -1
        /// The node that came behind this one, in the same object; -1 while none did.
        var follower = -1
        /// The first node of this object.
        var first = -1
        /// The row in which it was met last.
        var row: UInt32 = 0
    }

    private let shape: JSONShape
    /// The columns of a GeoJSON point, once there was one.
    private var place: (longitude: Int, latitude: Int)?
    /// Columns met so far, by their headers.
    private(set) var headers: [String] = []
    private var nodes: [Node]
    private var names: [UInt8] = []
    private var table: [Int32]

    init(_ shape: JSONShape) {
        self.shape = shape
        nodes = [Node(nameStart: 0, nameCount: 0, parent: -1, role: .row, isPlain: false)]
        table = [Int32](repeating: -1, count: 256)
    }

    var count: Int { nodes.count }

    func role(of node: Int) -> JSONRole { nodes[node].role }

    func name(of node: Int) -> String {
        let node = nodes[node]
        return String(decoding: names[node.nameStart..<(node.nameStart + node.nameCount)], as: UTF8.self)
    }

    /// Notes that a row has the member; `false` when it had it already.
    mutating func meet(_ node: Int, row: UInt32) -> Bool {
        guard nodes[node].row != row else { return false }
        nodes[node].row = row
        return true
    }

    /// Reads a name at the scanner; `last` is the node before it in the same object, -1 at its start.
    mutating func read(
        _ scanner: inout JSONScanner, in parent: Int, behind last: Int
    ) throws(JSONFault) -> Int {
        var guess = last < 0 ? nodes[parent].first : nodes[last].follower
        var tries = 4
        while guess >= 0, tries > 0 {
            if stands(guess, &scanner) { return guess }
            (guess, tries) = (nodes[guess].follower, tries - 1)
        }
        let start = scanner.index + 1
        let hasEscape = try scanner.string()
        let raw = Bytes(rebasing: scanner.bytes[start..<(scanner.index - 1)])
        let node: Int
        if hasEscape {
            var text = Array(raw)
            let end = try text.withUnsafeMutableBufferPointer { buffer throws(JSONFault) in
                try JSONEscapes.resolve(buffer, 0, buffer.count)
            }
            text.removeLast(text.count - end)
            node = text.withUnsafeBufferPointer { self.node($0, parent) }
        } else {
            node = self.node(raw, parent)
        }
        if last < 0 { nodes[parent].first = node } else if last != node { nodes[last].follower = node }
        return node
    }

    /// Whether the name of a node stands at the scanner; then it is taken.
    private func stands(_ node: Int, _ scanner: inout JSONScanner) -> Bool {
        let known = nodes[node]
        let count = known.nameCount
        let (start, end) = (scanner.index + 1, scanner.index + 1 + count)
        guard known.isPlain, end < scanner.bytes.count, scanner.bytes[end] == UInt8(ascii: "\""),
            scanner.bytes[scanner.index] == UInt8(ascii: "\"")
        else { return false }
        let isSame = names.withUnsafeBufferPointer { names in
            guard let name = names.baseAddress, let text = scanner.bytes.baseAddress else { return false }
            return memcmp(name + known.nameStart, text + start, count) == 0
        }
        if isSame { scanner.index = end + 1 }
        return isSame
    }

    /// The column of a node, made when it is the first value of that name.
    mutating func column(of node: Int) -> Int {
        if nodes[node].column >= 0 { return nodes[node].column }
        let header = header(of: node)
        nodes[node].column = column(named: header, isShared: nodes[node].role == .alias)
        return nodes[node].column
    }

    /// The column with a header; a new one unless `isShared` and there is one already.
    mutating func column(named header: String, isShared: Bool) -> Int {
        if isShared, let known = headers.firstIndex(of: header) { return known }
        headers.append(header)
        return headers.count - 1
    }

    /// The columns of a GeoJSON point, whichever member names it.
    mutating func placeColumns() -> (longitude: Int, latitude: Int) {
        if let place { return place }
        headers += ["longitude", "latitude"]
        let made = (longitude: headers.count - 2, latitude: headers.count - 1)
        place = made
        return made
    }

    private func header(of node: Int) -> String {
        let own = name(of: node)
        switch nodes[node].role {
        case .foreign: return "feature." + own
        case .alias: return own
        default: break
        }
        let parent = nodes[node].parent
        switch nodes[parent].role {
        case .row: return own
        case .properties: return isReserved(own) ? name(of: parent) + "." + own : own
        default: return header(of: parent) + "." + own
        }
    }

    /// Names that stand for something else in this shape, so that a property cannot have them.
    private func isReserved(_ name: String) -> Bool {
        switch shape {
        case .feature:
            ["longitude", "latitude", "id", "datum", "geometry", "boundary"].contains(
                lookupForm(ofHeader: name))
        case .element: ["id", "type", "lat", "lon"].contains(lookupForm(ofHeader: name))
        default: false
        }
    }
}

extension JSONKeys {
    /// Finds or adds the node of a name in an object.
    private mutating func node(_ name: Bytes, _ parent: Int) -> Int {
        var slot = hash(name, parent) & (table.count - 1)
        while table[slot] >= 0 {
            let node = Int(table[slot])
            if nodes[node].parent == parent, isName(node, name) { return node }
            slot = (slot + 1) & (table.count - 1)
        }
        let role = shape.role(of: name, in: nodes[parent].role)
        let isPlain = !name.contains { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        nodes.append(
            Node(nameStart: names.count, nameCount: name.count, parent: parent, role: role, isPlain: isPlain))
        names.append(contentsOf: name)
        table[slot] = Int32(nodes.count - 1)
        if nodes.count * 2 > table.count { enlarge() }
        return nodes.count - 1
    }

    private func isName(_ node: Int, _ name: Bytes) -> Bool {
        let (start, count) = (nodes[node].nameStart, nodes[node].nameCount)
        return count == name.count && names[start..<(start + count)].elementsEqual(name)
    }

    private mutating func enlarge() {
        table = [Int32](repeating: -1, count: table.count * 2)
        for index in 1..<nodes.count {
            let (start, count) = (nodes[index].nameStart, nodes[index].nameCount)
            let code = names.withUnsafeBufferPointer {
                hash(Bytes(rebasing: $0[start..<(start + count)]), nodes[index].parent)
            }
            var slot = code & (table.count - 1)
            while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(index)
        }
    }

    /// FNV-1a over the name and its object.
    private func hash(_ name: Bytes, _ parent: Int) -> Int {
        var code: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(parent)
        for byte in name { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: code ^ (code >> 32)) & Int.max
    }
}
