/// The routes by method and path.
struct RouteTable: Sendable {
    let routes: [Route]

    init(_ routes: [Route]) { self.routes = routes }

    func find(_ method: String, _ path: String) -> (route: Route, variables: [String: String])? {
        let parts = path.split(separator: "/")
        for route in routes where route.method == method {
            if let variables = route.match(parts) { return (route, variables) }
        }
        return nil
    }

    func methods(_ path: String) -> [String] {
        let parts = path.split(separator: "/")
        return routes.filter { $0.match(parts) != nil }.map(\.method)
    }
}
