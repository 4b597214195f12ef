import CameraModel

/// A zone of a recipe, with the square that its cameras stand in. A class: every row points at one.
final class RecipeZone {
    var code: String
    var name: String
    var level: ZoneLevel?
    var parent: String?
    var kind: AreaCategory?
    var plannedCameras: Int?
    var requiredKeyPublicArea: Int?
    var requiredKeyIndustry: Int?
    /// The middle of the square, in millionths of a degree.
    var longitude = 0
    var latitude = 0
    /// Half the side of the square, in millionths of a degree.
    var spread = 0
    /// The code and the name as bytes, and the first eight digits of its cameras' codes.
    var codeBytes: [UInt8] = []
    var nameBytes: [UInt8] = []
    var centreBytes: [UInt8] = []

    /// A zone; `ordinal` is its place among its parent's zones, from 0.
    init(code: String, name: String, ordinal: Int) {
        (self.code, self.name) = (code, name)
        codeBytes = Array(code.utf8)
        nameBytes = Array(name.utf8)
        let digits = code.utf8.filter { $0 >= 48 && $0 <= 57 }
        let centre = Array(digits.prefix(6)) + Array(repeating: 48, count: max(0, 6 - digits.count))
        centreBytes = centre + [48 + UInt8(ordinal / 10 % 10), 48 + UInt8(ordinal % 10)]
    }
}

/// Required sites that are made together.
struct RecipeSites {
    var name: String
    var count: Int
    /// Indices of the zones that take turns.
    var zones: [Int]
    var category: AreaCategory
    var sector: String?
    var key: CellTemplate
    var siteName: CellTemplate
    var requiredCameras = 1
}

/// Cameras that are made together.
struct RecipeCameras {
    var count: Int
    /// Indices of the zones that take turns; empty when the cameras stand where their sites are.
    var zones: [Int]
    /// Index of the sites that the cameras take turns to cover, and how many of them are covered.
    var covers: (sites: Int, first: Int)?
    /// One template a column, in the recipe's column order.
    var cells: [CellTemplate]
}

/// A description of a sample inventory, from which it can be made again at any time.
///
/// The text form is described in sample-inventories/README.md.
struct Recipe {
    var seed: UInt64 = 1
    var headers = HeaderLanguage.canonical
    /// Canonical names of camera columns, or a header of its own that no column of the contract has.
    var columns = InventoryColumns.standard
    var zones: [RecipeZone] = []
    var sites: [RecipeSites] = []
    var cameras: [RecipeCameras] = []

    /// Indices of the zones that no zone names as its parent.
    var leaves: [Int] {
        let parents = Set(zones.compactMap(\.parent))
        return zones.indices.filter { !parents.contains(zones[$0].code) }
    }

    /// The zone that a zone lies in.
    func parent(of zone: RecipeZone) -> RecipeZone? {
        zone.parent.flatMap { code in zones.first { $0.code == code } }
    }
}
