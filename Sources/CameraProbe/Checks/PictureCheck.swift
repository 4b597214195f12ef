import CameraModel

/// Whether there is a whole picture, and whether pictures change.
enum PictureCheck {
    /// One picture that stands for itself: whole, and another one than an earlier run saw.
    static func snapshot(_ answer: Answer, earlier: String?) -> [Judgement] {
        let whole = picture(answer)
        guard let hash = answer.pictures.first else {
            return [whole, .skip(.pictureChange, "no whole picture")]
        }
        guard let earlier else { return [whole, .skip(.pictureChange, "no earlier picture is known")] }
        guard earlier == mark(hash) else {
            return [whole, .pass(.pictureChange, "another picture than last time")]
        }
        return [
            whole, .fail(.pictureChange, .degraded, .frozen, "the same picture as last time, byte for byte"),
        ]
    }

    /// Pictures one after the other.
    static func moving(_ answer: Answer, _ settings: ProbeSettings) -> [Judgement] {
        let (whole, pictures) = (picture(answer), answer.pictures)
        if pictures.hasChanged { return [whole, .pass(.pictureChange, "\(pictures.count) pictures")] }
        guard settings.stillSeconds > 0 else { return [whole, .skip(.pictureChange, "not asked for")] }
        if answer.facts.end == .still {
            return [
                whole,
                .fail(
                    .pictureChange, .degraded, .frozen,
                    "\(pictures.count) pictures in \(wholeSeconds(settings.stillSeconds)), all the same"),
            ]
        }
        let why =
            pictures.count > 1
            ? "too short a time for identical pictures to mean anything" : "no second picture"
        guard pictures.count == 1, answer.facts.bytes < settings.maxPictureBytes else {
            return [whole, .skip(.pictureChange, why)]
        }
        return [whole, .remark(.pictureChange, "\(why) in \(wholeSeconds(answer.facts.waitedSeconds))")]
    }

    /// What stands for a picture outside this room.
    static func mark(_ hash: String) -> String { "jpeg:\(hash)" }

    private static func picture(_ answer: Answer) -> Judgement {
        guard answer.pictures.count == 0 else { return .pass(.jpegPicture, "\(answer.pictures.size) bytes") }
        return .skip(.jpegPicture, "no end of the picture in \(answer.facts.bytes) bytes")
    }
}
