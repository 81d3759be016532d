/// A question that many towns ask themselves, with statements in four languages; longer than most files, since it is
/// content.
public struct DemoQuestion: Sendable {
    /// By language code.
    let question: [String: String]
    let statements: [Statement]

    struct Statement: Sendable {
        let english: String
        let romanian: String
        let greek: String
        let arabic: String
        /// How likely each of two invented camps is to agree.
        let camps: (Double, Double)

        init(_ english: String, romanian: String, greek: String, arabic: String, camps: (Double, Double)) {
            self.english = english
            self.romanian = romanian
            self.greek = greek
            self.arabic = arabic
            self.camps = camps
        }
    }

    /// What makes people feel at home.
    public static let home = DemoQuestion(
        question: [
            "en": "What would make newcomers and long-time residents feel at home here?",
            "ro": "Ce i-ar face pe noii veniți și pe localnici să se simtă acasă aici?",
            "el": "Τι θα έκανε νεοφερμένους και παλιούς κατοίκους να νιώθουν εδώ σαν στο σπίτι τους;",
            "ar": "ما الذي يجعل القادمين الجدد والسكان القدامى يشعرون بأنهم في بيتهم هنا؟",
        ],
        statements: [
            .init(
                "Evening language classes should be free for everybody.",
                romanian: "Cursurile de limbă de seară ar trebui să fie gratuite pentru toți.",
                greek: "Τα βραδινά μαθήματα γλώσσας να είναι δωρεάν για όλους.",
                arabic: "ينبغي أن تكون دروس اللغة المسائية مجانية للجميع.",
                camps: (0.95, 0.8)),
            .init(
                "The town hall should answer letters in more than one language.",
                romanian: "Primăria ar trebui să răspundă la scrisori în mai multe limbi.",
                greek: "Ο δήμος να απαντά σε επιστολές σε περισσότερες από μία γλώσσες.",
                arabic: "ينبغي أن تجيب البلدية عن الرسائل بأكثر من لغة.",
                camps: (0.9, 0.25)),
            .init(
                "A shared garden would bring neighbours together.",
                romanian: "O grădină comună ar apropia vecinii.",
                greek: "Ένας κοινός κήπος θα έφερνε κοντά τους γείτονες.",
                arabic: "حديقة مشتركة تقرّب الجيران.",
                camps: (0.85, 0.85)),
            .init(
                "Diplomas from other countries should be recognised faster.",
                romanian: "Diplomele din alte țări ar trebui recunoscute mai repede.",
                greek: "Τα πτυχία άλλων χωρών να αναγνωρίζονται πιο γρήγορα.",
                arabic: "ينبغي الاعتراف بشهادات البلدان الأخرى بسرعة أكبر.",
                camps: (0.9, 0.6)),
            .init(
                "Rents should be dealt with before anything else.",
                romanian: "Chiriile ar trebui rezolvate înainte de orice altceva.",
                greek: "Τα ενοίκια να αντιμετωπιστούν πριν από όλα.",
                arabic: "ينبغي معالجة الإيجارات قبل أي شيء آخر.",
                camps: (0.3, 0.9)),
            .init(
                "Newcomers should be able to vote in local elections after two years.",
                romanian: "Noii veniți ar trebui să poată vota la alegerile locale după doi ani.",
                greek: "Οι νεοφερμένοι να ψηφίζουν στις δημοτικές εκλογές μετά από δύο χρόνια.",
                arabic: "ينبغي أن يحق للقادمين الجدد التصويت محليًا بعد سنتين.",
                camps: (0.85, 0.2)),
            .init(
                "Children should learn about each other's festivals at school.",
                romanian: "Copiii ar trebui să învețe la școală despre sărbătorile celorlalți.",
                greek: "Τα παιδιά να μαθαίνουν στο σχολείο τις γιορτές των άλλων.",
                arabic: "ينبغي أن يتعلم الأطفال في المدرسة أعياد بعضهم بعضًا.",
                camps: (0.85, 0.7)),
            .init(
                "Everyone who moves here should take a course about the town.",
                romanian: "Oricine se mută aici ar trebui să facă un curs despre oraș.",
                greek: "Όποιος μετακομίζει εδώ να παρακολουθεί ένα μάθημα για την πόλη.",
                arabic: "على كل من ينتقل إلى هنا حضور دورة عن المدينة.",
                camps: (0.3, 0.85)),
            .init(
                "Buses to the outskirts should run later in the evening.",
                romanian: "Autobuzele spre margine ar trebui să circule mai târziu seara.",
                greek: "Τα λεωφορεία προς τις γειτονιές να λειτουργούν αργότερα το βράδυ.",
                arabic: "ينبغي أن تسير حافلات الأطراف لوقت متأخر مساءً.",
                camps: (0.8, 0.85)),
            .init(
                "The police should have more officers on foot in the centre.",
                romanian: "Poliția ar trebui să aibă mai mulți agenți pe jos în centru.",
                greek: "Η αστυνομία να έχει περισσότερους πεζούς αστυνομικούς στο κέντρο.",
                arabic: "ينبغي زيادة رجال الشرطة المشاة في المركز.",
                camps: (0.2, 0.8)),
            .init(
                "Volunteers of every origin should run the library on Sundays.",
                romanian: "Voluntari de orice origine ar trebui să țină biblioteca deschisă duminica.",
                greek: "Εθελοντές κάθε καταγωγής να λειτουργούν τη βιβλιοθήκη τις Κυριακές.",
                arabic: "ينبغي أن يدير المكتبة أيام الأحد متطوعون من كل الأصول.",
                camps: (0.75, 0.7)),
            .init(
                "Local firms should promise places for trainees who are new here.",
                romanian: "Firmele locale ar trebui să promită locuri pentru stagiari nou-veniți.",
                greek: "Οι τοπικές επιχειρήσεις να υπόσχονται θέσεις για νεοφερμένους μαθητευόμενους.",
                arabic: "ينبغي أن تتعهد الشركات المحلية بأماكن لمتدربين من القادمين الجدد.",
                camps: (0.85, 0.35)),
        ])

    /// How the town hall speaks with newcomers.
    public static let counter = DemoQuestion(
        question: [
            "en": "How should the town hall speak with people who are new here?",
            "ro": "Cum ar trebui primăria să vorbească cu cei nou-veniți?",
            "el": "Πώς να μιλά ο δήμος με όσους είναι νέοι εδώ;",
            "ar": "كيف ينبغي أن تتحدث البلدية مع القادمين الجدد؟",
        ],
        statements: [
            .init(
                "Somebody at the counter should have time to explain a form.",
                romanian: "Cineva de la ghișeu ar trebui să aibă timp să explice un formular.",
                greek: "Κάποιος στο γκισέ να έχει χρόνο να εξηγεί ένα έντυπο.",
                arabic: "ينبغي أن يجد شخص عند الشباك وقتًا لشرح الاستمارة.",
                camps: (0.92, 0.88)),
            .init(
                "Letters should be written so that a twelve-year-old understands them.",
                romanian: "Scrisorile ar trebui scrise astfel încât să le înțeleagă un copil de doisprezece ani.",
                greek: "Οι επιστολές να γράφονται έτσι που να τις καταλαβαίνει ένα παιδί δώδεκα ετών.",
                arabic: "ينبغي أن تُكتب الرسائل بحيث يفهمها طفل في الثانية عشرة.",
                camps: (0.85, 0.9)),
            .init(
                "A neighbour who speaks both languages should be allowed to come along.",
                romanian: "Un vecin care vorbește ambele limbi ar trebui să poată veni însoțitor.",
                greek: "Να επιτρέπεται να έρχεται μαζί ένας γείτονας που μιλά και τις δύο γλώσσες.",
                arabic: "ينبغي السماح بمرافقة جار يتحدث اللغتين.",
                camps: (0.9, 0.75)),
            .init(
                "The town hall should be open on one evening a week.",
                romanian: "Primăria ar trebui să fie deschisă într-o seară pe săptămână.",
                greek: "Ο δήμος να είναι ανοιχτός ένα βράδυ την εβδομάδα.",
                arabic: "ينبغي أن تفتح البلدية مساءً مرة في الأسبوع.",
                camps: (0.8, 0.85)),
            .init(
                "Only the country's language should be spoken at the counter.",
                romanian: "La ghișeu ar trebui să se vorbească doar limba țării.",
                greek: "Στο γκισέ να μιλιέται μόνο η γλώσσα της χώρας.",
                arabic: "ينبغي ألا يُتحدث عند الشباك إلا بلغة البلد.",
                camps: (0.1, 0.65)),
            .init(
                "New residents should get a letter of welcome with the most important addresses.",
                romanian:
                    "Noii locuitori ar trebui să primească o scrisoare de bun venit cu adresele cele mai importante.",
                greek: "Οι νέοι κάτοικοι να παίρνουν μια επιστολή καλωσορίσματος με τις σημαντικότερες διευθύνσεις.",
                arabic: "ينبغي أن يتلقى السكان الجدد رسالة ترحيب فيها أهم العناوين.",
                camps: (0.85, 0.7)),
            .init(
                "Interpreters should be paid by those who need them.",
                romanian: "Interpreții ar trebui plătiți de cei care au nevoie de ei.",
                greek: "Τους διερμηνείς να τους πληρώνουν όσοι τους χρειάζονται.",
                arabic: "ينبغي أن يدفع أجر المترجمين من يحتاج إليهم.",
                camps: (0.15, 0.6)),
            .init(
                "Questions should be answered by telephone as well as on paper.",
                romanian: "La întrebări ar trebui să se răspundă și la telefon, nu doar pe hârtie.",
                greek: "Στις ερωτήσεις να δίνεται απάντηση και από το τηλέφωνο, όχι μόνο σε χαρτί.",
                arabic: "ينبغي الإجابة عن الأسئلة هاتفيًا أيضًا وليس على الورق فقط.",
                camps: (0.75, 0.8)),
        ])
}
