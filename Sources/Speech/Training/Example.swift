/// A labelled text to learn or measure from.
public struct Example: Sendable {
    public var text: String
    /// A code of `SpeechLanguages`.
    public var language: String
    /// The data set it is from; for our own templates `template`.
    public var dataset: String
    /// Directed at a group; nil where the data set does not say.
    public var isHateful: Bool?
    public var isToxic: Bool?
    /// What it tests, for functional tests and templates.
    public var functionality: String?
    /// Who it is about, in the words of the data set.
    public var target: String
    public var use: Use

    public enum Use: Sendable, Equatable {
        /// Learned from.
        case training
        /// Measured on only.
        case development
        /// Learned from, and measured by models that saw no text of the same root.
        case root(String)
    }

    public init(
        text: String, language: String, dataset: String, isHateful: Bool?, isToxic: Bool?,
        functionality: String? = nil, target: String = "", use: Use
    ) {
        self.text = text
        self.language = language
        self.dataset = dataset
        self.isHateful = isHateful
        self.isToxic = isToxic
        self.functionality = functionality
        self.target = target
        self.use = use
    }

    /// From a data set under a share-alike licence, or translated from one.
    ///
    /// Source: the licences that the data sets state: vicomtech CC BY-SA 3.0 ES, told_br CC BY-SA 4.0.
    public var isShareAlike: Bool {
        ["vicomtech", "told_br", "translated vicomtech", "translated told_br"].contains(dataset)
    }

    /// In which of the parts of a cross-validation it is held out; nil: in none.
    func fold(of count: Int) -> Int? {
        guard case .root(let root) = use else { return nil }
        return Int(FNV.hash(root.unicodeScalars.map(\.value)) >> 33) % count
    }
}
