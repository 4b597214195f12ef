import CameraModel

/// What one check says of the first bytes of a body.
enum BodyReading: Equatable {
    /// They cannot be of this kind.
    case no
    /// Too few bytes to tell.
    case maybe
    /// They are of this kind, but no whole picture, tag, fragment or entry was seen yet.
    case begun
    /// They are of this kind, with something to show.
    case proven
}

/// What all checks together say of the first bytes of a body.
enum BodyFinding: Equatable {
    /// Too few bytes to tell.
    case tooFew
    /// A stream that has begun, with nothing whole to show yet.
    case begun(StreamKind)
    /// A stream with something to show: no more bytes are needed.
    case proven(StreamKind)
    /// Nothing that we know.
    case other

    /// Whether it is one picture, or pictures one after the other.
    var isPicture: Bool {
        switch self {
        case .begun(.jpeg), .proven(.jpeg), .begun(.multipartJPEG), .proven(.multipartJPEG): true
        default: false
        }
    }

    /// Whether it is a playlist.
    var isPlaylist: Bool { self == .begun(.hls) || self == .proven(.hls) }

    /// The kind to report when the body holds `count` bytes.
    func kind(count: Int) -> StreamKind {
        switch self {
        case .begun(let kind), .proven(let kind): kind
        case .tooFew, .other: count == 0 ? .none : .other
        }
    }
}

/// Looks at the first bytes of a body, and never at its name: a wrong `Content-Type` is common in the field.
///
/// The content type serves only multipart JPEG, whose boundary stands there.
func readBody(_ bytes: Span<UInt8>, contentType: String?) -> BodyFinding {
    guard !bytes.isEmpty else { return .tooFew }
    let readings: [(StreamKind, BodyReading)] = [
        (.hls, HLSCheck.read(bytes)),
        (.jpeg, JPEGCheck.read(bytes, from: 0)),
        (.flv, FLVCheck.read(bytes)),
        (.mpegTS, MPEGTSCheck.read(bytes)),
        (.mp4, MP4Check.read(bytes)),
        (.multipartJPEG, MultipartCheck.read(bytes, contentType: contentType)),
    ]
    for wanted in [BodyReading.proven, .begun, .maybe] {
        guard let (kind, reading) = readings.first(where: { $0.1 == wanted }) else { continue }
        switch reading {
        case .proven: return .proven(kind)
        case .begun: return .begun(kind)
        case .maybe, .no: return .tooFew
        }
    }
    return .other
}
