/// Ballots in any of the formats that are read, as what they say: orders or ratings.
public enum BallotFile: Sendable {
    case ranked(RankedBallots)
    case rated(RatedBallots)

    /// What a method needs, which decides how the cells of a CSV file are read.
    public enum Kind: Sendable {
        case ranked
        case rated
    }

    /// - file: its name, whose ending tells the format: csv, cat, or one of the PrefLib orders
    /// - Throws: `InputError` at the first thing that cannot be used
    public init(_ bytes: [UInt8], file: String, as kind: Kind) throws(InputError) {
        let name = file.hasSuffix(".gz") ? file.dropLast(3) : file[...]
        if name.hasSuffix(".csv") {
            let csv = try CSV(bytes, file: file)
            self = kind == .ranked ? .ranked(try BallotTable.ranked(csv)) : .rated(try BallotTable.rated(csv))
        } else if name.hasSuffix(".cat") {
            self = .rated(try PrefLibReader.rated(bytes, file: file))
        } else {
            self = .ranked(try PrefLibReader.ranked(bytes, file: file))
        }
    }
}
