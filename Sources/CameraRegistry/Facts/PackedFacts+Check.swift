extension PackedFacts {
    /// Counts the cameras whose row of `brief` says anything else than their columns, or is missing, and the rows that belong
    /// to no camera: the same once more, by SQLite.
    static let disagreeing = """
        SELECT (SELECT count(*) FROM brief WHERE id NOT IN (SELECT id FROM camera)) + count(*)
        FROM camera LEFT JOIN brief ON brief.id = camera.id
        WHERE brief.id IS NULL OR brief.zoneId <> camera.zoneId OR brief.deviceCode <> camera.deviceCode
        OR brief.sites IS NOT camera.sites
        OR place < 0 AND longitude IS NOT NULL AND maxViewDistance IS NOT NULL
        OR place >= 0 AND (longitude IS NULL OR maxViewDistance IS NULL
            OR abs((place >> 39) * 360.0 / 16777216 - 180 - longitude) > 0.0001
            OR abs((place >> 15 & 16777215) * 180.0 / 16777216 - 90 - latitude) > 0.0001
            OR place & 32767 < 32767 AND (place & 32767) * 4 < maxViewDistance)
        OR facts >> 55 = 2 AND NOT (
            facts >> 49 & 63 = (
                SELECT count(*) FROM endpoint WHERE cameraId = camera.id AND position IS NOT NULL)
            AND
            facts & 3 = CASE category
                WHEN 'keyPublicArea' THEN 0 WHEN 'keyIndustry' THEN 1 WHEN 'other' THEN 2 ELSE 3 END
            AND facts >> 2 & 7 = CASE pointClass
                WHEN 'first' THEN 1 WHEN 'second' THEN 2 WHEN 'third' THEN 3 WHEN 'internal' THEN 4
                WHEN 'other' THEN 5 ELSE 0 END
            AND facts >> 5 & 7 = CASE deviceState
                WHEN 'planned' THEN 1 WHEN 'inUse' THEN 2 WHEN 'underRepair' THEN 3 WHEN 'removed' THEN 4
                ELSE 0 END
            AND facts >> 8 & 3 = CASE networkStatus
                WHEN 'networked' THEN 1 WHEN 'notNetworked' THEN 2 ELSE 0 END
            AND facts >> 10 & 1 = (ownerId IS NOT NULL OR managementUnitId IS NOT NULL)
            AND facts >> 11 & 1023 = 5 + 2 * (name IS NOT NULL) + 24 * (longitude IS NOT NULL)
                + 32 * (cameraType IS NOT NULL) + 64 * (deviceState IS NOT NULL)
                + 128 * (networkStatus IS NOT NULL) + 256 * (managementUnitId IS NOT NULL)
                + 512 * (installTime IS NOT NULL)
            AND CASE WHEN resolution IS NULL THEN facts >> 21 & 268435455 = 0
                ELSE resolution = (facts >> 21 & 16383) || 'x' || (facts >> 35 & 16383) END)
        """
}
