import Community
import Foundation
import Kernel
import Storage
import Web

/// What people write is looked at by people: one queue, decisions with reasons, appeals to somebody else, and figures
/// for everybody. A model only orders and holds.
public struct Moderation: Sendable {
    private let bench: Bench
    private let keys: ModerationKeys
    private let second: SecondScreening?

    /// - contents: the things of every room that people write
    /// - screening: reads a text before others do
    /// - pasted: finds among what waits what several people pasted
    /// - second: reads what waits once more, slowly and in the background; nil: nothing does
    /// - secrets: make the addresses by which authors and reporters without an account read what was decided
    public init(
        _ contents: [ModeratedContent], screening: @escaping Screening, pasted: @escaping PastedTexts.Finder,
        second: SecondScreening? = nil, secrets: Secrets, ids: IdentifierSource
    ) {
        self.second = second
        bench = Bench(contents, screening: screening, pasted: pasted, ids: ids)
        keys = ModerationKeys(secrets: secrets)
    }

    /// What the rooms ask of this one.
    public func desk(personalData: @escaping PersonalDataFinder) -> ModerationDesk {
        ModerationDesk(
            announce: { [bench] subject, at, s in
                try AnnounceText(subject: subject, bench: bench, at: at).apply(in: s)
            },
            retract: { subject, at, s in try RetractText(subject: subject, at: at).apply(in: s) },
            reasons: { [keys] subject, s in
                try DecisionStore.about(subject, in: s).first { $0.outcome == .hidden }.map { keys.link(to: $0.id) }
            },
            personalData: personalData)
    }

    /// Forgets what was decided on somebody's words, and what they reported.
    public var eraser: Eraser {
        { [bench] person, visit, s in
            try LeaveModeration(person: person, bench: bench, at: visit.now).apply(in: s)
        }
    }

    /// What this room shows on the pages of people and places.
    public func panel(_ house: House) -> Panel {
        let panel = ModerationPanel(house: house, keys: keys)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// - record: hands what waits to those who record hate speech
    public func feature(_ house: House, record: @escaping SpeechRecorder) -> Feature {
        let data = OpennessData(house: house)
        return Feature(
            "moderation", migrations: ModerationSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            rounds: [
                { _ in
                    let act = ForgetReporters(at: house.now())
                    guard try await house.database.read({ s in try act.isDue(in: s) }) else { return }
                    try await house.database.write { s in try act.apply(in: s) }
                },
                { [bench, second] _ in
                    guard let second else { return }
                    try await LookAgain(bench: bench, screening: second, house: house).run()
                },
            ],
            openData: { write in try await data.all(write) },
            routes: { [bench, keys] routes in
                QueuePages(house: house, bench: bench, keys: keys, record: record).add(to: &routes)
                ReportPages(house: house, bench: bench, keys: keys).add(to: &routes)
                DecisionPages(house: house, bench: bench, keys: keys).add(to: &routes)
                OpennessPages(data: data).add(to: &routes)
            })
    }
}
