import Glibc

/// Hands out an inventory's bytes block by block; owns the file descriptor it reads from.
struct ByteSource: ~Copyable, Sendable {
    let name: String
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let memory: [UInt8]
    private var position = 0
    /// Bytes looked at before their time.
    private var ahead: [UInt8] = []
    private let blockBytes: Int

    init(_ source: InventorySource, blockBytes: Int) throws(InventoryError) {
        let (memory, descriptor, ownsDescriptor) = try ByteSource.open(source)
        name = source.name
        self.blockBytes = max(blockBytes, 1)
        (self.memory, self.descriptor, self.ownsDescriptor) = (memory, descriptor, ownsDescriptor)
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

    /// The first bytes, at least `count` unless there are fewer, without taking them.
    mutating func peek(_ count: Int) throws(InventoryError) -> [UInt8] {
        while ahead.count < count {
            var more: [UInt8] = []
            let kept = ahead
            ahead = []
            defer { ahead = kept + more }
            guard try read(into: &more) > 0 else { break }
        }
        return ahead
    }

    /// Appends the next block to `buffer`; 0 at the end.
    mutating func read(into buffer: inout [UInt8]) throws(InventoryError) -> Int {
        if !ahead.isEmpty {
            defer { ahead = [] }
            buffer.append(contentsOf: ahead)
            return ahead.count
        }
        guard descriptor >= 0 else { return readMemory(into: &buffer) }
        var count = -1
        var failure: Int32 = 0
        let block = [UInt8](unsafeUninitializedCapacity: blockBytes) { place, used in
            repeat {
                count = Glibc.read(descriptor, place.baseAddress, blockBytes)
                failure = errno
            } while count < 0 && failure == EINTR
            used = max(count, 0)
        }
        guard count >= 0 else {
            throw InventoryError.cannotRead(name: name, reason: String(cString: strerror(failure)))
        }
        buffer.append(contentsOf: block)
        return count
    }

    private mutating func readMemory(into buffer: inout [UInt8]) -> Int {
        let end = min(position + blockBytes, memory.count)
        let count = end - position
        buffer.append(contentsOf: memory[position..<end])
        position = end
        return count
    }
}
