import Community
import Kernel
import Storage

/// What somebody is to one story, read in the transaction of their act.
struct StoryStanding: Sendable {
    let told: Told
    let parts: Set<StoryPolicy.Part>

    var story: Story { told.story }

    func may(_ act: StoryPolicy.Act) -> Bool { StoryPolicy.allows(act, story, as: parts) }

    /// Nil when there is no such story.
    static func read(_ id: StoryID, _ person: PersonID?, in s: any Session) throws -> StoryStanding? {
        guard let told = try StoryStore.find(id, in: s) else { return nil }
        let roles = try person.map { try RoleStore.roles(of: $0, in: s) } ?? []
        let belonging = Belonging(
            organisation: told.story.organisation, places: try PlaceStore.path(told.story.place, in: s).map(\.id))
        return StoryStanding(
            told: told, parts: StoryPolicy.parts(of: person, roles: roles, told.story, belonging))
    }

    /// The story, if that person may do that with it now.
    ///
    /// - Throws: `StoryRefusal.notYours`, `.notNow`, `.consentMissing`
    static func checked(
        _ act: StoryPolicy.Act, on id: StoryID, by person: PersonID, in s: any Session
    ) throws -> Told {
        guard let standing = try read(id, person, in: s) else { throw StoryRefusal.notYours }
        try StoryPolicy.check(act, standing.story, as: standing.parts)
        return standing.told
    }
}

extension Story.Words {
    /// - Throws: `StoryRefusal`
    func check(_ telling: Story.Telling) throws(StoryRefusal) {
        guard (1...Story.longestTitle).contains(title.count) else { throw .titleWrong(most: Story.longestTitle) }
        guard (1...Story.longestText).contains(text.count) else { throw .textWrong(most: Story.longestText) }
        guard (1...Story.longestLabel).contains(label.count) else { throw .labelWrong(most: Story.longestLabel) }
        guard name.count <= Story.longestLabel else { throw .nameWrong(most: Story.longestLabel) }
        guard video.isEmpty || WebAddress.isSound(video) else { throw .videoWrong }
        guard sources.count <= Story.longestSources, telling != .portrait || !sources.isEmpty else {
            throw .sourcesMissing(most: Story.longestSources)
        }
    }
}

/// Addresses that people give us to link to.
enum WebAddress {
    /// True for an address with https and a host, without blanks or anything that a browser reads twice.
    ///
    /// Source: RFC 3986, 3.1 and 3.2.
    static func isSound(_ text: String) -> Bool {
        guard text.utf8.count <= StoryUse.longestAddress, text.lowercased().hasPrefix("https://") else { return false }
        let host = text.dropFirst("https://".count).prefix { !"/?#".contains($0) }
        return host.contains(".") && !host.contains("@") && !host.hasPrefix(".") && !host.hasSuffix(".")
            && text.unicodeScalars.allSatisfy {
                $0.value > 32 && $0.value != 127 && !"\"<>\\^`{|}".contains(Character($0))
            }
    }
}
