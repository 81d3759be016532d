import Community
import Foundation
import Storage

/// What the operator decides: from flags, else from the environment.
public struct Configuration: Sendable {
    public var host: String
    /// 0 lets the system choose.
    public var port: Int
    /// A folder for the database and the server's key.
    public var data: URL
    /// `postgresql://…`; nil: SQLite in the data folder.
    public var database: String?
    /// smtp://host:port; nil: mail waits in the outbox.
    public var smtp: String?
    /// The sender of mail.
    public var sender: String
    /// Where people reach the site; nil: the address listened on.
    public var baseURL: String?
    /// Whether /metrics answers.
    public var showsMetrics: Bool
    /// Who vouches for people, by OpenID Connect; nil: nobody does.
    public var provider: Provider?
    /// The folder of the embedding engine, with which what waits for moderators is read a second time; nil: it is not.
    public var embedding: String?

    /// The partnership's own template of the report; nil: `report.json` in the data folder, else ours.
    public var template: URL?

    /// How this site is known to an identity provider.
    public struct Provider: Sendable {
        /// As people know it.
        public var name: String
        public var issuer: String
        public var client: String
        public var secret: String

        public init(name: String, issuer: String, client: String, secret: String) {
            self.name = name
            self.issuer = issuer
            self.client = client
            self.secret = secret
        }
    }

    public init(
        host: String, port: Int, data: URL, database: String?, smtp: String?, sender: String, baseURL: String?,
        showsMetrics: Bool = false
    ) {
        self.host = host
        self.port = port
        self.data = data
        self.database = database
        self.smtp = smtp
        self.sender = sender
        self.baseURL = baseURL
        self.showsMetrics = showsMetrics
    }

    /// - Throws: `ProviderFailure.misconfigured`
    func identityProvider() throws -> IdentityProvider? {
        try provider.map {
            try IdentityProvider(
                name: $0.name, issuer: $0.issuer, clientID: $0.client, clientSecret: $0.secret)
        }
    }

    /// The address of the site without a final slash.
    var siteURL: String {
        let address = baseURL ?? "http://\(host):\(port)"
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    var reportTemplate: URL? {
        if let template { return template }
        let own = data.appendingPathComponent("report.json")
        return FileManager.default.fileExists(atPath: own.path) ? own : nil
    }

    var databaseLocation: String { database ?? data.appendingPathComponent("citizentime.sqlite").path }

    /// The key from which sessions are signed: made once, readable by the server alone.
    ///
    /// - Throws: what the file system says
    func key() throws -> [UInt8] {
        let file = data.appendingPathComponent("key")
        if FileManager.default.fileExists(atPath: file.path) { return Array(try Data(contentsOf: file)) }
        let key = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: Data(key), attributes: [.posixPermissions: 0o600])
        else { throw StorageError.unavailable("\(file.path) cannot be written") }
        return key
    }
}
