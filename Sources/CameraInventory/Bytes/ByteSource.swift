import Glibc

/// Hands out an inventory's bytes block by block; owns the file descriptor it reads from.
struct ByteSource: ~Copyable, Sendable {
    let name: String
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let memory: [UInt8]
    private var position = 0
    private let blockBytes: Int
    /// Bytes looked at with ``peek(_:)`` and not read yet.
    private var ahead: [UInt8] = []
    /// Where the system puts a block; kept, because fresh pages cost more than the copy out of them.
    private var block: [UInt8] = []

    /// Asked while there is no data; `nil` for files, which always have some.
    private let isCancelled: (@Sendable () -> Bool)?
    private static let patienceMilliseconds: Int32 = 200

    init(
        _ source: InventorySource, blockBytes: Int, isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(InventoryError) {
        let (memory, descriptor, ownsDescriptor) = try ByteSource.open(source)
        name = source.name
        self.blockBytes = max(blockBytes, 1)
        (self.memory, self.descriptor, self.ownsDescriptor) = (memory, descriptor, ownsDescriptor)
        var status = stat()
        let isFile = descriptor < 0 || (fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG)
        self.isCancelled = isFile ? nil : isCancelled
    }

    private static func open(
        _ source: InventorySource
    ) throws(InventoryError) -> (memory: [UInt8], descriptor: Int32, ownsDescriptor: Bool) {
        switch source {
        case .bytes(let bytes, _): return (bytes, -1, false)
        case .standardInput, .file("-"): return ([], 0, false)
        case .file(let path):
            let opened = Glibc.open(path, O_RDONLY | O_CLOEXEC)
            guard opened >= 0 else {
                throw .cannotOpen(name: path, reason: String(cString: strerror(errno)))
            }
            return ([], opened, true)
        }
    }

    deinit { if ownsDescriptor { _ = close(descriptor) } }

    /// The first `count` bytes still to be read, or fewer when the source ends before; they stay to be read.
    mutating func peek(_ count: Int) throws(InventoryError) -> [UInt8] {
        while ahead.count < count {
            var more: [UInt8] = []
            if try readBlock(into: &more) == 0 { break }
            ahead += more
        }
        return Array(ahead.prefix(count))
    }

    /// Passes over bytes that were looked at.
    mutating func skip(_ count: Int) { ahead.removeFirst(min(count, ahead.count)) }

    /// Appends the next block to `buffer`; 0 at the end.
    mutating func read(into buffer: inout [UInt8]) throws(InventoryError) -> Int {
        guard !ahead.isEmpty else { return try readBlock(into: &buffer) }
        let count = min(ahead.count, blockBytes)
        buffer.append(contentsOf: ahead[..<count])
        ahead.removeFirst(count)
        return count
    }

    private mutating func readBlock(into buffer: inout [UInt8]) throws(InventoryError) -> Int {
        guard descriptor >= 0 else { return readMemory(into: &buffer) }
        if block.isEmpty { block = [UInt8](repeating: 0, count: blockBytes) }
        try waitForData()
        var count = -1
        repeat {
            count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        } while count < 0 && errno == EINTR
        guard count >= 0 else {
            throw InventoryError.cannotRead(name: name, reason: String(cString: strerror(errno)))
        }
        buffer.append(contentsOf: block[..<count])
        return count
    }

    /// Waits until a read would not, for as long as nobody cancels.
    private func waitForData() throws(InventoryError) {
        guard let isCancelled else { return }
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&wanted, 1, ByteSource.patienceMilliseconds) == 0 || wanted.revents == 0 {
            if isCancelled() { throw .interrupted(name: name) }
        }
    }

    private mutating func readMemory(into buffer: inout [UInt8]) -> Int {
        let end = min(position + blockBytes, memory.count)
        let count = end - position
        buffer.append(contentsOf: memory[position..<end])
        position = end
        return count
    }
}
