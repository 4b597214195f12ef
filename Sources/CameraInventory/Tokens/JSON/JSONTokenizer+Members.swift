import CameraModel

/// The members of the objects around the rows.
extension JSONTokenizer {
    /// Reads one member of an envelope: goes into it, reads it as a row (`true`), or passes over it.
    mutating func readMember(_ window: inout ByteWindow, _ batch: inout RawBatch) throws(InventoryError)
        -> Bool
    {
        let name = try memberName(&window)
        try skipBlanks(&window)
        guard window.count > 0, window.bytes[window.start] == UInt8(ascii: ":") else {
            throw structure("':'", window)
        }
        take(1, &window)
        try skipBlanks(&window)
        guard window.count > 0 else { throw structure("a value", window) }
        let byte = window.bytes[window.start]
        let isLast = depth == layout.path.count - 1
        if name == layout.path[depth] {
            if isLast { return try enter(byte, name, &window, &batch) }
            if byte == UInt8(ascii: "{") {
                take(1, &window)
                depth += 1
                state = .firstMember
                return false
            }
        }
        state = .afterMember
        if isLast, layout.shape == .feature, JSONTokenizer.collectionMembers.contains(name) {
            try takeCollectionMember(name, &window)
        } else {
            try noteOther(byte, name, &window)
            try skip(&window)
        }
        return false
    }

    private static let collectionMembers: Set<String> = [
        "type", "crs", "bbox", "coordinates", "geometries", "geometry", "properties",
    ]

    private mutating func memberName(_ window: inout ByteWindow) throws(InventoryError) -> String {
        while true {
            let (start, isAtEnd) = (window.start, window.isAtEnd)
            var end = start
            var isMore = false
            var wanted: String?
            var name: String?
            window.bytes.withUnsafeBufferPointer { bytes in
                let first = JSONScanner(bytes, from: start)
                var scanner = first
                do throws(JSONFault) {
                    _ = try scanner.string()
                    name = try JSONSurvey.text(first)
                } catch {
                    isMore = scanner.isAtEnd && !isAtEnd
                    if case .syntax(let what) = error { wanted = what } else { wanted = "a name" }
                }
                end = scanner.index
            }
            if isMore {
                try grow(&window)
                continue
            }
            guard let name else { throw structure(wanted ?? "'\"'", window) }
            take(end - start, &window)
            return name
        }
    }

    /// The member that the path ends at: a list of rows, or one row.
    private mutating func enter(
        _ byte: UInt8, _ name: String, _ window: inout ByteWindow, _ batch: inout RawBatch
    ) throws(InventoryError) -> Bool {
        guard !foundRows else { throw structure("one member \"\(name)\", not two", window) }
        foundRows = true
        if byte == UInt8(ascii: "[") {
            take(1, &window)
            state = .first
            return false
        }
        guard byte == UInt8(ascii: "{"), layout.shape != .feature || name != "features" else {
            throw structure("a list of objects in \"\(layout.path.joined(separator: "."))\"", window)
        }
        state = .afterMember
        try element(byte, &window, &batch)
        return true
    }

    /// Takes a member that says something about all features.
    private mutating func takeCollectionMember(
        _ name: String, _ window: inout ByteWindow
    ) throws(InventoryError) {
        guard collectionNames.insert(name).inserted else {
            throw structure("one member \"\(name)\", not two", window)
        }
        let before = collection.datum
        let (value, lineBefore) = (try wholeValue(&window), line)
        let found = value.withUnsafeBufferPointer { collection.take(name, $0) }
        for finding in found { add(finding) }
        row.datum = collection.datum
        if let datum = collection.datum, before == nil, foundRows {
            throw .crsTooLate(name: window.name, line: lineBefore, found: datum)
        }
    }

    /// The bytes of the value at the window's start, which is checked and taken.
    private mutating func wholeValue(_ window: inout ByteWindow) throws(InventoryError) -> [UInt8] {
        while true {
            let (start, isAtEnd) = (window.start, window.isAtEnd)
            var (end, isMore) = (start, false)
            var wanted: String?
            window.bytes.withUnsafeBufferPointer { bytes in
                var scanner = JSONScanner(bytes, from: start)
                do throws(JSONFault) { try scanner.skipValue(depth: 1) } catch {
                    if case .syntax(let what) = error { wanted = what } else { wanted = "fewer levels" }
                }
                (end, isMore) = (scanner.index, scanner.isAtEnd && !isAtEnd)
            }
            if isMore {
                try grow(&window)
                continue
            }
            if let wanted { throw structure(wanted, window) }
            let value = Array(window.bytes[start..<end])
            take(end - start, &window)
            return value
        }
    }

    /// Tells of a list of objects behind the head of the file, which is passed over.
    private mutating func noteOther(
        _ byte: UInt8, _ name: String, _ window: inout ByteWindow
    ) throws(InventoryError) {
        guard byte == UInt8(ascii: "["), foundRows, !layout.isWanted else { return }
        if window.count < 64, !window.isAtEnd { try window.fill() }
        let inner = window.bytes[(window.start + 1)...].first { !isJSONBlank($0) }
        let path = Array(layout.path.prefix(depth)) + [name]
        guard inner == UInt8(ascii: "{"), !layout.others.contains(path) else { return }
        add(Finding(.jsonOtherLists, facts: [path.joined(separator: ".")]))
    }

    /// Passes over the value at the window's start, however long.
    private mutating func skip(_ window: inout ByteWindow) throws(InventoryError) {
        var skip = JSONSkip(mends: layout.shape == .captureDevice)
        while true {
            let (start, isAtEnd) = (window.start, window.isAtEnd)
            var (index, isDone) = (start, false)
            var wanted: String?
            window.bytes.withUnsafeBufferPointer { bytes in
                do throws(JSONFault) { isDone = try skip.pass(bytes, &index, isWhole: isAtEnd) } catch {
                    if case .syntax(let what) = error { wanted = what } else { wanted = "fewer levels" }
                }
            }
            take(index - start, &window)
            if let wanted { throw structure(wanted, window) }
            if isDone { break }
            try grow(&window)
        }
        if skip.mended { add(Finding(.jsonTrailingComma)) }
    }
}
