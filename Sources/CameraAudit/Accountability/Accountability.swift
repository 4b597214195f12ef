import CameraModel

/// What State Council Decree 799 asks of one camera, as far as a registry can tell: each answer is a matter for review.
struct Accountability {
    private let asOf: CalendarDate
    private let settings: InspectionSettings
    /// In force since then; article 14's day for what stood before.
    private let inForce: CalendarDate?
    private let lastDayForOld: CalendarDate?
    /// From how many days on a retention wants a basis of its own.
    private static let longRetention = 180

    typealias Report = (Rule, [String]) -> Void

    init(_ settings: InspectionSettings) {
        self.settings = settings
        asOf = settings.localTime.day(of: settings.asOf)
        inForce = CalendarDate(year: 2025, month: 4, day: 1)
        lastDayForOld = CalendarDate(year: 2025, month: 6, day: 30)
    }

    /// Reports what is to be reviewed of a camera; one that is planned or removed is passed over.
    func check(_ camera: InspectedCamera, _ report: Report) {
        let record = camera.record
        guard record.deviceState != .planned, record.deviceState != .removed else { return }
        checkBasis(record, report)
        checkPlaces(record, report)
        if record.signage == .absent { report(.signageAbsent, []) }
        if record.signage == .unknown, states(.signage) { report(.signageUnknown, []) }
        // Articles 14 and 17 do not hold for cameras of article 9.
        if record.legalBasis != .article9 {
            checkFiling(record, report)
            checkRetention(record, report)
        }
        checkChanges(camera, report)
    }

    /// What no camera states is one finding, for it is the inventory that is wanting.
    func unusedColumns() -> [ReviewFinding] {
        let asked: [(CameraColumn, String)] = [
            (.legalBasis, "7, 9"), (.ownership, "7"), (.signage, "13"), (.filingNumber, "14"),
            (.filedOn, "14"),
            (.retentionDays, "17"),
        ]
        return asked.filter { !states($0.0) }.map { column, article in
            ReviewFinding(
                .columnUnused, .registry, column.rawValue, zone: nil, facts: [column.rawValue, article])
        }
    }

    private func states(_ column: CameraColumn) -> Bool { settings.columnsInUse.contains(column) }

    // MARK: Articles 7 and 9

    private func checkBasis(_ record: CameraRecord, _ report: Report) {
        switch record.legalBasis {
        case nil: if states(.legalBasis) { report(.basisMissing, []) }
        case .article7Government?:
            if [.industry, .enterprise, .community, .resident].contains(record.ownership) {
                report(.ownerNotGovernment, [record.ownership.rawValue])
            }
        case .article7Operator?:
            if record.ownership == .resident { report(.ownerNotOperator, [record.ownership.rawValue]) }
            if record.owner == nil, record.managementUnit == nil { report(.unitMissing, []) }
        case .article9?: break
        }
    }

    // MARK: Articles 8 and 10

    private func checkPlaces(_ record: CameraRecord, _ report: Report) {
        let texts = record.placeTexts
        if let word = PlaceWords.forbidden.find(in: texts) { report(.forbiddenPlace, [word]) }
        if record.consentReference == nil, let word = PlaceWords.guarded.find(in: texts) {
            report(.consentMissing, [word])
        }
    }

    // MARK: Article 14

    private func checkFiling(_ record: CameraRecord, _ report: Report) {
        guard states(.filingNumber) || states(.filedOn) else { return }
        let due = filingDue(record)
        if record.filingNumber == nil && record.filedOn == nil {
            if let due, due < asOf { return report(.filingOverdue, [due.description]) }
            return report(.filingMissing, [due?.description ?? "-"])
        }
        if let due, let filed = record.filedOn.map({ day($0) }), filed > due {
            report(.filingLate, [filed.description, due.description])
        }
    }

    /// The last day for filing: the thirtieth after it was installed; older systems 2025-06-30. `nil` when nobody knows when.
    private func filingDue(_ record: CameraRecord) -> CalendarDate? {
        guard let installed = record.installTime.map({ day($0) }) else { return nil }
        if let inForce, installed < inForce { return lastDayForOld }
        return CalendarDate(daysSince1970: installed.daysSince1970 + 30)
    }

    private func day(_ time: DateOrTime) -> CalendarDate {
        switch time {
        case .date(let date): date
        case .time(let instant): settings.localTime.day(of: instant)
        }
    }

    // MARK: Article 17

    private func checkRetention(_ record: CameraRecord, _ report: Report) {
        guard let days = record.retentionDays else {
            if states(.retentionDays) { report(.retentionUnknown, []) }
            return
        }
        if days < 30 { report(.retentionShort, ["\(days)"]) }
        if days > Accountability.longRetention, record.legalBasis == nil {
            report(.retentionLong, ["\(days)"])
        }
    }

    // MARK: Articles 14 and 23(2)

    private func checkChanges(_ camera: InspectedCamera, _ report: Report) {
        guard let filed = camera.record.filedOn.map({ day($0) }) else { return }
        let later = camera.changes.filter { settings.localTime.day(of: $0.at) > filed }
        guard let last = later.last else { return }
        let what = Set(later.map(\.column.rawValue)).sorted().joined(separator: ", ")
        let when = settings.localTime.day(of: last.at).description
        if camera.record.approvalReference == nil {
            report(.changeUnapproved, [what, when, filed.description])
        } else {
            report(.changedSinceFiling, [what, when, filed.description])
        }
    }
}

extension LocalTime {
    /// The local day of a moment.
    func day(of instant: Instant) -> CalendarDate {
        let local = instant.seconds + Int64(offset(at: instant))
        return CalendarDate(daysSince1970: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }
}
