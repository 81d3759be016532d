import Deliberation
import Kernel

public enum SurveyKind {}

public typealias SurveyID = Identifier<SurveyKind>

extension Subject.Kind {
    public static let survey: Subject.Kind = "survey"
}

/// The same questions asked before and after something, so that one sees what changed.
struct Survey: Sendable, Equatable {
    let id: SurveyID
    let organisation: OrganisationID
    let place: PlaceID
    /// In which its title and own questions are written.
    let language: Language
    let title: String
    /// Who is asked and what for.
    let purpose: String
    /// In the order in which they are asked.
    let asked: [Asked]
    let grouping: Grouping
    /// Of a place or an activity, to choose from; only where that is asked.
    let parts: [String]
    let hasComparison: Bool
    let waves: [PlannedWave]
    let planned: Moment
    /// Made-up answers that show what a result looks like.
    let isExample: Bool

    var subject: Subject { Subject(.survey, id) }

    typealias Wave = WaveTable.Wave
    /// Takes part in what is measured, or is only compared with.
    typealias Arm = WaveTable.Group

    /// What is asked: a scale of the library, or a question that an organiser has written.
    enum Asked: Sendable, Equatable {
        case scale(String)
        case own(String)
    }

    /// By what one can tell apart who changed. One way at most: tables by several are easier to take from each other.
    enum Grouping: String, Sendable, CaseIterable {
        case none, language, standing, part
    }

    /// How long somebody has lived here.
    enum Standing: String, Sendable, CaseIterable {
        case newcomer, resident
    }

    var arms: [Arm] { hasComparison ? [.activity, .comparison] : [.activity] }

    var isOver: Bool { waves.allSatisfy { $0.closed != nil } }

    func wave(_ wave: Wave) -> PlannedWave? { waves.first { $0.wave == wave } }

    static let longestTitle = 120
    static let longestPurpose = 600
    static let longestQuestion = 200
    static let longestPart = 60
    static let mostParts = 8
    static let mostQuestions = 5
    /// So that it takes two minutes, if a question takes five seconds, which is an assumption of ours.
    static let mostItems = 24
}

/// A time at which people are asked.
struct PlannedWave: Sendable, Equatable {
    let wave: Survey.Wave
    let opens: CalendarDay
    /// The last day.
    let closes: CalendarDay
    /// When it was closed; nothing changes afterwards.
    let closed: Moment?

    /// - today: by the clocks of the place
    func isOpen(_ today: CalendarDay) -> Bool {
        closed == nil && opens <= today && today <= closes
    }
}

/// The short address by which one group answers in one wave.
struct Door: Sendable, Equatable {
    let survey: SurveyID
    let wave: Survey.Wave
    let arm: Survey.Arm

    /// Without 0, 1, i, l, o and u, which people confuse.
    private static let alphabet = Array("23456789abcdefghjkmnpqrstvwxyz")

    /// Made from what it leads to by a hash (FNV-1a, 64 bits); a clash is refused by the database.
    var code: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(survey)/\(wave.rawValue)/\(arm.rawValue)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return (0..<7).reduce(into: "") { code, _ in
            code.append(Self.alphabet[Int(hash % UInt64(Self.alphabet.count))])
            hash /= UInt64(Self.alphabet.count)
        }
    }
}
