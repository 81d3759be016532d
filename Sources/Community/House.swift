import Foundation
import Kernel
import Storage
import Web

/// What every room is given: the database, identifiers and the time; nothing else of the outside world.
public struct House: Sendable {
    public let database: Database
    public let ids: IdentifierSource
    public let now: @Sendable () -> Moment
    /// Names the things of every room.
    public let subjects: SubjectDirectory
    /// What the identity provider of this site is called; nil: it has none.
    public let providerName: String?
    /// Where everything that people write is announced.
    public let moderation: ModerationDesk

    public init(
        database: Database, ids: IdentifierSource, now: @escaping @Sendable () -> Moment,
        subjects: SubjectDirectory = SubjectDirectory([]), providerName: String? = nil,
        moderation: ModerationDesk = .none
    ) {
        self.database = database
        self.ids = ids
        self.now = now
        self.subjects = subjects
        self.providerName = providerName
        self.moderation = moderation
    }
}

/// Work beside requests: done every second while the server runs. A round that fails is logged, and the next one comes.
public typealias Round = @Sendable (Surroundings) async throws -> Void

/// What a room forgets of a person whose account is erased, in the transaction of the erasure; the visit is theirs.
public typealias Eraser = @Sendable (PersonID, Visit, any Storage.Session) throws -> Void

/// What a room makes somebody's own who has just proved that an address is theirs, in the transaction of the sign-in.
public typealias Claim = @Sendable (PersonID, _ address: String, Moment, any Storage.Session) throws -> Void

/// What a round works with besides the house.
public struct Surroundings: Sendable {
    public let catalogue: Catalogue
    /// Without a final slash.
    public let baseURL: String
    public let secrets: Secrets

    public init(catalogue: Catalogue, baseURL: String, secrets: Secrets) {
        self.catalogue = catalogue
        self.baseURL = baseURL
        self.secrets = secrets
    }
}

/// A file of open data.
public struct OpenDataFile: Sendable {
    /// With folders: `consultations/…/votes.csv`.
    public let path: String
    public let text: String

    public init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
    }
}

/// Hands over file after file.
public typealias OpenDataWriter = @Sendable (_ write: (OpenDataFile) throws -> Void) async throws -> Void

/// How a room announces itself: everything that App must know of it stands in one value.
public struct Feature: Sendable {
    /// The room's name, for logs.
    public let name: String
    public let migrations: [Migration]
    /// The folder of message files.
    public let messages: URL?
    public let navigation: [NavigationItem]
    /// Adds the room's lines to the route table.
    public let routes: @Sendable (inout Routes) -> Void
    /// Work beside requests.
    public let rounds: [Round]
    /// What every town has from the start; run at each start, so it adds only what is missing.
    public let seed: @Sendable (any Storage.Session) throws -> Void
    /// Writes everything that anybody may download of this room.
    public let openData: OpenDataWriter
    /// Finishes what was acknowledged; called once no more requests come.
    public let drain: @Sendable () async -> Void

    public init(
        _ name: String, migrations: [Migration] = [], messages: URL?, navigation: [NavigationItem] = [],
        rounds: [Round] = [],
        seed: @escaping @Sendable (any Storage.Session) throws -> Void = { _ in },
        openData: @escaping OpenDataWriter = { _ in },
        drain: @escaping @Sendable () async -> Void = {},
        routes: @escaping @Sendable (inout Routes) -> Void
    ) {
        self.name = name
        self.migrations = migrations
        self.messages = messages
        self.navigation = navigation
        self.rounds = rounds
        self.seed = seed
        self.openData = openData
        self.drain = drain
        self.routes = routes
    }
}
