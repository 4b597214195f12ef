/// Memory that grows when a band needs more and is then used again: no allocation a row.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base = UnsafeMutablePointer<Element>.allocate(capacity: 1)
    private var capacity = 1

    deinit { base.deallocate() }

    /// Makes room for `count` elements; what was in it is lost when it has to grow.
    mutating func reserve(_ count: Int) {
        guard count > capacity else { return }
        base.deallocate()
        capacity = max(count, 2 * capacity)
        base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    }

    /// Sets the first `count` elements.
    mutating func fill(_ count: Int, with value: Element) {
        reserve(count)
        base.update(repeating: value, count: count)
    }
}
