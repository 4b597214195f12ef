import CameraModel

/// What the pieces of a template are filled from: one row's place in the world.
struct RowContext {
    var number = 0
    var sequence = 0
    var groupCount = 0
    var zone: RecipeZone
    var parent: RecipeZone?
    var site: [UInt8] = []
    var siteName: [UInt8] = []
    var longitude = 0
    var latitude = 0
    var random: SplitMix64
}

extension CellTemplate {
    /// Adds the template's text for a row to the open cell.
    func render(_ row: inout RowContext, into cells: inout RowCells) {
        for piece in pieces {
            switch piece {
            case .text(let text): cells.append(text)
            case .choice(let options): CellTemplate.pick(options, &row.random, &cells)
            case .number(let width): cells.append(number: UInt64(row.number), width: width)
            case .sequence(let width): cells.append(number: UInt64(row.sequence), width: width)
            case .code(let middle): CellTemplate.code(row, middle, &cells)
            case .zone: cells.append(row.zone.codeBytes)
            case .zoneName: cells.append(row.zone.nameBytes)
            case .parent: cells.append(row.parent?.codeBytes ?? [])
            case .parentName: cells.append(row.parent?.nameBytes ?? [])
            case .site: cells.append(row.site)
            case .siteName: cells.append(row.siteName)
            case .longitude: cells.append(microDegrees: row.longitude)
            case .latitude: cells.append(microDegrees: row.latitude)
            case .ip: CellTemplate.address(row, &cells)
            case .integer(let low, let high): cells.append(number: UInt64(row.random.within(low, high)))
            case .date(let from, let to, let withTime):
                CellTemplate.date(from, to, withTime, &row.random, &cells)
            case .share(let total, let unit):
                let (each, rest) = (total / unit).quotientAndRemainder(dividingBy: max(row.groupCount, 1))
                cells.append(number: UInt64((each + (row.number <= rest ? 1 : 0)) * unit))
            }
        }
    }

    private static func pick(
        _ options: [(upTo: UInt64, text: [UInt8])], _ random: inout SplitMix64, _ cells: inout RowCells
    ) {
        let draw = random.below(options[options.count - 1].upTo)
        var index = 0
        while draw >= options[index].upTo { index += 1 }
        cells.append(options[index].text)
    }

    /// Centre 8 (six digits of the zone's county and two of the zone's place in it), industry, type, network, serial:
    /// unique for ten million rows.
    private static func code(_ row: RowContext, _ middle: [UInt8], _ cells: inout RowCells) {
        cells.append(row.zone.centreBytes)
        cells.append(middle)
        cells.append(number: UInt64(row.sequence / 1_000_000 % 10))
        cells.append(number: UInt64(row.sequence % 1_000_000), width: 6)
    }

    /// 10.0.0.0/8, counted through: private addresses that no demonstration asks.
    private static func address(_ row: RowContext, _ cells: inout RowCells) {
        cells.append(text: "10.")
        cells.append(number: UInt64(row.sequence / 62_500 % 256))
        cells.append(byte: UInt8(ascii: "."))
        cells.append(number: UInt64(row.sequence / 250 % 250))
        cells.append(byte: UInt8(ascii: "."))
        cells.append(number: UInt64(row.sequence % 250 + 2))
    }

    private static func date(
        _ from: Int, _ to: Int, _ withTime: Bool, _ random: inout SplitMix64, _ cells: inout RowCells
    ) {
        cells.append(number: UInt64(random.within(from, to)), width: 4)
        cells.append(byte: UInt8(ascii: "-"))
        cells.append(number: UInt64(random.within(1, 12)), width: 2)
        cells.append(byte: UInt8(ascii: "-"))
        cells.append(number: UInt64(random.within(1, 28)), width: 2)
        guard withTime else { return }
        cells.append(byte: UInt8(ascii: " "))
        cells.append(number: UInt64(random.within(8, 17)), width: 2)
        cells.append(byte: UInt8(ascii: ":"))
        cells.append(number: UInt64(random.within(0, 59)), width: 2)
        cells.append(byte: UInt8(ascii: ":"))
        cells.append(number: UInt64(random.within(0, 59)), width: 2)
    }
}
