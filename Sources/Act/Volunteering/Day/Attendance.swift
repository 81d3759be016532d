import Kernel

/// When somebody came and went, and what came of it.
struct Attendance: Sendable, Equatable {
    var arrived: Moment?
    var left: Moment?
    var hours: Hours?

    /// Minutes to propose to the host: from coming to going, within the shift, in steps of five; nil: was not seen.
    ///
    /// Who stays longer or was not seen to leave is proposed the planned end; the host corrects what is not so.
    func proposal(for shift: Shift) -> Int? {
        guard let arrived else { return nil }
        let from = max(arrived, shift.starts)
        let to = min(left ?? shift.ends, shift.ends)
        let minutes = max(0, (to - from).milliseconds / 60_000)
        return Int((minutes + 2) / 5 * 5)
    }
}

/// What the host has confirmed; counts while it is not disputed.
struct Hours: Sendable, Equatable {
    let minutes: Int
    let confirmed: Moment
    /// What the volunteer says against it.
    let dispute: String?

    static let range = 0...1440
    static let longestReason = 300

    /// A correction, as the volunteer sees it too.
    struct Change: Sendable, Equatable {
        let before: Int
        let after: Int
        let reason: String
        let at: Moment
    }
}

/// One coming or going, as a device noted it.
struct CheckIn: Sendable, Equatable {
    /// Made by the device: what is sent twice counts once.
    let key: String
    let signUp: SignUpID
    let kind: Kind
    let way: Way
    let at: Moment

    enum Kind: String, Sendable, CaseIterable {
        case arrived, left
    }

    enum Way: String, Sendable {
        /// By the coordinator.
        case list
        /// By themselves, with the code on the spot.
        case code
    }

    /// Before the start; people come early and help to set up.
    static let opens = Moment.Span.hours(2)
    /// After the end, for devices that were offline and for desks that write up later.
    static let closes = Moment.Span.hours(12)

    static func isOpen(_ shift: Shift, at now: Moment) -> Bool {
        shift.cancelled == nil && now >= shift.starts - opens && now <= shift.ends + closes
    }
}
