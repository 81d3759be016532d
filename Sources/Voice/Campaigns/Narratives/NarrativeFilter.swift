import Kernel
import Speech
import Web

/// What somebody looks for in the library.
struct NarrativeFilter: Sendable {
    let kind: HostileClaim.Kind?
    let language: Language?
    let tone: ShippedAnswer.Tone?
    let group: IdentityGroup?
    let text: String

    init(_ query: Form) {
        kind = HostileClaim.Kind(rawValue: query["kind"])
        language = Language(tag: query["language"])
        tone = ShippedAnswer.Tone(rawValue: query["tone"])
        group = IdentityGroup(rawValue: query["group"])
        text = query["text"]
    }

    /// Claims that fit, with how many answers fit each; in the order of the library.
    func claims(_ narratives: [CounterNarrative], _ reader: Language) -> [(claim: HostileClaim, count: Int)] {
        let fitting = narratives.filter {
            (language == nil || $0.language == language) && (tone == nil || $0.tone == tone)
        }
        let counts = Dictionary(grouping: fitting, by: \.claim).mapValues(\.count)
        let sought = foldedForSearch(text)
        return ArgumentLibrary.shipped.claims.compactMap { claim in
            guard let count = counts[claim.id], kind == nil || claim.kind == kind,
                group.map(claim.groups.contains) ?? true, fits(sought, claim, reader)
            else { return nil }
            return (claim, count)
        }
    }

    /// In the words of the claim in the reader's language, or in one of its answers.
    private func fits(_ sought: String, _ claim: HostileClaim, _ reader: Language) -> Bool {
        guard !sought.isEmpty else { return true }
        let library = ArgumentLibrary.shipped
        let texts =
            library.triggers(of: claim.id, in: reader.code)
            + library.answers(to: claim.id, in: reader.code).map(\.text)
        return texts.contains { foldedForSearch($0).contains(sought) }
    }
}
