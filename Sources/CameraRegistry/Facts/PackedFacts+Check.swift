extension PackedFacts {
    /// The number of a row of `camera`, once more by SQLite: for rows of an earlier version, and to compare.
    ///
    /// SQLite's shifts and bit operators all bind alike, so that every field stands in brackets of its own.
    static let ofColumns = """
        CASE WHEN \(endpoints) > 63 OR max(\(width), \(height)) > 16383 THEN NULL ELSE
            (2 << 55) + (\(endpoints) << 49) + (\(height) << 35) + (\(width) << 21)
            + ((5 + 2 * (name IS NOT NULL) + 24 * (longitude IS NOT NULL) + 32 * (cameraType IS NOT NULL)
                + 64 * (deviceState IS NOT NULL) + 128 * (networkStatus IS NOT NULL)
                + 256 * (managementUnitId IS NOT NULL) + 512 * (installTime IS NOT NULL)) << 11)
            + ((ownerId IS NOT NULL OR managementUnitId IS NOT NULL) << 10)
            + (CASE networkStatus WHEN 'networked' THEN 1 WHEN 'notNetworked' THEN 2 ELSE 0 END << 8)
            + (CASE deviceState WHEN 'planned' THEN 1 WHEN 'inUse' THEN 2 WHEN 'underRepair' THEN 3
                WHEN 'removed' THEN 4 ELSE 0 END << 5)
            + (CASE pointClass WHEN 'first' THEN 1 WHEN 'second' THEN 2 WHEN 'third' THEN 3
                WHEN 'internal' THEN 4 WHEN 'other' THEN 5 ELSE 0 END << 2)
            + CASE category WHEN 'keyPublicArea' THEN 0 WHEN 'keyIndustry' THEN 1 WHEN 'other' THEN 2 ELSE 3 END
        END
        """

    private static let endpoints =
        "(SELECT count(*) FROM endpoint WHERE cameraId = camera.id AND position IS NOT NULL)"
    private static let width =
        "coalesce(CAST(substr(resolution, 1, instr(resolution, 'x') - 1) AS INTEGER), 0)"
    private static let height =
        "coalesce(CAST(substr(resolution, instr(resolution, 'x') + 1) AS INTEGER), 0)"

    /// Counts the cameras whose row of `brief` says anything else than their columns, or is missing, and the rows that belong
    /// to no camera.
    static let disagreeing = """
        \(disagreeingPlainly)
        OR brief.sites IS NOT camera.sites
        OR facts >> 55 = 2 AND facts IS NOT \(ofColumns)
        """

    /// The same by any engine, without sites and packed facts.
    static let disagreeingPlainly = """
        SELECT (SELECT count(*) FROM brief WHERE NOT EXISTS (SELECT 1 FROM camera WHERE camera.id = brief.id)) + count(*)
        FROM camera LEFT JOIN brief ON brief.id = camera.id
        WHERE brief.id IS NULL OR brief.zoneId <> camera.zoneId OR brief.deviceCode <> camera.deviceCode
        OR place < 0 AND longitude IS NOT NULL AND maxViewDistance IS NOT NULL
        OR place >= 0 AND (longitude IS NULL OR maxViewDistance IS NULL
            OR abs((place >> 39) * 360.0 / 16777216 - 180 - longitude) > 0.0001
            OR abs((place >> 15 & 16777215) * 180.0 / 16777216 - 90 - latitude) > 0.0001
            OR place & 32767 < 32767 AND (place & 32767) * 4 < maxViewDistance)
        """
}

extension PackedPlace {
    /// The number of a row of `camera`, by SQLite, for rows of an earlier version: a view of up to 120 degrees reaches no
    /// farther than twice its distance at its corners, a wider one counts as without end.
    static let ofColumns = """
        CASE WHEN longitude IS NULL OR maxViewDistance IS NULL THEN -1 ELSE
            (min(CAST((longitude + 180) / 360 * 16777216 AS INTEGER), 16777215) << 39)
            + (min(CAST((latitude + 90) / 180 * 16777216 AS INTEGER), 16777215) << 15)
            + CASE WHEN horizontalFieldAngle <= 120
                THEN min(CAST((2.02 * maxViewDistance + 3) / 4 AS INTEGER) + 1, 32767) ELSE 32767 END
        END
        """
}
