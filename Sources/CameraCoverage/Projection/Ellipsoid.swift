import Glibc

/// WGS-84 and its authalic latitude: the latitude on a sphere of the same area.
///
/// Source: Snyder, Map Projections: A Working Manual (USGS 1395), formulas 3-11, 3-12, 3-18.
enum Ellipsoid {
    /// Half the long axis, in metres.
    static let a = 6_378_137.0
    private static let flattening = 1 / 298.257223563
    static let e2 = flattening * (2 - flattening)
    private static let e = e2.squareRoot()
    private static let qPole = q(sine: 1)
    /// Radius of the sphere of equal area, in metres: 6 371 007.180918.
    static let authalicRadius = a * (qPole / 2).squareRoot()

    private static func q(sine: Double) -> Double {
        (1 - e2) * (sine / (1 - e2 * sine * sine) + atanh(e * sine) / e)
    }

    /// Sine of the authalic latitude of a geodetic latitude whose sine is given; never above 1 for rounding.
    static func authalicSine(sine: Double) -> Double { min(max(q(sine: sine) / qPole, -1), 1) }

    /// Geodetic latitude, in radians, of an authalic latitude in radians: the series of 3-18 and one step of Newton, which
    /// takes its error of some tenths of a millimetre away.
    static func latitude(authalic beta: Double) -> Double {
        let (e4, e6) = (e2 * e2, e2 * e2 * e2)
        let latitude =
            beta + (e2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * sin(2 * beta)
            + (23 * e4 / 360 + 251 * e6 / 3780) * sin(4 * beta) + 761 * e6 / 45360 * sin(6 * beta)
        let (sine, cosine) = (sin(latitude), cos(latitude))
        // The derivative of q vanishes at the poles, where the series is exact.
        guard cosine > 1e-6 else { return latitude }
        let w = 1 - e2 * sine * sine
        return latitude + (qPole * sin(beta) - q(sine: sine)) * w * w / (2 * (1 - e2) * cosine)
    }
}
