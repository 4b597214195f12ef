import CameraModel
import CameraProbe
import Foundation
import Glibc
import TestSupport
import Testing

/// Tests that play and count share one machine and one process: one after the other.
@Suite("Live", .serialized) enum Live {}

extension Live {
    @Suite("Probing what camera-lab plays") struct LivePlayTests {
        @Test("Every kind ends as it is played, with the message that the guide shows")
        func everyKind() throws {
            let lab = try Lab(count: 200)
            let results = try probe(lab.targets)
            expectAsPlayed(results, lab)
            let guide = Dictionary(uniqueKeysWithValues: try GuideTests.played.map { ($0[0], $0[5]) })
            for result in results {
                let kind = lab.manifest.cameras[Int(result.target.endpointID)].kind
                let shown = try #require(guide[kind])
                // Numbers differ from run to run, and so do the versions that libraries name.
                #expect(
                    result.message.filter(\.isLetter) == shown.filter(\.isLetter),
                    "\(kind): \(result.message)")
            }
            #expect(lab.program.end() == 0)
        }

        @Test("A connection that never stands is timed out while connecting")
        func silentConnect() throws {
            let lab = try Lab(count: 3, "--kinds", "silentConnect,jpeg")
            var settings = labSettings()
            settings.connectTimeoutSeconds = 0.4
            try expectAsPlayed(probe(lab.targets, settings), lab)
        }

        @Test("2 000 endpoints of every kind, three times over: all as played, nothing leaks")
        func twoThousand() throws {
            let lab = try Lab(count: 2000, "--seed", "7", "--delay", "2.4")
            let targets = try lab.targets
            // Among so many a busy machine answers late by itself.
            var settings = labSettings()
            (settings.slowSeconds, settings.timeoutSeconds) = (2, 5)
            try expectAsPlayed(probe(targets, settings), lab)
            let (before, memory) = (openDescriptors(), residentKiB())
            for _ in 0..<2 { try expectAsPlayed(probe(targets, settings), lab) }
            let after = openDescriptors()
            #expect(after.network == before.network)
            // Tests of other rooms, in the same process, open files meanwhile: a leak here would be thousands.
            #expect(after.all < before.all + 40)
            #expect(
                Sanitizer.isOn || residentKiB() < memory + 16_384, "resident memory grew from \(memory) KiB")
        }

        @Test("A silence longer than gateways hold a request is offline")
        func patient() throws {
            let lab = try Lab(count: 2, "--kinds", "silent,headersOnly")
            var settings = labSettings()
            settings.timeoutSeconds = 0.5
            settings.gatewayHoldSeconds = 0.3
            for result in try probe(lab.targets, settings) {
                #expect(result.outcome == .firstByteTimedOut)
                #expect(result.state == .offline)
            }
        }

        @Test("IPv6 is asked like IPv4")
        func ipv6() throws {
            guard let lab = try? Lab(count: 12, "--bind", "::1", "--kinds", "hls,jpeg,refused") else {
                return
            }
            try expectAsPlayed(probe(lab.targets), lab)
        }

        @Test("Attempts are counted, and only those that may change are made again")
        func retries() throws {
            let lab = try Lab(count: 4, "--kinds", "refused,notFound,jpeg,closedBeforeAnswer")
            var settings = labSettings()
            settings.retries = 2
            let wanted = [ProbeOutcome.refused: 3, .httpError: 1, .streaming: 1, .connectionLost: 3]
            for result in try probe(lab.targets, settings) {
                #expect(result.attempts == wanted[result.outcome])
            }
        }

        @Test("Phases, bytes, status and address are told")
        func facts() throws {
            let lab = try Lab(count: 1, "--kinds", "slow")
            let result = try #require(try probe(lab.targets).first)
            #expect(result.phases.firstByte > 0.7 && result.phases.total >= result.phases.firstByte)
            #expect(result.phases.tls == 0 && result.phases.connect < 0.5)
            #expect(result.bytes > 50 && result.httpStatus == 200 && result.remoteAddress == "127.0.0.1")
            #expect(result.message.hasPrefix("first byte after 0."))
            #expect(abs(result.startedAt.seconds(since: labNow())) < 60)
        }

        @Test("A host is never asked more often at once than allowed", arguments: [1, 8])
        func perHost(limit: Int) throws {
            let lab = try Lab(count: 60, "--kinds", "slow,jpeg,mjpeg", "--delay", "0.05")
            var settings = labSettings()
            (settings.perHost, settings.slowSeconds) = (limit, 2)
            #expect(try probe(lab.targets, settings).allSatisfy { $0.state == .online })
            // The lab may see a connection a moment longer than we do, and our own question is one more.
            #expect(try lab.stats().mostAtOnce <= limit * 2 + 1)
        }

        @Test("A snapshot that is the same in the next run is frozen")
        func frozenSnapshot() throws {
            let lab = try Lab(count: 2, "--kinds", "frozenJpeg,jpeg")
            let first = try probe(lab.targets)
            #expect(first.allSatisfy { $0.state == .online && $0.mark?.hasPrefix("jpeg:") == true })
            let targets = first.map { result in
                var target = result.target
                target.earlierMark = result.mark
                return target
            }
            for result in try probe(targets) {
                let kind = lab.manifest.cameras[Int(result.target.endpointID)].kind
                #expect(result.outcome == (kind == "jpeg" ? .streaming : .frozen), "\(result.checks)")
            }
        }

        @Test("A pause before a second look holds no place, and a cancelled run does not wait for it")
        func pauses() throws {
            let lab = try Lab(count: 30, "--kinds", "hls")
            var settings = labSettings()
            settings.concurrency = 1
            let begin = ContinuousClock.now
            try expectAsPlayed(probe(lab.targets, settings), lab)
            // One after the other they would take thirty times one and a half seconds.
            #expect(ContinuousClock.now - begin < .seconds(15))
            let again = ContinuousClock.now
            let results = try probe(lab.targets, settings) {
                ContinuousClock.now - again > .milliseconds(500)
            }
            #expect(ContinuousClock.now - again < .milliseconds(1500))
            #expect(results.count == 30 && results.allSatisfy { $0.outcome == .cancelled })
        }

        @Test("A cancelled run ends within a second, each target with one result")
        func cancel() throws {
            let lab = try Lab(count: 200, "--kinds", "silent")
            var settings = labSettings()
            settings.timeoutSeconds = 60
            settings.concurrency = 50
            let begin = ContinuousClock.now
            let results = try probe(lab.targets, settings) {
                ContinuousClock.now - begin > .milliseconds(300)
            }
            #expect(ContinuousClock.now - begin < .milliseconds(1300))
            #expect(Set(results.map(\.target.endpointID)).count == 200 && results.count == 200)
            #expect(results.allSatisfy { $0.outcome == .cancelled && $0.state == .unknown })
            #expect(results.count { $0.attempts == 1 } == 50)
        }
    }
}

/// Each camera has exactly one result, and it is what the lab played.
func expectAsPlayed(_ results: [ProbeResult], _ lab: Lab, _ place: SourceLocation = #_sourceLocation) {
    #expect(results.count == lab.manifest.cameras.count, sourceLocation: place)
    #expect(Set(results.map(\.target.endpointID)).count == results.count, sourceLocation: place)
    for result in results {
        let camera = lab.manifest.cameras[Int(result.target.endpointID)]
        let found = "\(result.outcome.rawValue) \(result.state.rawValue) \(result.kind.rawValue)"
        let wanted = "\(camera.outcome) \(camera.state) \(camera.stream)"
        #expect(found == wanted, "\(camera.kind): \(result.message) \(result.checks)", sourceLocation: place)
        let told = result.checks.filter { $0.verdict == .warn || $0.verdict == .fail }.map(\.check.rawValue)
        #expect(
            camera.check.isEmpty ? told.isEmpty : told.contains(camera.check),
            "\(camera.kind): \(result.checks)",
            sourceLocation: place)
        #expect(
            Set(result.checks.map(\.check)).count == result.checks.count, "\(camera.kind)",
            sourceLocation: place)
    }
}

/// How many descriptors are open, and how many of them are sockets of the network.
func openDescriptors() -> (all: Int, network: Int) {
    let open = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).compactMap {
        Int32($0)
    }
    let network = open.count { descriptor in
        var address = sockaddr()
        var size = socklen_t(MemoryLayout<sockaddr>.size)
        guard getsockname(descriptor, &address, &size) == 0 else { return false }
        return [AF_INET, AF_INET6].contains(Int32(address.sa_family))
    }
    return (open.count, network)
}

func residentKiB() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? -1
}
