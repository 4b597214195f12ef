/// One row of an inventory of roads.
public struct RoadRow: Sendable {
    /// A column of the canonical inventory of roads.
    public enum Column: String, CaseIterable, Sendable { case code, name, lines }
    /// The code that names the road; made of its course where the inventory has none. 1...100 bytes.
    public var code: String
    /// The road.
    public var road: Road
    /// Physical line in the file, from 1.
    public var line: Int

    /// A row that was read.
    public init(code: String, road: Road, line: Int) {
        (self.code, self.road, self.line) = (code, road, line)
    }
}

/// One row of an inventory of buildings.
public struct BuildingRow: Sendable {
    /// A column of the canonical inventory of buildings.
    public enum Column: String, CaseIterable, Sendable { case code, height, levels, outline }
    /// The code that names the building; made of its outline where the inventory has none. 1...100 bytes.
    public var code: String
    /// The building.
    public var building: Building
    /// Physical line in the file, from 1.
    public var line: Int

    /// A row that was read.
    public init(code: String, building: Building, line: Int) {
        (self.code, self.building, self.line) = (code, building, line)
    }
}
