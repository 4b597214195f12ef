#if XML
    import CameraModel

    extension CatalogTokenizer {
        /// An item has ended: a row, unless it is a node of the tree or tells of an event.
        mutating func finishItem(_ batch: inout RawBatch) {
            let code = item.bytes(of: "DeviceID", batch)
            let shown = String(decoding: code.prefix(64), as: UTF8.self)
            if CatalogTokenizer.statesNothing.contains(item.event) {
                skip(.catalogEvent, shown, String(decoding: item.event, as: UTF8.self), &batch)
            } else if skipsNodes, let kind = CatalogTokenizer.node(code) {
                skip(.catalogNode, shown, kind, &batch)
            } else {
                item.emit(&batch)
            }
        }

        private mutating func skip(_ rule: Rule, _ code: String, _ kind: String, _ batch: inout RawBatch) {
            item.discard(&batch)
            batch.skipped += 1
            batch.findings.append(
                Finding(rule, line: item.line, column: "DeviceID", found: code, facts: [kind]))
        }

        /// Events whose items name a device and say no more; ADD and UPDATE come with all its elements.
        private static let statesNothing = Set(
            ["ON", "OFF", "VLOST", "DEFECT", "DEL"].map { Array($0.utf8) })

        /// What a code names when it is a node of the tree; `nil` for devices.
        private static func node(_ code: ArraySlice<UInt8>) -> String? {
            guard code.allSatisfy(isDigit) else { return nil }
            if [2, 4, 6, 8].contains(code.count) { return "行政区划" }
            guard code.count == 20 else { return nil }
            let type = code.dropFirst(10).prefix(3).reduce(0) { $0 * 10 + Int($1 - 48) }
            switch type {
            case 215: return "215 业务分组"
            case 216: return "216 虚拟组织"
            case 200...299: return "\(type)"
            default: return nil
            }
        }

        /// A message has ended: compares what it announced with what it held.
        mutating func finishPage(_ line: Int, _ name: String, _ batch: inout RawBatch) throws(InventoryError)
        {
            if page.listLine == 0 {
                guard !page.kind.isEmpty else { throw .document(name: name, .notACatalogue(root: page.root)) }
                batch.findings.append(Finding(.catalogOtherMessage, line: line, facts: [page.kind]))
                return
            }
            if let announced = page.announced, announced.number != page.items {
                batch.findings.append(
                    Finding(
                        .catalogCount, line: announced.line, column: "Num",
                        facts: ["\(announced.number)", "\(page.items)"]))
            }
            if let finding = sum.add(page) { batch.findings.append(finding) }
        }
    }
#endif
