/// Every address of the dashboard.
enum Routes {
    static let all: [Route] =
        [OverviewPage.route, ZonePage.route, MapPage.route, CamerasPage.route, CameraDetailPage.route]
        + FindingsPage.routes + ImportsPage.routes + [BatchPage.route] + ReportsPage.routes + Assets.routes
        + session
        + ZoneAPI.routes + CameraAPI.routes + FindingAPI.routes + MapAPI.routes + ServiceAPI.routes

    private static let session = [
        Route(path: "/sign-in", access: .anyone, summary: "Sign in") { SignInPage.answer($0) },
        // The front does both: only it has the sessions.
        Route(method: "POST", path: "/sign-in", access: .anyone, summary: "Sign in", bodyLimit: 4096) { _ in
            throw Refusal.notFound
        },
        Route(method: "POST", path: "/sign-out", summary: "Sign out", bodyLimit: 4096) { _ in
            throw Refusal.notFound
        },
    ]
}
