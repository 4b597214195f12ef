import Glibc

/// Asks whether a file's positions are in the datum that it says, from where they should lie.
///
/// Positions are given by zone; for each zone an extent is known from elsewhere (its required sites, cameras of
/// earlier batches, later its boundary). A file whose positions fit only after a conversion from GCJ-02 or BD-09 was
/// most likely drawn on a web map. The screen moves nothing: it gives counts and a verdict.
public struct DatumScreen: Sendable {
    /// Where a zone's equipment is known to stand.
    public struct Extent: Sendable {
        private var west = 181.0, east = -181.0, south = 91.0, north = -91.0
        /// How many points the extent was made of.
        public private(set) var count = 0

        /// The extent of no points.
        public init() {}

        /// Widens the extent to hold a point.
        public mutating func add(_ point: Coordinate) {
            (west, east) = (min(west, point.longitude), max(east, point.longitude))
            (south, north) = (min(south, point.latitude), max(north, point.latitude))
            count += 1
        }

        /// Whether a point lies within `metres` of the extent; never for an extent of no points.
        func holds(_ point: Coordinate, withinMetres metres: Double) -> Bool {
            guard count > 0 else { return false }
            let north = metres / 111_195
            let east = north / max(cos(point.latitude / 180 * .pi), 0.01)
            return (west - east...self.east + east).contains(point.longitude)
                && (south - north...self.north + north).contains(point.latitude)
        }
    }

    /// How many points fit, read in three ways.
    public struct Verdict: Hashable, Sendable {
        /// Points whose zone has a known extent.
        public var compared = 0
        /// Of these, points that fit as they are.
        public var fitsAsGiven = 0
        /// Points that fit when they are taken as GCJ-02 and converted.
        public var fitsFromGCJ02 = 0
        /// Points that fit when they are taken as BD-09 and converted.
        public var fitsFromBD09 = 0

        /// The datum that the positions are most likely in, when it is not the one they were given in.
        ///
        /// Named only when at least 10 points were compared, at least nine in ten fit after the conversion, and at least
        /// a fifth more of them than as they are: a few wrong positions are no datum.
        public var suspected: Datum? {
            guard compared >= 10 else { return nil }
            let best: (datum: Datum, fits: Int) =
                fitsFromGCJ02 >= fitsFromBD09 ? (.gcj02, fitsFromGCJ02) : (.bd09, fitsFromBD09)
            guard best.fits * 10 >= compared * 9, (best.fits - fitsAsGiven) * 5 >= compared else {
                return nil
            }
            return best.datum
        }
    }

    private let extents: [Int: Extent]
    private let toleranceMetres: Double
    /// What the points seen so far say.
    public private(set) var verdict = Verdict()

    /// A screen against known extents by zone, of at least `minimumPoints` points each; the numbers that name the zones
    /// are the caller's. A point fits within `toleranceMetres`, 0 or more, of the extent.
    public init(extents: [Int: Extent], minimumPoints: Int = 5, toleranceMetres: Double = 50) {
        self.extents = extents.filter { $0.value.count >= minimumPoints }
        self.toleranceMetres = toleranceMetres
    }

    /// Compares a point that is taken as WGS-84; points of zones without an extent are left out.
    public mutating func add(_ point: Coordinate, zone: Int) {
        guard let extent = extents[zone] else { return }
        verdict.compared += 1
        if extent.holds(point, withinMetres: toleranceMetres) { verdict.fitsAsGiven += 1 }
        if fits(point, .gcj02, extent) { verdict.fitsFromGCJ02 += 1 }
        if fits(point, .bd09, extent) { verdict.fitsFromBD09 += 1 }
    }

    private func fits(_ point: Coordinate, _ datum: Datum, _ extent: Extent) -> Bool {
        datum.toWGS84(longitude: point.longitude, latitude: point.latitude)
            .map { extent.holds($0, withinMetres: toleranceMetres) } ?? false
    }
}

extension Rule {
    /// A file's positions fit their zones only when they are converted.
    public static let datumSuspected = Rule(
        "datum-suspected", .warning,
        en:
            "{0} of {1} positions fit the places known in their zones only when read as {2} ({3} as given); nothing was "
            + "moved: try --datum {2}",
        zh: "{1} 个坐标中有 {0} 个只有按 {2} 换算后才与其区域内已知位置相符（原样相符 {3} 个）；未作移动：请试用 --datum {2}")
}

extension DatumScreen.Verdict {
    /// What a file's report says of its datum; `nil` when nothing is suspected.
    public var finding: Finding? {
        guard let datum = suspected else { return nil }
        let fits = datum == .gcj02 ? fitsFromGCJ02 : fitsFromBD09
        return Finding(.datumSuspected, facts: ["\(fits)", "\(compared)", datum.rawValue, "\(fitsAsGiven)"])
    }
}
