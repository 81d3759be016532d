/// Personal data in a text that is about to be published, so that its author can be warned.
///
/// It looks at how things are written, in the forms of the product's countries, and knows no names: what it does not find
/// can still be personal. It keeps nothing.
public enum PersonalData {
    public enum Kind: String, Sendable, CaseIterable {
        case address, bankAccount, email, identityNumber, phone
    }

    public struct Finding: Sendable, Equatable {
        public var kind: Kind
        /// Where it stands in the text that was given.
        public var range: Range<String.Index>

        public init(kind: Kind, range: Range<String.Index>) {
            self.kind = kind
            self.range = range
        }
    }

    /// What was found, in the order of the text, none overlapping another.
    ///
    /// Cost: one pass over the text for each kind.
    public static func find(in text: String) -> [Finding] {
        let runs = DigitRun.all(in: text)
        var findings = emails(in: text) + BankAccount.find(in: text) + IdentityNumber.find(in: text, runs)
        findings += StreetAddress.find(in: text)
        findings += runs.filter { PhoneNumber.isOne($0) }.map { Finding(kind: .phone, range: $0.range) }
        return findings.reduce(into: []) { kept, finding in
            if !kept.contains(where: { $0.range.overlaps(finding.range) }) { kept.append(finding) }
        }
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Source: RFC 5321, section 4.1.2, without quoted local parts and address literals.
    private static func emails(in text: String) -> [Finding] {
        text.indices.filter { text[$0] == "@" }.compactMap { at in
            let start = start(of: text[..<at]) { $0.isLetter || $0.isNumber || "._%+-".contains($0) }
            let domain = text[text.index(after: at)...].prefix { $0.isLetter || $0.isNumber || ".-".contains($0) }
            let labels = domain.split(separator: ".")
            guard start < at, labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter)
            else {
                return nil
            }
            return Finding(kind: .email, range: start..<last.endIndex)
        }
    }

    /// Where the characters begin that stand together at the end of the text.
    private static func start(of text: Substring, while isPart: (Character) -> Bool) -> String.Index {
        var start = text.endIndex
        while start > text.startIndex {
            let before = text.index(before: start)
            guard isPart(text[before]) else { break }
            start = before
        }
        return start
    }
}
