import CameraModel

/// RTSP servers and ONVIF devices.
extension PlayedScript {
    func rtsp(_ kind: PlayedKind, _ request: PlayedRequest) -> [PlayedStep] {
        if kind == .rtspGarbage { return [.send(Array("lab: this is no RTSP\r\n\r\n".utf8)), .close] }
        let sequence = request.sequence ?? "0"
        if request.method == "OPTIONS" {
            return rtspAnswer("200 OK", sequence, "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n")
        }
        let isOpen = request.authorization != nil && request.authorization == basic
        switch kind {
        case .rtspBasic where !isOpen:
            return rtspAnswer("401 Unauthorized", sequence, "WWW-Authenticate: Basic realm=\"lab\"\r\n")
        case .rtspDigest:
            return rtspAnswer(
                "401 Unauthorized", sequence, "WWW-Authenticate: Digest realm=\"lab\", nonce=\"0badcafe\"\r\n"
            )
        case .rtspNotFound: return rtspAnswer("404 Stream Not Found", sequence)
        case .rtspNoSession: return rtspAnswer("454 Session Not Found", sequence)
        case .rtspPage: return rtspAnswer("200 OK", sequence, "Content-Type: text/html\r\n", page)
        case .rtspSoundOnly:
            return rtspAnswer("200 OK", sequence, "Content-Type: application/sdp\r\n", session(["audio"]))
        default:
            return rtspAnswer(
                "200 OK", sequence, "Content-Type: application/sdp\r\n", session(["video", "audio"]))
        }
    }

    private func rtspAnswer(
        _ status: String, _ sequence: String, _ headers: String = "", _ body: [UInt8] = []
    ) -> [PlayedStep] {
        let size = body.isEmpty ? "" : "Content-Length: \(body.count)\r\n"
        let head = "RTSP/1.0 \(status)\r\nCSeq: \(sequence)\r\n\(headers)\(size)\r\n"
        return [.send(Array(head.utf8) + body), .close]
    }

    private func session(_ media: [String]) -> [UInt8] {
        var text = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=lab\r\nt=0 0\r\n"
        for name in media {
            let codec = name == "video" ? "96 H264/90000" : "97 MPEG4-GENERIC/16000"
            text += "m=\(name) 0 RTP/AVP \(codec.prefix(2))\r\na=rtpmap:\(codec)\r\n"
        }
        return Array(text.utf8)
    }

    func onvif(_ kind: PlayedKind, _ request: PlayedRequest) -> [PlayedStep] {
        let now = clock()
        switch kind {
        case .onvifDrift: return soap(time(now.adding(seconds: -137)))
        case .onvifHours: return soap(time(now.adding(seconds: 8 * 3600)))
        case .onvifReset: return soap(time(Instant(seconds: 12_345)))
        case .onvifImpossible: return soap(time(now).replacing("<t:Month>", with: "<t:Month>4"))
        case .onvifOther: return soap("<d:GetHostnameResponse/>")
        case .onvifFault: return soap(fault("ter:ActionNotSupported"), "500 Internal Server Error")
        case .onvifPage: return answer("text/html", page)
        case .onvifLogin where !request.body.contains("PasswordDigest"):
            return soap(fault("ter:NotAuthorized"), "400 Bad Request")
        default: return soap(time(now))
        }
    }

    private func soap(_ body: String, _ line: String = "200 OK") -> [PlayedStep] {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" \
            xmlns:d="http://www.onvif.org/ver10/device/wsdl" xmlns:t="http://www.onvif.org/ver10/schema" \
            xmlns:ter="http://www.onvif.org/ver10/error"><e:Body>\(body)</e:Body></e:Envelope>
            """
        let head =
            "HTTP/1.1 \(line)\r\nContent-Type: application/soap+xml\r\nContent-Length: \(text.utf8.count)\r\n"
            + "Connection: close\r\n\r\n"
        return [.send(Array((head + text).utf8)), .close]
    }

    private func fault(_ code: String) -> String {
        "<e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>\(code)</e:Value></e:Subcode></e:Code>"
            + "<e:Reason><e:Text>lab</e:Text></e:Reason></e:Fault>"
    }

    private func time(_ moment: Instant) -> String {
        let digits = moment.rfc3339.split { !$0.isNumber }
        guard digits.count >= 6 else { return "" }
        return "<d:GetSystemDateAndTimeResponse><d:SystemDateAndTime><t:DateTimeType>NTP</t:DateTimeType>"
            + "<t:UTCDateTime><t:Time><t:Hour>\(digits[3])</t:Hour><t:Minute>\(digits[4])</t:Minute>"
            + "<t:Second>\(digits[5])</t:Second></t:Time><t:Date><t:Year>\(digits[0])</t:Year>"
            + "<t:Month>\(digits[1])</t:Month><t:Day>\(digits[2])</t:Day></t:Date></t:UTCDateTime>"
            + "</d:SystemDateAndTime></d:GetSystemDateAndTimeResponse>"
    }
}
