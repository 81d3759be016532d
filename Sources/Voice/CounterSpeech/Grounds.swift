/// What kind of speech it is.
///
/// Source: ECRI General Policy Recommendation No. 15 on combating hate speech (CRI(2016)15), preamble: advocacy,
/// promotion or incitement of denigration, hatred or vilification; harassment, insult, negative stereotyping,
/// stigmatisation or threat; justification of these; denial of crimes that courts have found.
enum SpeechCategory: String, Sendable, CaseIterable {
    case incitement, denigration, harassment, insult, stereotyping, threat, justification, denial
}

/// What else happened with it; speech alone is the first.
///
/// Source: CEJI and partners, "Facing Facts! Make hate crimes visible: guidelines for monitoring of hate crimes and hate
/// motivated incidents" (2012), section 2.1, types of incidents, shortened to what a report of speech can come with.
enum Incident: String, Sendable, CaseIterable {
    case none, threat, damage, assault, discrimination
}

/// Which protected ground it aims at.
///
/// Source: bias motivations as the OSCE Office for Democratic Institutions and Human Rights (ODIHR) reports hate crime
/// data on hatecrime.osce.org.
enum Ground: String, Sendable, CaseIterable {
    case racist, roma, antisemitic, muslim, christian, religion, gender, lgbti, disability, other
}

/// What became of a case.
enum Outcome: String, Sendable, CaseIterable {
    case answered, removed, supported, investigated, sanctioned, dropped, silent, lawful
}

/// How long a case may take, by category, unless an administrator sets another term.
enum Terms {
    /// Days. Ours: platforms should look at most notices within 24 hours (Code of conduct on countering illegal hate
    /// speech online, 2016 and 2025); a group of volunteers that reads at weekends needs a little longer.
    static func days(_ category: SpeechCategory) -> Int {
        switch category {
        case .threat, .incitement: 3
        case .harassment: 7
        case .denigration, .insult, .justification, .denial: 14
        case .stereotyping: 21
        }
    }

    static let range = 1...90
}
