import Web

/// A refusal in the reader's words, at the field that mends it.
struct CertificateWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: CertificateRefusal) -> FormErrors {
        switch refusal {
        case .nameMissing(let most): FormErrors("name", words("certificate.refused.name", count: most))
        case .nothingChosen: FormErrors("engagement", words("certificate.refused.nothing"))
        case .learnedTooLong(let competence, let most):
            FormErrors("learned-\(competence.rawValue)", words("certificate.refused.long", count: most))
        case .askedAlready: FormErrors("name", words("certificate.refused.already"))
        case .reasonMissing(let most): FormErrors("reason", words("certificate.refused.reason", count: most))
        case .notNow: FormErrors("reason", words("certificate.refused.now"))
        }
    }
}
