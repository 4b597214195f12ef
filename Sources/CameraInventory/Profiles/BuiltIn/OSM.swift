extension BuiltInProfiles {
    /// Nodes of OpenStreetMap tagged `man_made=surveillance`. `operator` may be a shop as well as an office; the registry
    /// keeps it as the unit that manages the camera. A direction of 360 on a dome means all around, which no number
    /// says; it reads as north, as OpenStreetMap has it.
    static let osm = """
        name: osm
        title: OpenStreetMap, Overpass JSON or GeoJSON; surveillance cameras
        columns:
          name: name
          longitude: [lon]
          latitude: [lat]
          cameraType:
            headers: ["camera:type"]
            values: {fixed: fixedBullet, dome: dome, panning: dome, "360": panoramic, panoramic: panoramic}
            otherwise: ~
          bearing:
            headers: ["camera:direction", direction]
            values: {nne: 22.5, ene: 67.5, ese: 112.5, sse: 157.5, ssw: 202.5, wsw: 247.5, wnw: 292.5, nnw: 337.5}
          tilt: "camera:angle"
          mountHeight: {headers: [height, "camera:height"], unit: m}
          manufacturer: [manufacturer, brand]
          model: model
          managementUnit: operator
          endpoints: ["contact:webcam", "website:webcam", url]
          installTime: start_date
        extras:
          ref: ref
        ignore: [type, id, man_made, created_by]
        compose: {deviceCode: "osm-{type}-{id}"}
        rows: {where: {man_made: surveillance, "surveillance:type": [camera, ""]}}
        """
}
