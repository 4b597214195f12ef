#if XML
    import CameraModel
    import XMLEvents

    /// Turns one `<Item>` into cells. Its elements, and those of its `<Info>`, are columns by their names; elements
    /// in others have a dotted path. The item's own element wins over one of the same name in `<Info>`.
    struct CatalogItem: Sendable {
        private struct Frame {
            var node: Int32
            var textStart: Int
            var hasChildren = false
            var isInfo = false
        }

        /// Where an element stands in the item, whichever item: its parent's node and its name.
        private struct Node: Hashable {
            var parent: Int32
            var name: Int32
        }

        /// Names of the columns met so far; a cell's column is an index here.
        private(set) var keys: [String] = []
        private(set) var line = 0
        private(set) var fault: (rule: Rule, facts: [String])?
        /// Text of the item's `<Event>`, which is never a cell.
        private(set) var event: [UInt8] = []
        private var nodes: [Node: Int32] = [:]
        private var paths: [(path: String, column: Int32, isEvent: Bool)] = []
        private var frames: [Frame] = []
        private var mark: (text: Int, cells: Int) = (0, 0)
        /// By column: the cell it has in this item, and whether that came from `<Info>`.
        private var cells: [(index: Int, isInfo: Bool)] = []
        private var used: [Int32] = []

        var isOpen: Bool { !frames.isEmpty }

        mutating func open(line: Int, _ batch: borrowing RawBatch) {
            (self.line, fault, mark) = (line, nil, batch.mark)
            event.removeAll(keepingCapacity: true)
            for column in used { cells[Int(column)].index = -1 }
            used.removeAll(keepingCapacity: true)
            frames = [Frame(node: -1, textStart: batch.text.count)]
        }

        mutating func start(
            _ name: Int32, _ reader: borrowing XMLEventReader, _ info: Int32, _ batch: inout RawBatch
        ) {
            guard let parent = frames.last else { return }
            if !parent.hasChildren {
                batch.text.removeLast(batch.text.count - parent.textStart)
                frames[frames.count - 1].hasChildren = true
            }
            var frame = Frame(node: -1, textStart: batch.text.count, isInfo: parent.isInfo)
            if frames.count == 1, name == info {
                frame.isInfo = true
            } else {
                frame.node = node(Node(parent: parent.node, name: name), reader)
            }
            frames.append(frame)
        }

        mutating func text(_ bytes: ArraySlice<UInt8>, _ batch: inout RawBatch) {
            guard let frame = frames.last, !frame.hasChildren, frames.count > 1 else { return }
            batch.text.append(contentsOf: bytes)
        }

        /// Ends the innermost element; `true` when that was the item itself.
        mutating func end(_ batch: inout RawBatch) -> Bool {
            guard let frame = frames.popLast() else { return false }
            if frames.isEmpty { return true }
            guard !frame.hasChildren, frame.node >= 0, batch.text.count > frame.textStart else {
                return false
            }
            if paths[Int(frame.node)].isEvent {
                event = Array(batch.text[frame.textStart...].prefix(64))
                batch.text.removeLast(batch.text.count - frame.textStart)
            } else if let column = column(frame.node) {
                keep(column, frame, &batch)
            } else {
                fault = (.tooManyCells, ["\(RawBatch.columnLimit)"])
            }
            return false
        }

        /// The bytes of the item's cell under the column `key`.
        func bytes(of key: String, _ batch: borrowing RawBatch) -> ArraySlice<UInt8> {
            guard let column = used.first(where: { keys[Int($0)] == key }) else { return [] }
            let cell = batch.cells[cells[Int(column)].index]
            return batch.text[Int(cell.start)..<Int(cell.end)]
        }

        /// Forgets the item: what was appended for it goes.
        mutating func discard(_ batch: inout RawBatch) {
            frames = []
            batch.goBack(to: mark)
        }

        mutating func emit(_ batch: inout RawBatch) {
            batch.endRow(line: line, from: mark.cells, fault: fault?.rule, facts: fault?.facts ?? [])
        }

        private mutating func keep(_ column: Int32, _ frame: Frame, _ batch: inout RawBatch) {
            let known = cells[Int(column)]
            guard known.index >= 0 else {
                cells[Int(column)] = (batch.cells.count, frame.isInfo)
                used.append(column)
                batch.endCell(from: frame.textStart, column: Int(column))
                return
            }
            let first = batch.cells[known.index]
            if known.isInfo, !frame.isInfo {
                batch.cells[known.index].start = Int32(frame.textStart)
                batch.cells[known.index].end = Int32(batch.text.count)
                cells[Int(column)].isInfo = false
                return
            }
            let isSame = batch.text[frame.textStart...].elementsEqual(
                batch.text[Int(first.start)..<Int(first.end)])
            if known.isInfo == frame.isInfo, !isSame {
                batch.findings.append(
                    Finding(.xmlRepeatedElement, line: line, column: keys[Int(column)]))
            }
            batch.text.removeLast(batch.text.count - frame.textStart)
        }

        private mutating func node(_ node: Node, _ reader: borrowing XMLEventReader) -> Int32 {
            if let known = nodes[node] { return known }
            guard paths.count < 8 * RawBatch.columnLimit, node.name >= 0 else { return -1 }
            let name = reader.names[Int(node.name)]
            let path = node.parent < 0 ? name : paths[Int(node.parent)].path + "." + name
            let number = Int32(paths.count)
            nodes[node] = number
            paths.append((path, -1, node.parent < 0 && name == "Event"))
            return number
        }

        private mutating func column(_ node: Int32) -> Int32? {
            let known = paths[Int(node)].column
            if known >= 0 { return known }
            guard keys.count < RawBatch.columnLimit else { return nil }
            let column = Int32(keys.count)
            paths[Int(node)].column = column
            keys.append(paths[Int(node)].path)
            cells.append((-1, false))
            return column
        }
    }
#endif
