/// A text that several people posted within a short time, nearly the same: somebody may have asked them to.
///
/// It is a cue for moderators: neighbours who share a petition's words do the same.
public struct PastedCampaign: Sendable, Equatable {
    /// What is compared; the author only as a number that means nothing outside.
    public struct Post: Sendable {
        public var text: String
        public var author: Int
        /// UTC, milliseconds.
        public var time: Int64

        public init(text: String, author: Int, time: Int64) {
            self.text = text
            self.author = author
            self.time = time
        }
    }

    /// Numbers of the posts, ascending.
    public var posts: [Int]
    public var authors: Int

    /// Different authors within the span, at least. Both are our choices.
    public static let fewestAuthors = 3
    public static let span: Int64 = 7 * 24 * 3600 * 1000

    public static func find(_ posts: [Post]) -> [PastedCampaign] {
        Copies(posts.map(\.text)).groups.compactMap { group in
            let ordered = group.sorted { posts[$0].time < posts[$1].time }
            let together = ordered.indices.map { start in
                Set(
                    ordered[start...].prefix { posts[$0].time - posts[ordered[start]].time <= span }.map {
                        posts[$0].author
                    })
            }
            guard let most = together.map(\.count).max(), most >= fewestAuthors else { return nil }
            return PastedCampaign(posts: group, authors: Set(group.map { posts[$0].author }).count)
        }
    }
}
