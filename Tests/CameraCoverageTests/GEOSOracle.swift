import Glibc

/// The geometry library GEOS as an oracle: opened at run time, so that nothing needs it for building.
final class GEOSOracle {
    private typealias Pointer = UnsafeMutableRawPointer
    private let context: Pointer
    private let read: @convention(c) (Pointer, Pointer, UnsafePointer<CChar>) -> Pointer?
    private let reader: Pointer
    private let union: @convention(c) (Pointer, Pointer) -> Pointer?
    private let intersection: @convention(c) (Pointer, Pointer, Pointer) -> Pointer?
    private let areaOf: @convention(c) (Pointer, Pointer, UnsafeMutablePointer<Double>) -> Int32
    private let destroy: @convention(c) (Pointer, Pointer) -> Void
    private let destroyReader: @convention(c) (Pointer, Pointer) -> Void
    private let finish: @convention(c) (Pointer) -> Void

    /// The library, or `nil` when it is not installed (libgeos-c1v5; libgeos-dev brings it).
    init?() {
        guard let library = dlopen("libgeos_c.so.1", RTLD_NOW),
            let start = dlsym(library, "GEOS_init_r"),
            let makeReader = dlsym(library, "GEOSWKTReader_create_r"),
            let read = dlsym(library, "GEOSWKTReader_read_r"), let union = dlsym(library, "GEOSUnaryUnion_r"),
            let intersection = dlsym(library, "GEOSIntersection_r"), let area = dlsym(library, "GEOSArea_r"),
            let destroy = dlsym(library, "GEOSGeom_destroy_r"),
            let destroyReader = dlsym(library, "GEOSWKTReader_destroy_r"),
            let finish = dlsym(library, "GEOS_finish_r")
        else { return nil }
        typealias Start = @convention(c) () -> Pointer?
        typealias MakeReader = @convention(c) (Pointer) -> Pointer?
        guard let context = unsafeBitCast(start, to: Start.self)(),
            let reader = unsafeBitCast(makeReader, to: MakeReader.self)(context)
        else { return nil }
        (self.context, self.reader) = (context, reader)
        self.read = unsafeBitCast(
            read, to: (@convention(c) (Pointer, Pointer, UnsafePointer<CChar>) -> Pointer?).self)
        self.union = unsafeBitCast(union, to: (@convention(c) (Pointer, Pointer) -> Pointer?).self)
        self.intersection = unsafeBitCast(
            intersection, to: (@convention(c) (Pointer, Pointer, Pointer) -> Pointer?).self)
        areaOf = unsafeBitCast(
            area, to: (@convention(c) (Pointer, Pointer, UnsafeMutablePointer<Double>) -> Int32).self)
        self.destroy = unsafeBitCast(destroy, to: (@convention(c) (Pointer, Pointer) -> Void).self)
        self.destroyReader = unsafeBitCast(
            destroyReader, to: (@convention(c) (Pointer, Pointer) -> Void).self)
        self.finish = unsafeBitCast(finish, to: (@convention(c) (Pointer) -> Void).self)
    }

    deinit {
        destroyReader(context, reader)
        finish(context)
    }

    /// The area that the union of some polygons and a zone, given as rings with holes, have in common.
    func area(unionOf polygons: [[(Double, Double)]], within zone: [[(Double, Double)]]) -> Double? {
        let text = "MULTIPOLYGON(" + polygons.map { "((\(ring($0))))" }.joined(separator: ",") + ")"
        let zoneText = "POLYGON(" + zone.map { "(\(ring($0)))" }.joined(separator: ",") + ")"
        guard let all = read(context, reader, text), let zone = read(context, reader, zoneText) else {
            return nil
        }
        defer {
            destroy(context, all)
            destroy(context, zone)
        }
        guard let union = union(context, all) else { return nil }
        defer { destroy(context, union) }
        guard let common = intersection(context, union, zone) else { return nil }
        defer { destroy(context, common) }
        var area = 0.0
        return areaOf(context, common, &area) == 1 ? area : nil
    }

    private func ring(_ corners: [(Double, Double)]) -> String {
        (corners + corners.prefix(1)).map { "\($0.0) \($0.1)" }.joined(separator: ",")
    }
}
