/// The profiles that come with the program.
enum BuiltInProfiles {
    static let canonicalName = "canonical"

    /// Their texts: the general ones first, then those of single sources.
    static let texts: [(name: String, yaml: String)] = [
        (canonicalName, canonical), ("zh-27", zh27), ("zh-73", zh73), ("zh-0-networked", zeroNetworked),
        ("zh-1-networked", oneNetworked), ("gb28181", gb28181), ("gat1400", gat1400), ("osm", osm),
        ("kr-standard", krStandard),
    ]

    static let names = texts.map(\.name)

    /// Those whose headers every file may use, whatever its profile.
    static let common = all.filter { isCommon($0.name) }

    static func isCommon(_ name: String) -> Bool { [canonicalName, "zh-27", "zh-73"].contains(name) }

    /// All of them. One that cannot be read would be missing here; a test holds them to their texts.
    static let all: [Profile] = names.compactMap { base($0) }

    /// A built-in profile read afresh, for one that extends it; every one extends only those above it.
    static func base(_ name: String) -> Profile? {
        guard let text = texts.first(where: { $0.name == name })?.yaml else { return nil }
        do throws(ProfileError) {
            return try Profile.parse(text, file: name)
        } catch { return nil }
    }
}

extension Profile {
    /// The profiles that come with the program, the general ones first.
    public static var builtIn: [Profile] { BuiltInProfiles.all }

    /// A built-in profile by its name.
    public static func builtIn(named name: String) -> Profile? {
        BuiltInProfiles.all.first { $0.name == name }
    }
}
