import Kernel
import Web

extension SubjectCard {
    /// Its title, marked with the language that it is in.
    public func name(for reader: Language) -> HTML {
        let (title, language) = title.best(for: reader)
        return "<span \(language.attributes)>\(title)</span>"
    }

    /// The same as a link, where it has a page.
    public func linkedName(for reader: Language) -> HTML {
        let name = name(for: reader)
        return link.map { "<a href=\"\($0)\">\(name)</a>" } ?? name
    }

    /// On a form for something that grows out of it: what it is, kept in a hidden field.
    ///
    /// - label: what it is to the new thing
    public func origin(_ label: String, field: String = "from", for reader: Language) -> HTML {
        """
        <p class="flash">\(label) \(name(for: reader))</p>
        <input type="hidden" name="\(field)" value="\(subject.description)">
        """
    }
}
