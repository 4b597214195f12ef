import CameraModel

/// Chooses the built-in profile that fits a file's headers best.
enum ProfileChoice {
    /// The profile: one of a single source only when it knows more of the headers than the canonical and the Chinese
    /// ones, which every file may use. Of profiles that know as many, the one of whose headers fewest are missing.
    static func best(for headers: [String], _ section: (Profile) -> ProfileSection, columns: [String])
        -> Profile?
    {
        let wanted = Set(headers.map { lookupForm(ofHeader: $0) })
        var best: (profile: Profile, known: Int, missing: Int)?
        for profile in BuiltInProfiles.all where profile.isAutomatic {
            // Without the header by which its rows are told, every row would be skipped.
            let conditions = section(profile).conditions.filter { !$0.accepted.contains("") }
            guard conditions.allSatisfy({ wanted.contains($0.header) }),
                BuiltInProfiles.isCommon(profile.name) || tellsCodes(section(profile), wanted)
            else { continue }
            var own = section(profile).headers
            if profile.name == BuiltInProfiles.canonicalName {
                own.formUnion(columns.map { $0.lowercased() })
            }
            let known = own.intersection(wanted).count
            let missing = own.count - known
            // The general ones stand first in the list, so that a specific one has to know more.
            let isGeneral = BuiltInProfiles.isCommon(profile.name)
            if let found = best, known < found.known { continue }
            if let found = best, known == found.known {
                guard isGeneral == BuiltInProfiles.isCommon(found.profile.name), missing < found.missing,
                    known > 0
                else { continue }
            }
            best = (profile, known, missing)
        }
        return best?.profile
    }

    /// Whether a profile of a single source finds or makes device codes in a file with these headers.
    private static func tellsCodes(_ section: ProfileSection, _ headers: Set<String>) -> Bool {
        let own = section.columns[CameraColumn.deviceCode.rawValue]?.headers ?? []
        return own.contains { headers.contains($0) }
            || section.compose.contains { column, template in
                column == CameraColumn.deviceCode.rawValue && headers.isSuperset(of: template.headers)
            }
    }
}
