import CameraModel

extension Lookalikes {
    /// Adds one finding for each group of cameras that look alike and of which at least one is new.
    mutating func report(
        _ connection: Connection, _ lines: LineOfID, _ findings: inout FindingLog
    ) throws(RegistryError) {
        if skipped > 0 {
            findings.add(Finding(.lookalikeUnchecked, facts: [String(Lookalikes.limit)]))
        }
        if addresses.isEmpty, places.isEmpty { return }
        if highestID > 0 { try addEarlier(connection) }
        let details = try CameraDetails(connection)
        var told = LookalikeFindings(details: details, lines: lines, created: created)
        addresses.sort()
        try Lookalikes.groups(addresses.count, { addresses[$0] >> 32 }) { range throws(RegistryError) in
            let ids = addresses[range].map { Int64($0 & 0xFFFF_FFFF) }
            try told.addAddresses(ids, &findings)
        }
        addresses = []
        places.sort { $0.entry < $1.entry }
        try Lookalikes.groups(places.count, { places[$0].entry >> 32 }) { range throws(RegistryError) in
            for cluster in Lookalikes.clusters(places[range]) { try told.addPlaces(cluster, &findings) }
        }
        places = []
    }

    /// Hands over the runs of two and more equal keys of a sorted table.
    private static func groups(
        _ count: Int, _ key: (Int) -> UInt64, _ work: (Range<Int>) throws(RegistryError) -> Void
    ) throws(RegistryError) {
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, key(end) == key(start) { end += 1 }
            if end - start > 1 { try work(start..<end) }
            start = end
        }
    }

    /// Cameras of one name in one cell, put together where they stand near one another; single ones are left out.
    ///
    /// Each is compared with the 32 that come before it from south to north: enough for anything but a heap.
    private static func clusters(_ group: ArraySlice<NamedPlace>) -> [[Int64]] {
        let sorted = group.sorted { $0.latitude < $1.latitude }
        var cluster = Array(sorted.indices)
        for index in sorted.indices {
            for earlier in (max(0, index - 32)..<index).reversed() where sorted[index].isNear(sorted[earlier])
            {
                cluster[index] = cluster[earlier]
                break
            }
        }
        var members: [Int: [Int64]] = [:]
        for index in sorted.indices {
            members[cluster[index], default: []].append(Int64(sorted[index].entry & 0xFFFF_FFFF))
        }
        return members.values.filter { $0.count > 1 }
    }

    /// Adds the cameras that were there before the import and have a hash of one that is new.
    private mutating func addEarlier(_ connection: Connection) throws(RegistryError) {
        var filter = HashFilter()
        for entry in addresses { filter.insert(entry) }
        var withEndpoint = IDSet()
        let endpoints = try Statement(
            connection, "SELECT cameraId, url FROM endpoint WHERE position = 0 AND cameraId <= ?",
            isLong: true)
        endpoints.bind(1, highestID)
        while try endpoints.step() {
            let id = endpoints.int64(0)
            withEndpoint.insert(id)
            if created.contains(id) { continue }
            guard let url = endpoints.text(1) else { continue }
            let hash = Lookalikes.hash(url: url)
            if filter.mayContain(hash) { addresses.append(Lookalikes.entry(hash, id)) }
        }
        var nearby = HashFilter()
        for place in places { nearby.insert(place.entry) }
        let cameras = try Statement(
            connection, "SELECT id, name, longitude, latitude, ipv4, port FROM camera WHERE id <= ?",
            isLong: true)
        cameras.bind(1, highestID)
        while try cameras.step() {
            let id = cameras.int64(0)
            if created.contains(id) { continue }
            if !withEndpoint.contains(id), let port = cameras.optionalInt(5),
                let ipv4 = cameras.text(4).flatMap({ IPv4Address($0) })
            {
                let hash = Lookalikes.hash(ipv4.bits, port)
                if filter.mayContain(hash) { addresses.append(Lookalikes.entry(hash, id)) }
            }
            guard let longitude = cameras.optionalDouble(2), let latitude = cameras.optionalDouble(3),
                let name = cameras.text(1)
            else { continue }
            NamedPlace.add(id, name, longitude, latitude) { place in
                if nearby.mayContain(place.entry) { places.append(place) }
            }
        }
    }
}

/// The few values of a camera by which look-alikes are compared in full.
final class CameraDetails {
    private let select: Statement

    init(_ connection: Connection) throws(RegistryError) {
        select = try Statement(
            connection,
            """
            SELECT deviceCode, name, coalesce((SELECT url FROM endpoint WHERE cameraId = camera.id AND position = 0),
                ipv4 || ':' || port) FROM camera WHERE id = ?
            """)
    }

    func of(_ id: Int64) throws(RegistryError) -> (code: String, name: String, address: String)? {
        select.bind(1, id)
        defer { select.reset() }
        guard try select.step() else { return nil }
        return (select.text(0) ?? "", select.text(1) ?? "", select.text(2) ?? "")
    }
}
