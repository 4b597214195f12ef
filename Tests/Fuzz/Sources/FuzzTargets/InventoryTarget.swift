import CameraInventory
import CameraModel

/// Inventories: every row is read, every finding put into words.
enum InventoryTarget {
    static func cameras(_ bytes: [UInt8], _ name: String) {
        var options = ReadOptions()
        options.keepsRefused = true
        do throws(InventoryError) {
            var reader = try CameraInventoryReader(.bytes(bytes, name: name), options: options)
            while let batch = try reader.next() { tell(batch.findings) }
        } catch { _ = error.message(.chinese) }
        do throws(InventoryError) {
            var reader = try ZoneInventoryReader(.bytes(bytes, name: name), options: options)
            while let batch = try reader.next() { tell(batch.findings) }
        } catch { _ = error.message(.english) }
    }

    static func shapes(_ bytes: [UInt8]) {
        let source = InventorySource.bytes(bytes, name: "map.geojson")
        do throws(InventoryError) {
            var reader = try ZoneInventoryReader(source)
            while let batch = try reader.next() { tell(batch.findings) }
        } catch { _ = error.message(.english) }
        do throws(InventoryError) {
            var reader = try BuildingInventoryReader(source)
            while let batch = try reader.next() { tell(batch.findings) }
        } catch { _ = error.message(.english) }
        do throws(InventoryError) {
            var reader = try RoadInventoryReader(source)
            while let batch = try reader.next() { tell(batch.findings) }
        } catch { _ = error.message(.english) }
    }

    private static func tell(_ findings: [Finding]) {
        for finding in findings.prefix(100) { _ = finding.message(.english) }
    }
}
