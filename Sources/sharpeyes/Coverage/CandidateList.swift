import ArgumentParser
import CameraCoverage
import CameraInventory
import CameraModel
import SharpEyes

/// Options of the cameras that could be built, where no list says it.
struct CandidateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Metres between candidates along roads.", valueName: "metres")) var every =
        40.0
    @Option(help: ArgumentHelp("Directions tried at each place.", valueName: "n")) var bearings = 8
    @Option(help: ArgumentHelp("Type of the new cameras, as in inventories.", valueName: "type"))
    var cameraType = "fixedBullet"
    @Option(help: ArgumentHelp("Their field angle (else by type).", valueName: "degrees")) var fieldAngle:
        Double?
    @Option(help: ArgumentHelp("Their view distance (else by type).", valueName: "metres"))
    var viewDistance: Double?
    @Option(help: ArgumentHelp("What one costs.", valueName: "yuan")) var cost = 1.0

    func validate() throws {
        guard (1...10_000).contains(every) else { throw ValidationError("--every is from 1 to 10000 metres") }
        guard (1...360).contains(bearings) else { throw ValidationError("--bearings is from 1 to 360") }
        guard CameraType(rawValue: cameraType) != nil else {
            let words = CameraType.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--camera-type is one of \(words)")
        }
        if let fieldAngle, !(fieldAngle > 0 && fieldAngle <= 360) {
            throw ValidationError("--field-angle is above 0 and at most 360")
        }
        if let viewDistance, !(viewDistance > 0 && viewDistance <= 100_000) {
            throw ValidationError("--view-distance is above 0 metres")
        }
        guard cost > 0, cost < 1e12 else { throw ValidationError("--cost is above 0") }
    }
}

/// Cameras that could be built.
struct CandidateList {
    let options: CandidateOptions
    let views: ViewSettings
    let zone: Zone

    /// One at each place along roads and at each positioned site of the zone, without bearing.
    func made(_ scene: CoverageScene, _ index: Int, sites: [Site]) -> [CameraRecord] {
        var places = scene.survey.places(along: scene.roads, every: options.every, inZone: index)
        let positions = sites.compactMap(\.position)
        for (place, isWithin) in zip(positions, scene.survey.holds(zone: index, positions)) where isWithin {
            places.append(place)
        }
        guard let code = DeviceCode("candidate") else { return [] }
        return places.map { place in
            var record = CameraRecord(deviceCode: code)
            record.position = place
            record.cameraType = CameraType(rawValue: options.cameraType) ?? .fixedBullet
            record.horizontalFieldAngle = options.fieldAngle
            record.maxViewDistance = options.viewDistance
            return record
        }
    }

    /// The cameras of a CSV file; what cannot be read is told on standard error.
    func read(_ path: String, _ settings: Settings) throws -> [CameraRecord] {
        var options = ReadOptions()
        options.localTime = settings.localTime
        var records: [CameraRecord] = []
        do throws(InventoryError) {
            var reader = try CameraInventoryReader(
                path == "-" ? .standardInput : .file(path: path), options: options)
            while let batch = try reader.next() {
                for finding in batch.findings where finding.severity == .error {
                    Terminal.note("\(path):\(finding.line ?? 0): \(finding.message(settings.language))")
                }
                records += batch.rows.map(\.record)
            }
        } catch { throw Failure.cannot(error.message(settings.language)) }
        return records
    }

    /// Every record as candidates: one, or one for each direction where it looks one way and names none. Costs are its
    /// investment, else the option's.
    func candidates(_ records: [CameraRecord]) -> (candidates: [PlacementCandidate], records: [CameraRecord])
    {
        var candidates: [PlacementCandidate] = []
        var kept: [CameraRecord] = []
        for record in records {
            for record in directions(record) {
                guard case .success(let view) = FieldOfView.of(ViewFacts(record), views) else { continue }
                let cost = record.investment.map { Double($0.fen) / 100 } ?? options.cost
                candidates.append(PlacementCandidate(view: view, cost: max(cost, 0.01)))
                kept.append(record)
            }
        }
        return (candidates, kept)
    }

    private func directions(_ record: CameraRecord) -> [CameraRecord] {
        let turns = TypicalView(record.cameraType).allAround && views.turning == .reach
        let angle = record.horizontalFieldAngle ?? TypicalView(record.cameraType).angle
        if record.bearing != nil || turns || angle >= 360 { return [record] }
        return (0..<options.bearings).compactMap { number in
            Bearing(degrees: Double(number) * 360 / Double(options.bearings)).map { bearing in
                var one = record
                one.bearing = bearing
                return one
            }
        }
    }
}
