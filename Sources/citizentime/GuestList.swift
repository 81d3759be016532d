import Deliberation
import Foundation

/// Who is to sit at tables, as a JSON list or as CSV.
struct GuestList {
    /// As the file names them, in its order.
    let ids: [String]
    let people: [MixedGroups.Person]

    /// - Throws: `InputError`; in JSON the line is the person's number in the list, from 1
    init(_ bytes: [UInt8], file: String) throws {
        let isJSON = bytes.first { !Self.blanks.contains($0) } == UInt8(ascii: "[")
        let guests = isJSON ? try Self.json(bytes, file) : try Self.csv(bytes, file)
        var seen: Set<String> = []
        for (index, guest) in guests.enumerated() {
            guard seen.insert(guest.id).inserted else {
                throw InputError(
                    file: file, line: isJSON ? index + 1 : guest.line, field: "id", problem: "has “\(guest.id)” twice")
            }
        }
        ids = guests.map(\.id)
        people = guests.map { MixedGroups.Person(background: $0.background, languages: $0.languages) }
    }

    private static let blanks = Set(" \t\r\n".utf8)

    private struct Guest {
        let id: String
        let background: String?
        let languages: Set<String>
        let line: Int
    }

    private static func csv(_ bytes: [UInt8], _ file: String) throws -> [Guest] {
        let table = try CSV(bytes, file: file)
        let id = try table.column("id")
        let background = try table.column("background")
        let languages = try table.column("languages")
        return table.records.map { record in
            Guest(
                id: record.fields[id], background: said(record.fields[background]),
                languages: Set(record.fields[languages].split(separator: " ").map(String.init)), line: record.line)
        }
    }

    private static func json(_ bytes: [UInt8], _ file: String) throws -> [Guest] {
        let list: Any
        do {
            list = try JSONSerialization.jsonObject(with: Data(bytes))
        } catch {
            throw InputError(file: file, line: 1, field: nil, problem: "is not JSON")
        }
        guard let list = list as? [Any] else {
            throw InputError(file: file, line: 1, field: nil, problem: "is not a list of people")
        }
        return try list.enumerated().map { index, entry in
            func wrong(_ field: String?, _ problem: String) -> InputError {
                InputError(file: file, line: index + 1, field: field, problem: problem)
            }
            guard let entry = entry as? [String: Any] else { throw wrong(nil, "is not a person with an id") }
            return Guest(
                id: try id(entry["id"], wrong), background: try background(entry["background"], wrong),
                languages: try languages(entry["languages"], wrong), line: index + 1)
        }
    }

    private static func id(_ value: Any?, _ wrong: (String?, String) -> InputError) throws -> String {
        if let text = value as? String, !text.isEmpty { return text }
        if let number = value as? Int { return "\(number)" }
        throw wrong("id", "takes a text or a number")
    }

    private static func background(_ value: Any?, _ wrong: (String?, String) -> InputError) throws -> String? {
        if value == nil || value is NSNull { return nil }
        guard let text = value as? String else { throw wrong("background", "takes a text") }
        return said(text)
    }

    private static func languages(_ value: Any?, _ wrong: (String?, String) -> InputError) throws -> Set<String> {
        if value == nil || value is NSNull { return [] }
        guard let codes = value as? [String] else { throw wrong("languages", "takes a list of codes") }
        return Set(codes)
    }

    private static func said(_ text: String) -> String? { text.isEmpty ? nil : text }
}
