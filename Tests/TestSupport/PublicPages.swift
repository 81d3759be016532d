import App
import Foundation

/// What a stranger finds in a town: an invariant of every room is that nothing hidden is among it.
extension TownTests {
    /// Where anybody can read one of the words: pages that links lead to from the opening page, with the copies that wait
    /// ready for visitors without a session, calendars and data, and the files of open data.
    ///
    /// - most: pages that are looked at
    public func publicPlaces(_ words: [String], _ town: CitizenTime, most: Int = 2_500) async throws -> [String:
        [String]]
    {
        var found: [String: [String]] = [:]
        func look(_ text: String, at place: String) {
            for word in words where text.contains(word) { found[word, default: []].append(place) }
        }
        var waiting = [
            "/", "/consultations", "/suggestions", "/proposals", "/initiatives", "/neighbours", "/opportunities",
        ]
        waiting += ["/organisations", "/institutions", "/moderation/log", "/moderation/transparency"]
        var seen = Set(waiting)
        while !waiting.isEmpty, seen.count < most {
            let address = waiting.removeFirst()
            // A browser of its own each time: pages that are kept ready are for those without a session.
            let stranger = visitor(town, "en")
            await stranger.open(address)
            guard stranger.status == 200 else { continue }
            look(stranger.page, at: address)
            for link in Self.links(in: stranger.page) where seen.insert(link).inserted { waiting.append(link) }
        }
        guard waiting.isEmpty else { throw TooManyPages(most: most) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await town.export(to: folder)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        for case let file as URL in files where !file.hasDirectoryPath {
            look(try String(contentsOf: file, encoding: .utf8), at: "open data: \(file.lastPathComponent)")
        }
        return found
    }

    /// Local addresses, without the ways to sign in, to report and to other languages.
    private static func links(in page: String) -> [String] {
        page.components(separatedBy: "href=\"/").dropFirst().compactMap { rest in
            let address = "/" + (rest.prefix { $0 != "\"" && $0 != "#" }).replacingOccurrences(of: "&amp;", with: "&")
            let isElsewhere = ["/sign-in", "/report/", "/assets", "/me"].contains { address.hasPrefix($0) }
            // The library's cards again, by language and tone.
            let isAgain = address.hasPrefix("/counter-narratives/claims?")
            return isElsewhere || isAgain || address.contains("lang=") || address.contains("?v=") ? nil : address
        }
    }
}

/// The town has grown beyond what is looked through: what was not looked at proves nothing.
struct TooManyPages: Error {
    let most: Int
}
