import CameraModel
import Glibc

extension FieldOfView {
    /// The field of view of a camera, or why it has none.
    ///
    /// A camera that sees or turns to all sides needs no bearing. Where a camera that looks one way has none recorded, its
    /// sector's area is spread evenly around it: the area is right, the place is not known any better. A declared view
    /// distance counts for the level `range` alone; a density asks for pixels and angle.
    public static func of(_ facts: ViewFacts, _ settings: ViewSettings) -> Result<FieldOfView, NoView> {
        guard let position = facts.position else { return .failure(.noPosition) }
        if facts.deviceCode.isMobile { return .failure(.mobile) }
        let optics = Optics(facts, settings)
        var assumptions = optics.assumptions
        let footprint: Footprint
        if optics.allAround {
            footprint = .disc(radius: optics.range)
        } else if facts.bearing == nil {
            assumptions.insert(Assumptions(.bearing))
            footprint = .disc(radius: optics.range * (optics.angle / 360).squareRoot())
        } else {
            switch optics.footprint(settings, &assumptions) {
            case .success(let shape): footprint = shape
            case .failure(let reason): return .failure(reason)
            }
        }
        let north = Bearing(degrees: 0)
        guard let bearing = facts.bearing ?? north else { return .failure(.noPosition) }
        return .success(
            FieldOfView(
                deviceCode: facts.deviceCode, position: position, bearing: bearing, footprint: footprint,
                mountHeight: facts.mountHeight, assumptions: assumptions))
    }
}

extension NoView: Error {}

/// A camera's angle, range and mount, with what had to be assumed.
private struct Optics {
    let facts: ViewFacts
    let angle: Double
    let range: Double
    let allAround: Bool
    /// Focal length over density: how far the density reaches along a level axis; the distance for the level `range`.
    private(set) var assumptions: Assumptions = []

    init(_ facts: ViewFacts, _ settings: ViewSettings) {
        self.facts = facts
        let typical = TypicalView(facts.cameraType)
        if facts.horizontalFieldAngle == nil { assumptions.insert(Assumptions(.angle)) }
        angle = facts.horizontalFieldAngle ?? typical.angle
        switch settings.level {
        case .range:
            if facts.maxViewDistance == nil { assumptions.insert(Assumptions(.distance)) }
            range = facts.maxViewDistance ?? typical.distance
        case .density(let density):
            if facts.resolution == nil { assumptions.insert(Assumptions(.pixels)) }
            let pixels = facts.resolution.map { Double($0.width) } ?? typical.pixels
            range = Lens.range(pixels: pixels, angle: angle, density: density)
        }
        let turns = facts.cameraType == .dome || facts.cameraType == .remoteBullet
        allAround = angle >= 360 || (turns && settings.turning == .reach)
    }

    func footprint(_ settings: ViewSettings, _ assumptions: inout Assumptions)
        -> Result<FieldOfView.Footprint, NoView>
    {
        guard angle < 180 else { return .success(.sector(radius: range, angle: angle, near: 0)) }
        let side = tan(angle * .pi / 360)
        guard let tilt = facts.tilt, let mount = facts.mountHeight, mount > settings.targetHeight else {
            return .success(
                settings.shape == .sector
                    ? .sector(radius: range, angle: angle, near: 0)
                    : .trapezoid(near: 0, far: range, nearHalfWidth: 0, farHalfWidth: range * side))
        }
        let height = mount - settings.targetHeight
        let half = verticalAngle(&assumptions) / 2
        guard tilt + half > 0 else { return .failure(.looksUp) }
        let (near, far) = edges(height: height, tilt: tilt, half: half, level: settings.level)
        guard near < far else { return .failure(.tooCoarse) }
        if settings.shape == .sector { return .success(.sector(radius: far, angle: angle, near: near)) }
        // Depth along the tilted axis: what the width of the picture grows with.
        let (cosine, sine) = (cos(tilt * .pi / 180), sin(tilt * .pi / 180))
        let halfWidth = { (distance: Double) in max(distance * cosine + height * sine, 0) * side }
        return .success(
            .trapezoid(near: near, far: far, nearHalfWidth: halfWidth(near), farHalfWidth: halfWidth(far)))
    }

    /// The recorded vertical field angle; else the one that goes with the horizontal one and the picture's sides.
    private func verticalAngle(_ assumptions: inout Assumptions) -> Double {
        if let angle = facts.verticalFieldAngle { return angle }
        if facts.resolution == nil { assumptions.insert(Assumptions(.verticalAngle)) }
        let (width, height) = (facts.resolution?.width ?? 16, facts.resolution?.height ?? 9)
        return Lens.verticalAngle(horizontal: angle, width: Double(width), height: Double(height))
    }

    /// Where the picture's lower and upper border meet the target's plane, the latter not beyond the range.
    private func edges(height: Double, tilt: Double, half: Double, level: DetailLevel) -> (Double, Double) {
        let radians = Double.pi / 180
        let near = tilt + half >= 90 ? 0 : height / tan((tilt + half) * radians)
        let far = tilt <= half ? Double.infinity : height / tan((tilt - half) * radians)
        guard level.pixelsPerMetre != nil else { return (near, min(range, far)) }
        // Of a camera that looks straight down every point has the same depth, its height.
        let (cosine, sine) = (cos(tilt * radians), sin(tilt * radians))
        guard cosine > 1e-9 else { return (near, range >= height ? far : 0) }
        return (near, min((range - height * sine) / cosine, far))
    }
}
