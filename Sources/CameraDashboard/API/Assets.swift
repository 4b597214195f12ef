/// Styles and scripts of our own, built into the program, and Leaflet's from where the system put it.
enum Assets {
    static let routes = [
        Route(path: "/assets/style.css", access: .anyone, summary: "Styles", type: "text/css; charset=utf-8")
        { _ in
            file("text/css; charset=utf-8", PackageResources.style_css)
        },
        Route(
            path: "/assets/map.js", access: .anyone, summary: "The map's script",
            type: "text/javascript; charset=utf-8"
        ) { _ in
            file("text/javascript; charset=utf-8", PackageResources.map_js)
        },
        Route(path: "/assets/icon.svg", access: .anyone, summary: "The icon", type: "image/svg+xml") { _ in
            file("image/svg+xml", PackageResources.icon_svg)
        },
        Route(path: "/favicon.ico", access: .anyone, summary: "The icon", type: "image/svg+xml") { _ in
            file("image/svg+xml", PackageResources.icon_svg)
        },
        Route(path: "/leaflet/{file}", access: .anyone, summary: "Leaflet", type: "application/octet-stream")
        { visit in
            try leaflet(visit["file"], visit)
        },
        Route(
            path: "/leaflet/images/{file}", access: .anyone, summary: "Leaflet's pictures", type: "image/png"
        ) { visit in
            try leaflet("images/" + visit["file"], visit)
        },
    ]

    private static func file(_ type: String, _ bytes: [UInt8]) -> Answer {
        Answer(type: type, bytes: bytes).cacheable()
    }

    /// Only these files, by name: nothing of the address becomes a path.
    private static let leafletFiles = [
        "leaflet.js": "text/javascript; charset=utf-8", "leaflet.css": "text/css; charset=utf-8",
        "images/layers.png": "image/png", "images/layers-2x.png": "image/png",
        "images/marker-icon.png": "image/png",
        "images/marker-icon-2x.png": "image/png", "images/marker-shadow.png": "image/png",
    ]

    private static func leaflet(_ name: String, _ visit: Visit) throws -> Answer {
        guard let type = leafletFiles[name],
            let bytes = SmallFile.read(visit.house.settings.leaflet + "/" + name, most: 4 << 20)
        else {
            throw Refusal.notFound
        }
        return file(type, bytes)
    }
}
