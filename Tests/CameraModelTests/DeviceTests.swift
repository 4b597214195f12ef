import CameraModel
import Testing

@Suite struct DeviceTests {
    @Test func `A national device code shows its parts`() throws {
        let code = try #require(DeviceCode("37050200001380000001"))
        #expect(code.isNational && code.centre == "37050200" && code.type == 138 && code.isMobile)
        let own = try #require(DeviceCode("bkq-ks-124567"))
        #expect(!own.isNational && own.centre == nil && own.type == nil && !own.isMobile)
    }

    @Test(
        "What is no device code", arguments: ["", "a b", "a\n", "a\u{7F}", String(repeating: "1", count: 65)])
    func refuses(_ text: String) { #expect(DeviceCode(text) == nil) }

    @Test(arguments: [
        "1", "bkq-ks-124567", "37050200001380000001", "37050200001320000001", "3705020000132000000",
        "12345678",
        "1234567812345678", "门-7", String(repeating: "9", count: 64), "370502000013800000019",
    ])
    func `a code's bytes are the code`(_ text: String) throws {
        let code = try #require(DeviceCode(text))
        let bytes = CodeBytes(code)
        #expect(bytes.deviceCode == code && bytes.isMobile == code.isMobile)
        #expect(Array(text.utf8).withUnsafeBytes { CodeBytes($0) } == bytes)
        for other in ["1", "37050200001320000001", "37050200001380000001", "4", "bkq", "12345678a", "门"] {
            let second = try #require(DeviceCode(other))
            #expect((bytes < CodeBytes(second)) == (code < second))
            #expect((CodeBytes(second) < bytes) == (second < code))
            #expect((bytes == CodeBytes(second)) == (code == second))
        }
    }

    @Test(arguments: ["", " ", "a b", "a\n", "\u{7F}", String(repeating: "9", count: 65)])
    func `bytes of no code are refused as the text is`(_ text: String) {
        #expect(DeviceCode(text) == nil)
        #expect(Array(text.utf8).withUnsafeBytes { CodeBytes($0) } == nil)
    }

    @Test(
        "Credentials are taken out of addresses",
        arguments: [
            ("rtsp://admin:p@ss@127.0.0.1:554/a", "rtsp://127.0.0.1:554/a"),
            ("HTTP://Host/a?token=1&b=2#f", "http://host/a?b=2#f"),
            ("http://h/?Password=x", "http://h/"), ("https://[::1]:8443/a", "https://[::1]:8443/a"),
            ("onvif+http://u@h/onvif/device_service", "onvif+http://h/onvif/device_service"),
            ("http://h?key=1", "http://h"),
            ("http://h/a?sign=1&auth=2&x", "http://h/a?x"), ("rtsp://h/cam@2", "rtsp://h/cam@2"),
        ])
    func strips(_ text: String, _ url: String) { #expect(StreamEndpoint(text)?.url == url) }

    @Test(
        "Secrets in a percent-encoded name, a path or a fragment are taken out too",
        arguments: [
            "http://h/a?%74oken=hunter2", "http://h/a?x=1;token=hunter2", "http://h/a#token=hunter2",
            "http://h/a?pass%77ord=hunter2",
        ])
    func hidden(_ text: String) { #expect(StreamEndpoint(text)?.url.contains("hunter2") != true) }

    @Test(
        "What is no address",
        arguments: [
            "", "rtmp://h/a", "http://", "http:///a", "http://h:0/", "http://h:99999/", "http://a b/", "h/a",
            "http://[::1/", "http://a:b:c/", "http://h:/", "http://h\\@x/",
        ])
    func refusesAddress(_ text: String) { #expect(StreamEndpoint(text) == nil) }

    @Test(
        "IPv6 prints as RFC 5952 wants",
        arguments: [
            ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("::", "::"), ("::1", "::1"), ("1::", "1::"),
            ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
            ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("fe80::1:2", "fe80::1:2"),
        ])
    func ipv6(_ text: String, _ printed: String) { #expect(IPv6Address(text)?.description == printed) }

    @Test(
        "What is no IPv6 address",
        arguments: [
            "", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1%eth0",
            "1:2:3:4:5:6:7::8", "::-1", "1:::2",
        ])
    func refusesIPv6(_ text: String) { #expect(IPv6Address(text) == nil) }

    @Test(
        "What is no IPv4 address",
        arguments: ["", "1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4.5", "1.2.3.a", "1..3.4", " 1.2.3.4"])
    func refusesIPv4(_ text: String) { #expect(IPv4Address(text) == nil) }

    @Test(
        "MAC addresses in every common spelling",
        arguments: ["00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e", "001A2B3C4D5E"])
    func mac(_ text: String) { #expect(MACAddress(text)?.description == "00:1a:2b:3c:4d:5e") }

    @Test(
        "What is no MAC address",
        arguments: ["", "00:1A:2B:3C:4D", "00:1A:2B:3C:4D:5G", "0:01A:2B:3C:4D:5E", "001a2b3c4d5e:::::"])
    func refusesMAC(_ text: String) { #expect(MACAddress(text) == nil) }

    @Test(
        "Resolutions",
        arguments: [
            ("1920X1080", "1920x1080"), ("4k", "3840x2160"), ("1080p", "1920x1080"),
            ("2592 × 1944", "2592x1944"), ("D1", "720x576"),
        ])
    func resolution(_ text: String, _ printed: String) { #expect(Resolution(text)?.description == printed) }

    @Test("What is no resolution", arguments: ["", "1080", "0x1", "1x", "1x2x3", "100001x1", "HD"])
    func refusesResolution(_ text: String) { #expect(Resolution(text) == nil) }
}
