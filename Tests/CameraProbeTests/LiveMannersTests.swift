import CameraModel
import CameraProbe
import Foundation
import TestSupport
import Testing

extension Live {
    @Suite("Manners towards hosts, gateways and names") struct LiveMannersTests {
        @Test("A gateway that answers 429 is asked less, until all its cameras are judged")
        func overloaded() throws {
            let lab = try Lab(count: 120, "--kinds", "slow", "--delay", "0.02", "--most", "4")
            var settings = labSettings()
            settings.slowSeconds = 1
            settings.secondLookSeconds = 0
            (settings.perHost, settings.retries) = (16, 10)
            let prober = try Prober(settings: settings, secrets: .none)
            var results: [ProbeResult] = []
            try prober.probe(try lab.targets, now: labNow, isCancelled: { false }) { results.append($0) }
            #expect(results.count == 120 && results.allSatisfy { $0.state == .online })
            #expect(prober.slowedGateways == 1 && prober.fewestAtOnce == prober.concurrency)
            // Without backing off three of four questions are in vain, again and again.
            let stats = try lab.stats()
            #expect(stats.refused > 0 && stats.refused < 120, "\(stats)")
        }

        @Test("One gateway's trouble slows no other")
        func others() throws {
            let busy = try Lab(count: 40, "--kinds", "slow", "--delay", "0.05", "--most", "2")
            let calm = try Lab(count: 40, "--kinds", "jpeg")
            var settings = labSettings()
            (settings.perHost, settings.perGateway, settings.retries) = (32, 16, 10)
            (settings.slowSeconds, settings.secondLookSeconds) = (1, 0)
            let prober = try Prober(settings: settings, secrets: .none)
            var online = 0
            try prober.probe(try busy.targets + calm.targets, now: labNow, isCancelled: { false }) {
                online += $0.state == .online ? 1 : 0
            }
            #expect(online == 80 && prober.slowedGateways == 1)
        }

        @Test("A gateway has a limit of its own below that of its host")
        func perGateway() throws {
            let lab = try Lab(count: 60, "--kinds", "slow,jpeg,mjpeg", "--delay", "0.05")
            var settings = labSettings()
            (settings.perHost, settings.perGateway) = (64, 2)
            #expect(try probe(lab.targets, settings).allSatisfy { $0.state == .online })
            // The lab may see a connection a moment longer than we do, and our own question is one more.
            #expect(try lab.stats().mostAtOnce <= 5)
        }

        @Test(
            "Of a name with two addresses the one that answers is used, and told",
            arguments: ["127.0.0.1", "::1"])
        func names(_ address: String) throws {
            guard let lab = try? Lab(count: 6, "--bind", address, "--kinds", "jpeg,hls") else { return }
            let host = address == "::1" ? "[::1]" : address
            let direct = try probe(lab.targets)
            #expect(direct.allSatisfy { $0.remoteAddress == address && $0.state == .online })
            let named = try lab.targets.map { target in
                let url = target.endpoint.url.replacingOccurrences(of: "//\(host)", with: "//localhost")
                return try CameraProbeTests.target(url, target.endpointID)
            }
            let results = try probe(named)
            // Where localhost has no IPv6 address here, nothing of the name leads there.
            if address == "::1", results.allSatisfy({ $0.outcome == .refused }) { return }
            #expect(results.allSatisfy { $0.remoteAddress == address && $0.state == .online }, "\(results)")
        }

        @Test("A name that cannot be resolved is unknown, whoever is to blame, and is tried again")
        func resolving() throws {
            let lab = try Lab(count: 2, "--kinds", "unresolved")
            var settings = labSettings()
            settings.retries = 1
            for result in try probe(lab.targets, settings) {
                #expect(result.state == .unknown && result.outcome == .unresolved && result.attempts == 2)
                #expect(result.remoteAddress == nil)
            }
        }

        @Test("An answer without end is read no further than its bound")
        func bounds() throws {
            let lab = try Lab(count: 4, "--kinds", "endlessBody,flvSoundOnly,tsWithoutTables,frozenMjpeg")
            var settings = labSettings()
            (settings.maxBytes, settings.maxPictureBytes, settings.stillSeconds) = (20_000, 50_000, 1)
            for result in try probe(lab.targets, settings) {
                let kind = lab.manifest.cameras[Int(result.target.endpointID)].kind
                // What is read at once, a buffer of libcurl, may lie beyond it.
                #expect(result.bytes <= (kind == "frozenMjpeg" ? 50_000 : 20_000) + 16_384, "\(kind)")
                #expect(result.bytes > 0 && result.phases.total < 2, "\(kind): \(result.phases)")
            }
        }

        @Test("RTSP over TLS is refused with a word on what to enter instead, and nothing is asked")
        func rtsps() throws {
            let server = try RecordingServer()
            let result = try #require(try probe([try target("rtsps://127.0.0.1:\(server.port)/live")]).first)
            #expect(result.outcome == .unsupported && result.state == .unknown && result.attempts == 0)
            #expect(result.message.contains("enter the rtsp address") && server.requests.isEmpty)
        }

        @Test("A recorder's login page says that the recorder is up, a camera's does not")
        func recorder() throws {
            let lab = try Lab(
                count: 6, "--kinds", "htmlPage,unauthorized,notFound,rtspNotFound,serverError,refused")
            let recorder = "37050200001180000001"
            for camera in lab.manifest.cameras {
                let result = try #require(try probe([try target(camera.url, 1, recorder)]).first)
                let isUp = !["serverError", "refused"].contains(camera.kind)
                #expect((result.outcome == .answering) == isUp, "\(camera.kind): \(result.outcome)")
                #expect((result.state == .online) == isUp)
            }
        }
    }
}
