import Synchronization
import Testing

@testable import CameraInventory

@Suite struct ReadAheadTests {
    private func counting(to end: Int, batches: Int = 4) -> ReadAhead<Int, Int> {
        var next = 0
        return ReadAhead(
            batches: batches,
            cut: { () throws(InventoryError) -> Int? in
                next += 1
                return next <= end ? next : nil
            }, map: { $0 * 2 })
    }

    @Test(arguments: [0, 1, 2, 3, 5, 1000]) func `Batches come out whole and in order`(_ count: Int) throws {
        let ahead = counting(to: count)
        var got: [Int] = []
        while let batch = try ahead.next() { got.append(batch) }
        ahead.stop()
        #expect(got == (0..<count).map { ($0 + 1) * 2 })
        #expect(try ahead.next() == nil)
    }

    @Test func `A failure comes after the batches before it, and again when asked again`() throws {
        var next = 0
        let ahead = ReadAhead<Int, Int>(
            cut: { () throws(InventoryError) -> Int? in
                next += 1
                if next > 3 { throw InventoryError.empty(name: "x") }
                return next
            }, map: { $0 })
        for expected in 1...3 { #expect(try ahead.next() == expected) }
        #expect(throws: InventoryError.empty(name: "x")) { try ahead.next() }
        #expect(throws: InventoryError.empty(name: "x")) { try ahead.next() }
        ahead.stop()
    }

    @Test func `Nothing is read further ahead than there is room`() throws {
        let cut = Mutex(0)
        let ahead = ReadAhead<Int, Int>(
            batches: 3,
            cut: { () throws(InventoryError) -> Int? in
                cut.withLock { count in
                    count += 1
                    return count
                }
            }, map: { $0 })
        for expected in 1...50 {
            #expect(try ahead.next() == expected)
            #expect(cut.withLock { $0 } <= expected + 3)
        }
        ahead.stop()
    }

    @Test func `Stopping in the middle ends the thread`() throws {
        for _ in 0..<50 {
            let ahead = counting(to: 1_000_000, batches: 3)
            #expect(try ahead.next() == 2)
            ahead.stop()
        }
    }
}
