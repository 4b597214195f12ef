import CameraModel
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// What comes with a request: whence.
struct FrontContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// Between Hummingbird and the front.
enum Wire {
    static func respond(
        _ front: Front, _ request: Request, _ context: FrontContext, behindProxy: Bool, patience: Int
    ) async throws -> Response {
        let target = request.head.path ?? "/"
        var asked = Asked(
            method: request.method.rawValue, target: target, address: context.address,
            host: request.head.authority)
        let headers = request.headers
        (asked.authorization, asked.acceptLanguage) = (headers[.authorization], headers[.acceptLanguage])
        // Browsers may send several cookie lines.
        asked.cookie = headers[values: .cookie].joined(separator: "; ")
        (asked.acceptEncoding, asked.ifNoneMatch) = (headers[.acceptEncoding], headers[.ifNoneMatch])
        asked.site = headers[site]
        if behindProxy, let whence = forwarded.flatMap({ headers[$0] })?.split(separator: ",").last {
            asked.address = whence.filter { $0 != " " }
        }
        if asked.method != "GET", asked.method != "HEAD" {
            do {
                asked.body = try await body(
                    request, limit: front.bodyLimit(asked.method, target), seconds: patience)
            } catch let refusal as Refusal {
                return Response(
                    status: .init(code: refusal.status), headers: [.connection: "close"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: refusal.english + "\n")))
            }
        }
        return response(front.give(asked))
    }

    private static func body(_ request: Request, limit: Int, seconds: Int) async throws -> [UInt8] {
        let body = request.body
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                for try await piece in body {
                    bytes.append(contentsOf: piece.readableBytesView)
                    if bytes.count > limit {
                        throw Refusal(413, en: "That is too much.", zh: "内容过大。")
                    }
                }
                return bytes
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw Refusal(408, en: "The request took too long.", zh: "请求超时。")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    private static func response(_ given: Given) -> Response {
        var headers = HTTPFields()
        for (name, value) in given.headers {
            // Line breaks cannot be in a header: what a record says never gets into one but as a percent-coded path.
            if let name = HTTPField.Name(name), HTTPField.isValidValue(value) {
                headers.append(HTTPField(name: name, value: value))
            }
        }
        switch given.body {
        case .bytes(let bytes):
            return Response(
                status: .init(code: given.status), headers: headers,
                body: bytes.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .pieces(let next):
            return Response(
                status: .init(code: given.status), headers: headers,
                body: ResponseBody { writer in
                    while let piece = try next() { try await writer.write(ByteBuffer(bytes: piece)) }
                    try await writer.finish(nil)
                })
        }
    }

    private static let site = HTTPField.Name("Sec-Fetch-Site") ?? .origin
    private static let forwarded = HTTPField.Name("X-Forwarded-For")
}

/// Closes a connection whose reader has taken nothing for a while: what was written stays in our memory that long.
final class SlowReaderHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any
    typealias InboundOut = Any

    private let patience: TimeAmount
    private var closing: Scheduled<Void>?

    init(seconds: Int) { patience = .seconds(Int64(seconds)) }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        closing?.cancel()
        closing = nil
        if !context.channel.isWritable {
            let channel = context.channel
            closing = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        closing?.cancel()
        closing = nil
        context.fireChannelInactive()
    }
}
