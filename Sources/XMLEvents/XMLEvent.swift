/// One event of an XML document. Texts lie in the bytes of the ``XMLBlock`` that holds the event.
public struct XMLEvent: Sendable {
    /// What happened.
    public enum Kind: UInt8, Sendable {
        /// A start tag; its attributes follow as events of their own.
        case start
        /// An attribute of the start tag before it; the range holds its value.
        case attribute
        /// Text; one run may come in several events.
        case text
        /// An end tag.
        case end
        /// The end tag of the root: the document is complete.
        case documentEnd
    }
    /// What happened.
    public var kind: Kind
    /// The name's number in ``XMLEventReader/names``; -1 for text.
    public var name: Int32
    /// Where the text or value begins in the block's bytes; 0 for tags.
    public var start: Int32
    /// Where it ends.
    public var end: Int32
    /// Line of a tag, from 1 in this document; 0 for text and attributes, and where lines are not counted.
    public var line: Int32
}

/// The events of one block of XML: flat, reused from block to block.
public struct XMLBlock: Sendable {
    /// The texts of all events, in UTF-8.
    public var text: [UInt8] = []
    /// The events in document order.
    public var events: [XMLEvent] = []

    /// An empty block.
    public init() {}

    /// Forgets all events, keeping the memory.
    public mutating func removeAll() {
        text.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
    }
}

/// Why an XML document cannot be read on.
public enum XMLFault: Error, Hashable, Sendable {
    /// Not well-formed at `line`, by expat's words.
    case malformed(line: Int, reason: String)
    /// A document type declaration: entities are never expanded, so such a document is not read at all.
    case doctype(line: Int)
    /// Elements nested deeper, or more names, than any inventory has; `what` names the limit.
    case limit(line: Int, what: String)
    /// expat could not get memory.
    case outOfMemory
}
