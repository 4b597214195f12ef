import CameraCoverage
import CameraModel
import CameraRegistry

/// The cameras that an advice would build, as records to import.
struct PlannedCameras {
    let advice: PlacementAdvice
    let zone: Zone
    /// In the order of the steps.
    private(set) var records: [CameraRecord] = []
    private(set) var costs: [Double] = []

    /// Codes are `PLAN-ZONE-0001` and on, behind those that the registry has.
    init(
        advice: PlacementAdvice, records: [CameraRecord], costs: [Double], zone: Zone, registry: Registry
    ) throws {
        (self.advice, self.zone) = (advice, zone)
        var number = 1
        for (index, step) in advice.steps.enumerated() {
            var record = records[step.candidate]
            var code = PlannedCameras.code(zone, number)
            while let taken = code, try registry.camera(taken) != nil {
                number += 1
                code = PlannedCameras.code(zone, number)
            }
            number += 1
            guard let code else { continue }
            record.deviceCode = code
            record.zone = zone.code
            record.deviceState = .planned
            if record.name == nil { record.name = "\(zone.name) \(index + 1)" }
            record.endpoints = []
            self.records.append(record)
            self.costs.append(costs[step.candidate])
        }
    }

    private static func code(_ zone: Zone, _ number: Int) -> DeviceCode? {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(4 - digits.count, 0)) + digits
        return DeviceCode("PLAN-\(zone.code.text.prefix(40))-\(padded)")
    }
}
