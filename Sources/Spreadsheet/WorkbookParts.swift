#if XLSX
    import XMLEvents

    /// Where a workbook keeps its parts: read from its relationships, for names differ by writer.
    struct WorkbookParts: Sendable {
        private(set) var sheets: [Workbook.Sheet] = []
        private(set) var is1904 = false
        private(set) var strings: String?
        private(set) var styles: String?

        /// The most sheets looked at.
        private static let sheetLimit = 4096

        init(_ archive: borrowing ZipArchive) throws(WorkbookError) {
            let root = try WorkbookParts.relations("_rels/.rels", archive)
            let main =
                root.first { $0.type.hasSuffix("/officeDocument") }.map {
                    WorkbookParts.path($0.target, in: "")
                }
                ?? "xl/workbook.xml"
            guard main.hasSuffix(".xml"), main.contains("workbook") || archive.contains("xl/workbook.xml"),
                let entry = try archive.entry(main)
            else { throw .notAWorkbook(kind: WorkbookParts.kind(archive)) }
            let folder = main.split(separator: "/").dropLast().joined(separator: "/")
            let file = main.split(separator: "/").last ?? ""
            let relations = try WorkbookParts.relations(
                (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels", archive)
            for relation in relations {
                let path = WorkbookParts.path(relation.target, in: folder)
                if relation.type.hasSuffix("/sharedStrings") { strings = path }
                if relation.type.hasSuffix("/styles") { styles = path }
            }
            try readSheets(try PartReader(entry), relations, folder)
        }

        private mutating func readSheets(
            _ part: consuming PartReader, _ relations: [Relation], _ folder: String
        ) throws(WorkbookError) {
            for element in try WorkbookParts.elements(part, ["sheet", "workbookPr"]) {
                if let system = element.attributes["date1904"] { is1904 = system == "1" || system == "true" }
                guard element.name == "sheet", let id = element.attributes["id"],
                    let relation = relations.first(where: { $0.id == id }),
                    relation.type.hasSuffix("/worksheet"), sheets.count < WorkbookParts.sheetLimit
                else { continue }
                let state = element.attributes["state"] ?? "visible"
                sheets.append(
                    Workbook.Sheet(
                        name: element.attributes["name"] ?? "", isHidden: state != "visible",
                        part: WorkbookParts.path(relation.target, in: folder)))
            }
            guard !sheets.isEmpty else { throw .notAWorkbook(kind: nil) }
        }

        private struct Relation { let id, type, target: String }

        private static func relations(
            _ name: String, _ archive: borrowing ZipArchive
        ) throws(WorkbookError) -> [Relation] {
            guard let entry = try archive.entry(name) else { return [] }
            return try elements(try PartReader(entry), ["Relationship"]).map { element in
                Relation(
                    id: element.attributes["Id"] ?? "", type: element.attributes["Type"] ?? "",
                    target: element.attributes["Target"] ?? "")
            }
        }

        /// All elements with one of the names, with their attributes; a bounded number of them.
        private static func elements(
            _ part: consuming PartReader, _ wanted: Set<String>
        ) throws(WorkbookError) -> [(name: String, attributes: [String: String])] {
            var found: [(name: String, attributes: [String: String])] = []
            var block = XMLBlock()
            var isWanted = false
            while try part.next(&block), found.count < 4 * sheetLimit {
                for event in block.events {
                    if event.kind == .start {
                        let name = part.name(event.name)
                        isWanted = wanted.contains(name)
                        if isWanted { found.append((name, [:])) }
                    } else if event.kind == .attribute, isWanted {
                        found[found.count - 1].attributes[part.name(event.name)] = String(
                            decoding: block.text[Int(event.start)..<Int(event.end)], as: UTF8.self)
                    }
                }
            }
            return found
        }

        /// The path in the archive of a target named in a part of `folder`: relative, or from the root with `/`.
        private static func path(_ target: String, in folder: String) -> String {
            var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
            for step in target.split(separator: "/") {
                if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(String(step)) }
            }
            return steps.joined(separator: "/")
        }

        private static func kind(_ archive: borrowing ZipArchive) -> String? {
            if archive.contains("word/document.xml") { return "Word" }
            if archive.contains("ppt/presentation.xml") { return "PowerPoint" }
            if archive.contains("xl/workbook.bin") { return ".xlsb" }
            return archive.contains("content.xml") ? "OpenDocument" : nil
        }
    }
#endif
