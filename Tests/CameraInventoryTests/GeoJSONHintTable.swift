extension GeoJSONHintTests {
    /// A line a file: how many rows it has and the rules that were broken, or why it was refused as a whole.
    static let table = """
        good-feature-with-id: rows 1
        good-feature-with-string-id: rows 1
        good-feature: rows 1
        good-featurecollection-bbox: rows 2
        good-featurecollection-bbox3d: rows 2
        good-featurecollection-extensions: rows 3 geometry-not-point
        good-featurecollection: rows 3 geometry-not-point
        good-geometrycollection: rows 1 geometry-not-point
        good-linestring: rows 1 geometry-not-point
        good-multilinestring: rows 1 geometry-not-point
        good-multipoint: rows 1 geometry-not-point
        good-point-3d: rows 1
        good-point: rows 1
        good-polygon: rows 1 geometry-not-point
        issue82: rows 1 geometry-not-point
        multipolygon: rows 1 geometry-not-point
        nullgeometry: rows 1
        nullproperties: rows 1
        bad-duplicate-properties: refused: 3: the JSON is broken here: one member "type", not two was wanted; what follows cannot be read
        bad-featurelist: rows 1 geometry-malformed
        bad-json: rows 1 json-syntax
        bad-object-type: rows 1 geojson-type
        bad-polygon-interiorring-rhr: rows 1 geometry-not-point
        bad-polygonloop: rows 1 geometry-malformed
        bad-properties-as-array: rows 1 geojson-member
        badcoord: rows 1 geometry-malformed
        badcoordtype: rows 1 geometry-malformed
        badfeature: rows 1 json-not-object
        badfeatureid: rows 1 geojson-member
        bbox-4or6elements: rows 1 geojson-member
        bbox-contains-string: rows 1 geojson-member
        bbox-string: rows 1 geojson-member
        different-first-last: rows 1 geometry-malformed
        different-first-size: rows 1 geometry-malformed
        excessive_precision_truncated: rows 1 geometry-not-point
        expected_object: rows 1 geojson-member
        false: rows 1 geometry-malformed
        feature_changed_semantics: rows 1 geojson-foreign-member
        featurecollection-obj: refused: 1: the JSON is broken here: a list of objects in "features" was wanted; what follows cannot be read
        featurecollection-type-case: rows 3 geojson-type-case geometry-not-point
        featurecollection: refused:  the document has no "features"; give --path the names that lead to the rows
        featurecollection_changed_semantics: rows 3 geojson-foreign-member geometry-not-point
        geometry_changed_semantics: rows 1 geojson-foreign-member
        geometrycollection_nested: rows 1 geometry-not-point
        geometrycollection_single: rows 1 geometry-not-point
        multiple_problems: rows 4 coordinates-as-text geojson-member geojson-type
        multipoint-multidimension: rows 1 geometry-malformed
        multipoint-nondimension: rows 1 geometry-malformed
        nofeaturetype: rows 1 geojson-type
        notype: rows 1 geojson-type
        point-labeled-as-a-multipolygon: rows 1 geometry-malformed
        point-string: rows 1 geometry-malformed
        point-toofew: rows 1 geometry-malformed
        point-toomany: rows 1 geometry-malformed
        point: rows 1 geometry-malformed
        polygon_winding_order: rows 1 geometry-not-point
        rootstring: rows 1 json-not-object
        short-line: rows 1 geometry-malformed
        short-linearring: rows 1 geometry-malformed
        short-multilinestring: rows 1 geometry-malformed
        stringcoord: rows 2 coordinates-as-text
        unknowntype: rows 1 geojson-type
        """
}
