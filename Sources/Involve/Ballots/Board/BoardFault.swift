/// What is wrong with a board; lines from 1.
public struct BoardFault: Error, Equatable, Sendable, CustomStringConvertible {
    public let line: Int
    public let what: What

    public enum What: String, Sendable {
        case notLines = "the file is not lines of UTF-8, each ended by a line feed"
        case tooShort = "a board has an opening and a closing line at least"
        case openingUnreadable = "the opening cannot be read"
        case openingWrong = "the opening has a wrong format, method, roll or number of options"
        case otherOpening = "the opening is not the one with this fingerprint"
        case keyWrong = "a key of the opening cannot be used, or is too short"
        case entryUnreadable = "the ballot is not written as a board has it"
        case receiptWrong = "the receipt is not the hash of the ballot"
        case orderWrong = "the ballots are not in the order of their receipts"
        case chainWrong = "the chain does not hold: something before this was changed, added or taken away"
        case serialTwice = "the credential was used before"
        case credentialWrong = "the credential was not signed by the key of the opening"
        case choiceWrong = "the method does not allow this choice"
        case closingUnreadable = "the closing is not written as a board has it"
        case signatureWrong = "the closing was not signed by the key of the opening"
        case castWrong = "the closing gives another number of ballots than stand on the board"
        case moreThanIssued = "there are more ballots than credentials were issued"
        case moreThanRoll = "more credentials were issued than people are on the roll"
        case resultWrong = "the count gives another result than the one published"
    }

    init(_ line: Int, _ what: What) {
        self.line = line
        self.what = what
    }

    public var description: String { "line \(line): \(what.rawValue)" }
}
