import CameraAudit
import CameraInventory
import CameraModel

/// Files that operators write.
enum TextTarget {
    static func policy(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(PolicyError) {
            let policy = try PolicyFile.parse(text, file: "policy.yaml")
            // What is written down again is the same policy.
            let again = try PolicyFile.parse(PolicyText.render(policy), file: "again.yaml")
            precondition(again == policy)
        } catch { _ = error.message(.english) }
    }

    static func profile(_ bytes: [UInt8]) {
        do throws(ProfileError) {
            _ = try Profile.parse(String(decoding: bytes, as: UTF8.self), file: "profile.yaml")
        } catch { _ = error.message(.english) }
    }
}
