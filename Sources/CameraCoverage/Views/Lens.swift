import Glibc

/// What a lens makes of pixels and angles.
enum Lens {
    /// Ground range, in metres, at which the picture still has `density` pixels per metre.
    ///
    /// On the optical axis of a rectilinear lens below 180 degrees: pixels / (2 density tan(angle / 2)). At 180 degrees and
    /// more no lens is rectilinear: the pixels are spread evenly over the angle, and the range is pixels / (density angle).
    static func range(pixels: Double, angle: Double, density: Double) -> Double {
        focalLength(pixels: pixels, angle: angle) / density
    }

    /// Focal length in pixels: pixels per radian around the axis.
    static func focalLength(pixels: Double, angle: Double) -> Double {
        let radians = angle * .pi / 180
        return angle < 180 ? pixels / (2 * tan(radians / 2)) : pixels / radians
    }

    /// The vertical field angle, in degrees, that goes with a horizontal one below 180 degrees: square pixels.
    static func verticalAngle(horizontal: Double, width: Double, height: Double) -> Double {
        2 * atan(tan(horizontal * .pi / 360) * height / width) * 180 / .pi
    }
}
