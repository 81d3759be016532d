import Kernel
import Web

/// Warns who is about to publish a telephone number or the like; they change it, or publish it all the same.
public struct PersonalDataWarning {
    private let visit: Visit
    private let house: House

    public init(_ visit: Visit, _ house: House) {
        self.visit = visit
        self.house = house
    }

    /// What was found in the fields of the posted form; nil where nothing was, or who wrote it has said yes.
    ///
    /// - language: of the text
    public func errors(_ fields: [String], in language: Language? = nil) -> FormErrors? {
        guard visit.form[Self.field] != Self.yes else { return nil }
        let words = visit.words
        var (errors, marked, first): (FormErrors, [HTML], String?) = (FormErrors(), [], nil)
        for field in fields {
            let text = visit.form[field]
            let found = house.moderation.personalData(text, language ?? visit.language)
            guard !found.isEmpty else { continue }
            let kinds = Set(found.map(\.kind.rawValue)).sorted().map { words("personal.kind.\($0)") }
            errors.add(field, words("personal.found", ["kinds": kinds.joined(separator: ", ")]))
            marked.append("<p dir=\"auto\">\(HTML.marked(text, found.map(\.range)))</p>")
            first = first ?? field
        }
        guard let first else { return nil }
        errors.confirmation = .init(
            field: first, name: Self.field, value: Self.yes, label: words("personal.publish"),
            note: "<p><strong>\(words("personal.title"))</strong> \(words("personal.text"))</p>\(marked)")
        return errors
    }

    /// On a second form for the same text: what they have said yes to already.
    public static func confirmed(_ visit: Visit) -> HTML? {
        visit.form[field] == yes ? "<input type=\"hidden\" name=\"\(field)\" value=\"\(yes)\">" : nil
    }

    private static let field = "personal-data"
    private static let yes = "publish"
}
