/// Hands out a file's pages as rows: a small file's on the caller's thread, and from its second page on, a larger
/// one's from a thread that reads ahead.
///
/// Invariant of `@unchecked Sendable`: before `ahead` is made only the caller's thread uses the cutter, afterwards
/// only the reading thread does; the owner is a value that is used by one thread at a time.
final class PageReader<Mapper: RowMapper>: @unchecked Sendable {
    private let cutter: PageCutter<Mapper>
    private var ahead: ReadAhead<Page<Mapper>, MappedPage<Mapper>>?
    private var sawFirst = false

    init(_ cutter: PageCutter<Mapper>) { self.cutter = cutter }

    func next() throws(InventoryError) -> MappedPage<Mapper>? {
        if let ahead { return try ahead.next() }
        if !sawFirst {
            sawFirst = true
            return try cutter.next()?.mapped()
        }
        let cutter = cutter
        let reading = ReadAhead<Page<Mapper>, MappedPage<Mapper>>(
            cut: { () throws(InventoryError) -> Page<Mapper>? in try cutter.next() }, map: { $0.mapped() })
        ahead = reading
        return try reading.next()
    }

    /// Lets the reading thread end; it is not waited for, because it may wait for input that never comes.
    func stop() { ahead?.stop() }
}
