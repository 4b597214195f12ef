import Testing

@testable import CameraModel

@Suite("SHA-256")
struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `the examples of FIPS 180-4 hold`(text: String, hash: String) {
        #expect(SHA256.hex(text.utf8) == hash)
    }

    @Test func `with and without the processor's own instructions the hash is the same`() {
        for size in [0, 1, 55, 56, 63, 64, 65, 1000, 4096] {
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 11) }
            let hashes = [true, false].map { usesProcessor in
                var hash = SHA256(usesProcessor: usesProcessor)
                bytes.withUnsafeBytes { hash.add($0) }
                return hash.finish()
            }
            #expect(hashes[0] == hashes[1], "\(size)")
        }
    }

    @Test func `a million times a`() {
        #expect(
            SHA256.hex(repeatElement(UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `bytes in pieces of any size give the same hash`() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let whole = SHA256.hex(bytes)
        for size in [1, 3, 55, 56, 63, 64, 65, 127, 128, 999] {
            var hash = SHA256()
            var start = 0
            while start < bytes.count {
                let end = min(start + size, bytes.count)
                bytes[start..<end].withUnsafeBytes { hash.add($0) }
                start = end
            }
            #expect(hash.finish() == whole, "\(size)")
        }
    }
}
