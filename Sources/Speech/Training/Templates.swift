/// Our own contrast templates: the same words about the same people, hateful in one text and not in the other.
///
/// A template with `{they}` is filled with each term of that slot in turn; slots of one file run in step, so that
/// `{they}` and `{them}` in one text mean the same people. Templates at one place of a category say the same in every
/// language, and are held out together.
public enum Templates {
    private struct File: Decodable {
        /// Per slot, terms with their group: `migrants:immigrants`.
        var slots: [String: [String]]
        /// Category, then texts.
        var hateful: [String: [String]]
        var accepted: [String: [String]]
    }

    /// All texts of a language, in a fixed order; none for languages without templates.
    public static func examples(_ language: String) -> [Example] {
        guard let file = Resource.decoded(File.self, "templates/\(language).json") else { return [] }
        return texts(file, file.hateful, language, true) + texts(file, file.accepted, language, false)
    }

    /// Templates of a language, unfilled.
    public static func count(_ language: String) -> Int {
        guard let file = Resource.decoded(File.self, "templates/\(language).json") else { return 0 }
        return (Array(file.hateful.values) + Array(file.accepted.values)).reduce(0) { $0 + $1.count }
    }

    private static func texts(
        _ file: File, _ categories: [String: [String]], _ language: String, _ isHateful: Bool
    ) -> [Example] {
        categories.keys.sorted().flatMap { category in
            (categories[category] ?? []).enumerated().flatMap { place, template in
                filled(template, file.slots).map { text, group in
                    Example(
                        text: text, language: language, dataset: "template", isHateful: isHateful,
                        isToxic: isHateful ? true : category == "abuse" ? nil : false,
                        functionality: category, target: group, use: .root("template \(category) \(place)"))
                }
            }
        }
    }

    private static func filled(_ template: String, _ slots: [String: [String]]) -> [(text: String, group: String)] {
        let used = slots.keys.sorted().filter { template.contains("{\($0)}") }
        guard let first = used.first, let count = slots[first]?.count else { return [(template, "")] }
        return (0..<count).map { place in
            var text = template
            var group = ""
            for slot in used {
                let terms = slots[slot] ?? []
                let parts = terms[place % terms.count].split(separator: ":", maxSplits: 1).map(String.init)
                group = parts[0]
                text = text.replacing("{\(slot)}", with: parts[parts.count - 1])
            }
            guard let initial = text.first else { return (text, group) }
            return (initial.uppercased() + text.dropFirst(), group)
        }
    }
}
