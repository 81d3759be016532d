import Kernel

/// What the people of the demo tell. Nobody of them lives; the portraits are of people who did.
struct DemoStoryText: Sendable {
    let town: Int
    let telling: Story.Telling
    let language: Language
    let topic: Story.Topic
    let label: String
    var name = ""
    let title: String
    let text: String
    var sources = ""
    var traits: Set<Consent.Trait> = [.place]
    var outlets: Set<Consent.Outlet> = [.site, .partners, .print]
    var translations: [StoryTranslation] = []
    var isDay = false
    var isWithdrawn = false

    static let told: [DemoStoryText] = [
        DemoStoryText(
            town: 0, telling: .own, language: .romanian, topic: .language,
            label: "o asistentă medicală venită din Odesa",
            name: "Oksana (demo)", title: "Prima mea iarnă la Iași",
            text: """
                Am ajuns în martie, cu un rucsac și cu fiul meu. Știam trei cuvinte: da, nu, mulțumesc.
                Vecina de la doi, doamna Elena, a bătut la ușă cu o oală de supă. Nu ne înțelegeam, dar am râs mult. De atunci mergem marțea împreună la piață și ea îmi spune numele legumelor.
                În septembrie am dat examenul de limbă. Acum lucrez din nou ca asistentă, iar la etajul doi există încă o oală care se plimbă între uși.
                """,
            traits: [.name, .place], outlets: [.site, .partners, .print, .press]),
        DemoStoryText(
            town: 0, telling: .helped, language: .arabic, topic: .work, label: "خياط من حلب",
            title: "إبرة وخيط",
            text: """
                كان عندي في حلب دكان صغير وثلاث ماكينات. هنا لم يكن عندي شيء سوى إبرة في جيبي.
                سألني جاري إن كنت أستطيع إصلاح معطفه. أصلحته، فجاء بعده عشرة من الشارع نفسه.
                اليوم نلتقي كل خميس في المكتبة: نصلح ما تمزق، ونعلّم من يريد أن يتعلم. لا أحد يدفع، ولا أحد يرمي معطفاً.
                """,
            translations: [
                StoryTranslation(
                    language: .english, title: "Needle and thread",
                    text: """
                        In Aleppo I had a small shop and three machines. Here I had nothing but a needle in my pocket.
                        My neighbour asked whether I could mend his coat. I mended it, and after him came ten people of the same street.
                        Today we meet every Thursday in the library: we mend what is torn, and teach whoever wants to learn. Nobody pays, and nobody throws a coat away.
                        """, maker: .human, madeBy: "Layla (demo)"),
                StoryTranslation(
                    language: .romanian, title: "Ac și ață",
                    text: """
                        Aveam la Alep un mic magazin și trei mașini. Aici nu aveam decât un ac în buzunar.
                        Vecinul m-a întrebat dacă îi pot repara paltonul. L-am reparat, și după el au venit zece de pe aceeași stradă.
                        Astăzi ne întâlnim în fiecare joi la bibliotecă: reparăm ce s-a rupt și îi învățăm pe cei care vor. Nimeni nu plătește și nimeni nu aruncă un palton.
                        """, maker: .machine, madeBy: "a program (demo)"),
            ]),
        DemoStoryText(
            town: 1, telling: .own, language: .english, topic: .work, label: "a bus cleaner and evening student",
            title: "A day that starts at four",
            text: """
                At four I take the key of the depot. Forty buses wait, and in each of them somebody has forgotten something: gloves, a school book, once a trumpet.
                At nine I sleep. At three I fetch my daughter. She corrects my vowels on the way home and is very strict.
                At seven I sit in school myself. I want to drive those buses, not only clean them. The examination is in June.
                People think we do not see the town. I see it before anybody else does.
                """,
            traits: [], outlets: [.site, .partners], isDay: true),
        DemoStoryText(
            town: 2, telling: .own, language: .greek, topic: .belonging, label: "ένας φούρναρης από τη Θεσσαλονίκη",
            name: "Νίκος (demo)", title: "Το ψωμί στη βροχή",
            text: """
                Ήρθα για έναν χειμώνα και έμεινα έντεκα. Τον πρώτο χρόνο κανείς δεν αγόραζε κουλούρια, γιατί κανείς δεν ήξερε πώς τρώγονται.
                Έβαλα ένα καλάθι έξω από την πόρτα με ένα χαρτί: «Δοκιμάστε, πληρώνετε αν σας αρέσει». Το βράδυ το καλάθι ήταν άδειο και το κουτί γεμάτο.
                Τώρα ψήνουμε μαζί με τη γειτόνισσα: εκείνη το σικαλένιο της, εγώ τα κουλούρια μου. Στη βροχή μυρίζουν το ίδιο.
                """,
            traits: [.name, .place], isDay: true),
        DemoStoryText(
            town: 0, telling: .own, language: .english, topic: .home, label: "somebody who changed their mind",
            title: "Four keys", text: "This story was told, and taken back by the one who had told it.",
            isWithdrawn: true),
    ]

    /// Facts from the pages named, in our own words.
    static let portraits: [DemoStoryText] = [
        portrait(
            "George Emil Palade", .health, "From Iași to the inside of the cell",
            """
            George Emil Palade was born in Iași in 1912, the son of two teachers, and became a doctor in Bucharest.
            In 1946 he went to the United States to study on. With the electron microscope he looked into living cells and described the small grains in which they build their proteins, now called ribosomes.
            In 1974 he received the Nobel Prize in Physiology or Medicine together with Albert Claude, who came from Belgium, and Christian de Duve.
            """, "Nobel Prize, biography: https://www.nobelprize.org/prizes/medicine/1974/palade/biographical/"),
        portrait(
            "Marie Skłodowska-Curie", .school, "A student from Warsaw",
            """
            Maria Skłodowska was born in Warsaw in 1867. In 1891 she went to Paris to study physics and mathematics at the Sorbonne.
            With her husband Pierre Curie she found two elements; the first of them, polonium, she named after the country she came from.
            She received the Nobel Prize in Physics in 1903 and the one in Chemistry in 1911.
            """, "Nobel Prize, biography: https://www.nobelprize.org/prizes/physics/1903/marie-curie/biographical/"),
        portrait(
            "Albert Einstein", .belonging, "A citizen of three countries",
            """
            Albert Einstein was born in Ulm in 1879. He gave up his German citizenship as a young man and became Swiss in 1901; he worked at the patent office in Bern when he wrote his papers of 1905.
            He received the Nobel Prize in Physics of 1921. In 1933 he left Germany for political reasons and went to Princeton, in the United States, whose citizen he became in 1940.
            """, "Nobel Prize, biography: https://www.nobelprize.org/prizes/physics/1921/einstein/biographical/"),
        portrait(
            "Madeleine Albright", .arriving, "From a refugee child to Secretary of State",
            """
            Madeleine Albright was born in Prague in 1937. Her family fled the country twice; in 1948 she came to the United States as a child.
            She studied, taught, and represented the United States at the United Nations. From 1997 to 2001 she was Secretary of State, the first woman in that office.
            """,
            "Office of the Historian, U.S. Department of State: https://history.state.gov/departmenthistory/people/albright-madeleine-korbel"
        ),
        portrait(
            "Freddie Mercury", .culture, "A voice from Zanzibar",
            """
            Farrokh Bulsara was born in Zanzibar in 1946, in a Parsi family, and went to school in India. In 1964 his family left Zanzibar during the revolution and settled in England.
            He studied graphic art in London, called himself Freddie Mercury, and sang with the group Queen from 1970.
            """, "Encyclopaedia Britannica: https://www.britannica.com/biography/Freddie-Mercury"),
    ]

    private static func portrait(
        _ name: String, _ topic: Story.Topic, _ title: String, _ text: String, _ source: String
    ) -> DemoStoryText {
        DemoStoryText(
            town: 0, telling: .portrait, language: .english, topic: topic, label: name, title: title, text: text,
            sources: source)
    }
}
