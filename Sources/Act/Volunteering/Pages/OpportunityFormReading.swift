import Kernel
import Web

extension Form {
    /// What was written in the form of an opportunity.
    var opportunity:
        (
            words: Opportunity.Words, tags: Opportunity.Tags, requirements: Opportunity.Requirements,
            safeguarding: String
        )
    {
        (
            .init(title: self["title"], what: self["what"], company: self["company"]),
            .init(
                interests: Set(all("interest").compactMap(Opportunity.Interest.init)),
                helpful: Set(all("helpful").compactMap { Language(tag: $0) }),
                practised: Set(all("practised").compactMap { Language(tag: $0) }),
                access: Set(all("access").compactMap(Opportunity.Access.init))),
            .init(minimumAge: Int(self["age"]), training: self["training"], background: self["background"]),
            self["safeguarding"]
        )
    }

    /// Something was typed as an age that is no number.
    var hasStrangeAge: Bool { !self["age"].isEmpty && Int(self["age"]) == nil }
}
