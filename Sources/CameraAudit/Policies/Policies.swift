public import CameraModel

/// The policies that come with the house. Towns and years with targets of their own write a policy file.
public enum Policies {
    /// The built-in policies, the default first.
    public static let builtIn: [Policy] = [sharpEyes, ndrc996].compactMap { $0 }

    /// The latest version of a built-in policy that is valid on a day; `nil` when the name is not known or the
    /// policy did not hold yet.
    public static func named(_ name: String, at day: CalendarDate) -> Policy? {
        valid(builtIn.filter { $0.name == name }, at: day)
    }

    /// Of several versions of a policy the latest that is valid on a day; `nil` when none held yet.
    public static func valid(_ versions: [Policy], at day: CalendarDate) -> Policy? {
        versions.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
    }

    /// Dongying's plan: 100 % in key public areas, 80 % in key industries. Its day is not known, only its year.
    private static let sharpEyes = CalendarDate(year: 2017, month: 1, day: 1).map { day in
        Policy(
            name: "sharp-eyes",
            source: "Dongying, city plan of 2017 (东营市 2017)",
            validFrom: day,
            targets: [
                target(.keyPublicArea, .coverage, 100), target(.keyPublicArea, .connection, 100),
                target(.keyIndustry, .coverage, 80), target(.keyIndustry, .connection, 80),
            ])
    }

    /// 发改高技〔2015〕996号 for 2020. High definition holds for new or rebuilt cameras: those since its day.
    private static let ndrc996 = CalendarDate(year: 2015, month: 5, day: 6).map { day in
        var definition = target(.keyPublicArea, .highDefinition, 100)
        definition.installedSince = day
        return Policy(
            name: "ndrc-996-2015", source: "发改高技〔2015〕996号, for 2020", validFrom: day,
            targets: [
                target(.keyPublicArea, .coverage, 100), target(.keyPublicArea, .connection, 100),
                target(.keyPublicArea, .serviceability, 98), definition,
                target(.keyIndustry, .coverage, 100), target(.keyIndustry, .connection, 100),
                target(.keyIndustry, .serviceability, 95),
            ])
    }

    private static func target(_ category: AreaCategory, _ rate: RateName, _ percent: Int) -> Target {
        Target(category: category, rate: rate, atLeast: Percent(whole: percent))
    }
}
