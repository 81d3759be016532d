import Community
import Deliberation
import Kernel
import Storage

/// A consultation to look at: a question that many towns ask themselves, with votes of invented people.
public struct DemoConsultation: Sendable {
    let organisation: OrganisationID
    let place: PlaceID
    /// When it was opened, before now.
    let age: Moment.Span
    let isClosed: Bool

    public init(
        organisation: OrganisationID, place: PlaceID, age: Moment.Span = .days(0), isClosed: Bool = false
    ) {
        self.organisation = organisation
        self.place = place
        self.age = age
        self.isClosed = isClosed
    }

    private static let question: [String: String] = [
        "en": "What would make newcomers and long-time residents feel at home here?",
        "ro": "Ce i-ar face pe noii veniți și pe localnici să se simtă acasă aici?",
        "el": "Τι θα έκανε νεοφερμένους και παλιούς κατοίκους να νιώθουν εδώ σαν στο σπίτι τους;",
        "ar": "ما الذي يجعل القادمين الجدد والسكان القدامى يشعرون بأنهم في بيتهم هنا؟",
    ]

    /// Each with how likely the two invented camps are to agree.
    private static let statements: [(text: String, camps: (Double, Double))] = [
        ("Evening language classes should be free for everybody.", (0.95, 0.8)),
        ("The town hall should answer letters in more than one language.", (0.9, 0.25)),
        ("A shared garden would bring neighbours together.", (0.85, 0.85)),
        ("Diplomas from other countries should be recognised faster.", (0.9, 0.6)),
        ("Rents should be dealt with before anything else.", (0.3, 0.9)),
        ("Newcomers should be able to vote in local elections after two years.", (0.85, 0.2)),
        ("Children should learn about each other's festivals at school.", (0.85, 0.7)),
        ("Everyone who moves here should take a course about the town.", (0.3, 0.85)),
        ("Buses to the outskirts should run later in the evening.", (0.8, 0.85)),
        ("The police should have more officers on foot in the centre.", (0.2, 0.8)),
        ("Volunteers of every origin should run the library on Sundays.", (0.75, 0.7)),
        ("Local firms should promise places for trainees who are new here.", (0.85, 0.35)),
    ]

    /// The statements above in other languages, in the same order.
    private static let translations: [(romanian: String, greek: String, arabic: String)] = [
        (
            "Cursurile de limbă de seară ar trebui să fie gratuite pentru toți.",
            "Τα βραδινά μαθήματα γλώσσας να είναι δωρεάν για όλους.",
            "ينبغي أن تكون دروس اللغة المسائية مجانية للجميع."
        ),
        (
            "Primăria ar trebui să răspundă la scrisori în mai multe limbi.",
            "Ο δήμος να απαντά σε επιστολές σε περισσότερες από μία γλώσσες.",
            "ينبغي أن تجيب البلدية عن الرسائل بأكثر من لغة."
        ),
        (
            "O grădină comună ar apropia vecinii.",
            "Ένας κοινός κήπος θα έφερνε κοντά τους γείτονες.",
            "حديقة مشتركة تقرّب الجيران."
        ),
        (
            "Diplomele din alte țări ar trebui recunoscute mai repede.",
            "Τα πτυχία άλλων χωρών να αναγνωρίζονται πιο γρήγορα.",
            "ينبغي الاعتراف بشهادات البلدان الأخرى بسرعة أكبر."
        ),
        (
            "Chiriile ar trebui rezolvate înainte de orice altceva.",
            "Τα ενοίκια να αντιμετωπιστούν πριν από όλα.",
            "ينبغي معالجة الإيجارات قبل أي شيء آخر."
        ),
        (
            "Noii veniți ar trebui să poată vota la alegerile locale după doi ani.",
            "Οι νεοφερμένοι να ψηφίζουν στις δημοτικές εκλογές μετά από δύο χρόνια.",
            "ينبغي أن يحق للقادمين الجدد التصويت محليًا بعد سنتين."
        ),
        (
            "Copiii ar trebui să învețe la școală despre sărbătorile celorlalți.",
            "Τα παιδιά να μαθαίνουν στο σχολείο τις γιορτές των άλλων.",
            "ينبغي أن يتعلم الأطفال في المدرسة أعياد بعضهم بعضًا."
        ),
        (
            "Oricine se mută aici ar trebui să facă un curs despre oraș.",
            "Όποιος μετακομίζει εδώ να παρακολουθεί ένα μάθημα για την πόλη.",
            "على كل من ينتقل إلى هنا حضور دورة عن المدينة."
        ),
        (
            "Autobuzele spre margine ar trebui să circule mai târziu seara.",
            "Τα λεωφορεία προς τις γειτονιές να λειτουργούν αργότερα το βράδυ.",
            "ينبغي أن تسير حافلات الأطراف لوقت متأخر مساءً."
        ),
        (
            "Poliția ar trebui să aibă mai mulți agenți pe jos în centru.",
            "Η αστυνομία να έχει περισσότερους πεζούς αστυνομικούς στο κέντρο.",
            "ينبغي زيادة رجال الشرطة المشاة في المركز."
        ),
        (
            "Voluntari de orice origine ar trebui să țină biblioteca deschisă duminica.",
            "Εθελοντές κάθε καταγωγής να λειτουργούν τη βιβλιοθήκη τις Κυριακές.",
            "ينبغي أن يدير المكتبة أيام الأحد متطوعون من كل الأصول."
        ),
        (
            "Firmele locale ar trebui să promită locuri pentru stagiari nou-veniți.",
            "Οι τοπικές επιχειρήσεις να υπόσχονται θέσεις για νεοφερμένους μαθητευόμενους.",
            "ينبغي أن تتعهد الشركات المحلية بأماكن لمتدربين من القادمين الجدد."
        ),
    ]

    /// Writes the consultation with the votes of 80 people in one transaction.
    ///
    /// Returns what names it to other rooms.
    @discardableResult
    public func write(_ house: House) async throws -> Subject {
        let now = house.now() - age
        guard let question = LocalizedText(versions: Self.question, original: .english) else {
            return Subject(.consultation, 0)
        }
        let seeds = Self.statements.map { (id: house.ids.next(StatementKind.self), text: $0.text) }
        let act = OpenConsultation(
            id: house.ids.next(), organisation: organisation, place: place, question: question, background: nil,
            moderation: .before, access: .anyone, closes: nil, seeds: seeds, actor: .system, at: now)
        try await house.database.write { s in
            try act.apply(in: s)
            for (seed, text) in zip(seeds, Self.translations) {
                try StatementStore.translate(seed.id, into: .romanian, text.romanian, in: s)
                try StatementStore.translate(seed.id, into: .greek, text.greek, in: s)
                try StatementStore.translate(seed.id, into: .arabic, text.arabic, in: s)
            }
            var random = Dice(state: 0x0C17_12E4)
            for person in 0..<80 {
                let participant = try StatementStore.participant(
                    "demo-\(person)", of: act.id, fresh: house.ids.next(), at: now, in: s)
                for (seed, statement) in zip(seeds, Self.statements) where random.unit() < 0.85 {
                    let chance = person < 45 ? statement.camps.0 : statement.camps.1
                    let value: Vote.Value = random.unit() < 0.08 ? .pass : random.unit() < chance ? .agree : .disagree
                    try StatementStore.cast(value, by: participant, on: seed.id, at: now, in: s)
                }
            }
            guard isClosed else { return }
            try ChangePhase(
                consultation: act.id, phase: .closed, answer: "", actor: .system, at: now + .days(21)
            ).apply(in: s)
        }
        return Subject(.consultation, act.id)
    }

    /// The same throws each time, so that the demo looks the same each time. Numerical Recipes' 64-bit LCG.
    private struct Dice {
        var state: UInt64

        mutating func unit() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53
        }
    }
}
