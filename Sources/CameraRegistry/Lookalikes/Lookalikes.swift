import CameraModel

/// Collects, for every camera that an import creates, where it can be asked and what it is called where; at the end
/// those that look like another camera, of the file or of the registry, are told of. Nothing is merged.
///
/// Two cameras look alike when they have the same first endpoint, or, both without endpoints, the same IPv4 address
/// and port (behind a gateway many cameras share those and differ in their paths); or the same name within 20 m.
/// Only hashes are kept: 8 bytes and about 19 bytes a camera, up to ``limit`` cameras; hits are compared in full.
struct Lookalikes {
    /// How many new cameras of one import are compared.
    static let limit = 2_000_000
    /// How near, in metres, two cameras of one name stand that look alike.
    static let nearMetres = 20.0

    /// A hash in the upper half, a row id in the lower.
    var addresses: [UInt64] = []
    var places: [NamedPlace] = []
    /// The cameras collected; ids above ``highestID`` and those that came back.
    var created = IDSet()
    /// The highest row id before the import.
    let highestID: Int64
    private var count = 0
    private(set) var skipped = 0

    init(highestID: Int64) { self.highestID = highestID }

    /// Notes a camera that was created.
    mutating func add(_ id: Int64, _ record: UnsafePointer<CameraRecord>) {
        guard count < Lookalikes.limit else {
            skipped += 1
            return
        }
        count += 1
        created.insert(id)
        if let endpoint = record.pointee.endpoints.first {
            addresses.append(Lookalikes.entry(Lookalikes.hash(url: endpoint.url), id))
        } else if let ipv4 = record.pointee.ipv4, let port = record.pointee.port {
            addresses.append(Lookalikes.entry(Lookalikes.hash(ipv4.bits, port), id))
        }
        if let name = record.pointee.name, let position = record.pointee.position {
            NamedPlace.add(id, name, position.longitude, position.latitude) { places.append($0) }
        }
    }

    static func entry(_ hash: UInt64, _ id: Int64) -> UInt64 {
        hash & 0xFFFF_FFFF_0000_0000 | UInt64(truncatingIfNeeded: id) & 0xFFFF_FFFF
    }

    static func hash(url: String) -> UInt64 {
        var hash = ByteHash()
        hash.add(url)
        return hash.value
    }

    static func hash(_ address: UInt32, _ port: Int) -> UInt64 {
        var hash = ByteHash()
        hash.add(UInt64(address) << 16 | UInt64(port))
        return hash.value
    }
}

/// Which hashes there are, told by their upper 24 bits: who is not in it need not be looked for.
struct HashFilter {
    private var words = [UInt64](repeating: 0, count: 1 << 18)

    mutating func insert(_ entry: UInt64) {
        let bit = entry >> 40
        words[Int(bit >> 6)] |= 1 << (bit & 63)
    }

    func mayContain(_ hash: UInt64) -> Bool {
        let bit = hash >> 40
        return words[Int(bit >> 6)] >> (bit & 63) & 1 == 1
    }
}
