import Kernel

extension Language {
    /// `lang="ar" dir="rtl"`: on every element that holds a text somebody wrote.
    public var attributes: HTML { "lang=\"\(code)\" dir=\"\(direction.rawValue)\"" }
}

extension HTML {
    /// A text of several lines, each as a paragraph.
    ///
    /// - automatic: whether the browser finds out in which direction each is read
    public static func paragraphs(_ text: String, automatic: Bool = false) -> HTML {
        let attribute: HTML? = automatic ? " dir=\"auto\"" : nil
        return text.split(separator: "\n").map { "<p\(attribute)>\(String($0))</p>" as HTML }.reduce(.empty, +)
    }
}
