/// Tab-separated files of labelled texts in the three layouts that the trainer reads.
public enum DataFile {
    /// Where a file is not what it should be.
    public struct Problem: Error, Sendable, Equatable {
        public var line: Int
        public var field: String
        public var problem: String
    }

    /// Whether the first line is that of a layout that is read.
    public static func isLabelled(_ bytes: [UInt8]) -> Bool {
        guard let end = bytes.firstIndex(of: 0x0A) else { return false }
        return [comments, tests, translations].contains(fields(bytes[..<end]))
    }

    /// The texts of a file. Which layout it has, its first line says.
    public static func examples(_ bytes: [UInt8]) throws(Problem) -> [Example] {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
        guard let head = lines.first else { throw Problem(line: 1, field: "head", problem: "the file is empty") }
        let names = fields(head)
        var examples: [Example] = []
        for (index, line) in lines.enumerated().dropFirst() {
            let values = fields(line)
            guard values.count == names.count else {
                throw Problem(
                    line: index + 1, field: "line",
                    problem: "has \(values.count) fields where the head has \(names.count)")
            }
            switch names {
            case comments: examples.append(try comment(values, index + 1))
            case tests: examples.append(try test(values, index + 1))
            case translations: examples += try translated(values, index + 1)
            default: throw Problem(line: 1, field: "head", problem: "is none of the layouts that are read")
            }
        }
        return examples
    }

    private static let comments = ["dataset", "lang", "split", "hate", "toxic", "target", "text"]
    private static let tests = [
        "dataset", "lang", "id", "functionality", "label_gold", "target_ident", "templ_id", "root", "test_case",
    ]
    private static let translations = ["dataset", "hate", "toxic", "es", "pt", "it", "fr"]

    private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
        line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func label(_ value: String, _ line: Int, _ field: String) throws(Problem) -> Bool? {
        switch value {
        case "1": true
        case "0": false
        case "-1": nil
        default: throw Problem(line: line, field: field, problem: "is \"\(value)\", not 1, 0 or -1")
        }
    }
}

extension DataFile {
    private static func comment(_ values: [String], _ line: Int) throws(Problem) -> Example {
        guard SpeechLanguages.number(values[1]) != nil else {
            throw Problem(line: line, field: "lang", problem: "\"\(values[1])\" is not a language of the product")
        }
        guard values[2] == "train" || values[2] == "dev" else {
            throw Problem(line: line, field: "split", problem: "is \"\(values[2])\", not train or dev")
        }
        return Example(
            text: values[6], language: values[1], dataset: values[0],
            isHateful: try label(values[3], line, "hate"), isToxic: try label(values[4], line, "toxic"),
            target: values[5], use: values[2] == "train" ? .training : .development)
    }

    private static func test(_ values: [String], _ line: Int) throws(Problem) -> Example {
        guard SpeechLanguages.number(values[1]) != nil else {
            throw Problem(line: line, field: "lang", problem: "\"\(values[1])\" is not a language of the product")
        }
        let isHateful = values[4] == "hateful"
        guard isHateful || values[4] == "non-hateful" else {
            throw Problem(line: line, field: "label_gold", problem: "is \"\(values[4])\", not hateful or non-hateful")
        }
        let isAbuse = ["target_indiv_nh", "target_group_nh", "target_obj_nh", "profanity_nh"].contains(values[3])
        return Example(
            text: values[8], language: values[1], dataset: "functional", isHateful: isHateful,
            isToxic: isHateful ? true : isAbuse ? nil : false, functionality: values[3], target: values[5],
            use: .root("functional " + values[7]))
    }

    private static func translated(_ values: [String], _ line: Int) throws(Problem) -> [Example] {
        let hate = try label(values[1], line, "hate")
        let toxic = try label(values[2], line, "toxic")
        return ["es", "pt", "it", "fr"].enumerated().map { place, code in
            Example(
                text: values[3 + place], language: code, dataset: "translated " + values[0], isHateful: hate,
                isToxic: toxic, use: .training)
        }
    }
}
