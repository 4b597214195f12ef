import Foundation
import Testing

@testable import CameraInventory

/// A build without a package trait says which package would bring the format.
@Suite struct NotBuiltInTests {
    private func message(_ text: [UInt8]) -> String? {
        do { _ = try readCameras(.bytes(text, name: "a")) } catch {
            return (error as? InventoryError)?.message()
        }
        return nil
    }

    @Test func `Without its trait a format is refused with the package that brings it`() {
        let catalogue = message(Array("<Response><DeviceList Num=\"0\"/></Response>".utf8))
        let workbook = message([0x50, 0x4B, 0x03, 0x04])
        #if XML
            #expect(catalogue == nil)
        #else
            #expect(catalogue?.contains("libexpat1-dev") == true && catalogue?.contains("make deps") == true)
        #endif
        #if XLSX
            #expect(workbook?.contains("damaged") == true)
        #else
            #expect(workbook?.contains("libzip-dev") == true && workbook?.contains("make deps") == true)
        #endif
    }
}
