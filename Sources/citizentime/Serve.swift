import App
import ArgumentParser
import Foundation
import Logging

/// `citizentime serve`: the server.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the site.",
        discussion: """
            Needs nothing but a folder: an SQLite database lies in it, or the content lies in PostgreSQL with \
            --database. Each option can be given in the environment instead: CITIZENTIME_LISTEN, CITIZENTIME_DATA, \
            CITIZENTIME_DATABASE, CITIZENTIME_SMTP, CITIZENTIME_SENDER, CITIZENTIME_BASE_URL, CITIZENTIME_OIDC_NAME, \
            CITIZENTIME_OIDC_ISSUER, CITIZENTIME_OIDC_CLIENT, CITIZENTIME_EMBEDDING. The secret that the identity provider gave this site \
            comes from CITIZENTIME_OIDC_SECRET alone, since other people on the machine can read flags.
            """)

    @OptionGroup var place: ServerOptions

    @Flag(help: "Fill an empty database with a demo town.")
    var demoContent = false

    func run() async throws {
        let configuration = try place.configuration()
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let product = try await CitizenTime(configuration, log: Logger(label: "citizentime"))
        if demoContent { try await Demo.fill(product) }
        try await product.serve { port in
            FileHandle.standardError.write(Data("listening on http://\(configuration.host):\(port)\n".utf8))
        }
    }
}

/// Where a server listens and keeps its data.
struct ServerOptions: ParsableArguments {
    @Option(help: "HOST:PORT to listen on (default 127.0.0.1:8080).")
    var listen: String?

    @Option(help: "Folder of the data (default ./data).")
    var data: String?

    @Option(help: "postgresql://… instead of SQLite in the data folder.")
    var database: String?

    @Option(help: "smtp://host:port of the mail relay; without one, mail waits.")
    var smtp: String?

    @Option(help: "Address from which mail is sent.")
    var sender: String?

    @Option(help: "Where people reach the site, such as https://town.example.")
    var baseUrl: String?

    @Flag(help: "Answer at /metrics for Prometheus; keep that address from the public in the proxy.")
    var metrics = false

    @Option(help: "What people call the identity provider at which they may sign in (OpenID Connect).")
    var oidcName: String?

    @Option(help: "Address of the identity provider, such as https://id.example.")
    var oidcIssuer: String?

    @Option(help: "How the identity provider knows this site.")
    var oidcClient: String?

    @Option(help: "Folder of the embedding engine (.embedding), to read what waits for moderators a second time.")
    var embedding: String?

    /// One value of the configuration, and where it came from.
    private struct Setting {
        let name: String
        let value: String?
        let source: String
    }

    private func setting(_ name: String, _ flag: String?, default fallback: String? = nil) -> Setting {
        let variable = "CITIZENTIME_" + name.uppercased().split(separator: "-").joined(separator: "_")
        if let flag { return Setting(name: name, value: flag, source: "--\(name)") }
        if let value = ProcessInfo.processInfo.environment[variable] {
            return Setting(name: name, value: value, source: variable)
        }
        return Setting(name: name, value: fallback, source: fallback == nil ? "not set" : "default")
    }

    private var settings: [Setting] {
        [
            setting("listen", listen, default: "127.0.0.1:8080"), setting("data", data, default: "data"),
            setting("database", database), setting("smtp", smtp),
            setting("sender", sender, default: "citizentime@localhost"), setting("base-url", baseUrl),
            setting("metrics", metrics ? "yes" : nil, default: "no"), setting("oidc-name", oidcName),
            setting("oidc-issuer", oidcIssuer), setting("oidc-client", oidcClient), setting("oidc-secret", nil),
            setting("embedding", embedding),
        ]
    }

    private func value(_ name: String) -> String? { settings.first { $0.name == name }?.value }

    /// A line for each value; what stands between `:` and `@` of an address is not shown.
    var explained: [String] {
        settings.map { setting in
            let shown = setting.value.map { value -> String in
                guard setting.name != "oidc-secret" else { return "…" }
                guard let at = value.lastIndex(of: "@"), let scheme = value.range(of: "://"),
                    let colon = value[scheme.upperBound..<at].firstIndex(of: ":")
                else { return value }
                return value[...colon] + "…" + value[at...]
            }
            return "\(setting.name): \(shown ?? "–") (\(setting.source))"
        }
    }

    func configuration() throws -> Configuration {
        let address = value("listen") ?? ""
        let parts = address.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]), (0...65_535).contains(port) else {
            throw ValidationError("--listen takes HOST:PORT, such as 127.0.0.1:8080, not \(address)")
        }
        var configuration = Configuration(
            host: String(parts[0]), port: port, data: URL(fileURLWithPath: value("data") ?? "data"),
            database: value("database"), smtp: value("smtp"), sender: value("sender") ?? "citizentime@localhost",
            baseURL: value("base-url"), showsMetrics: value("metrics") == "yes")
        configuration.embedding = value("embedding")
        if let issuer = value("oidc-issuer") {
            guard let client = value("oidc-client") else {
                throw ValidationError("--oidc-issuer needs --oidc-client: how the provider knows this site")
            }
            configuration.provider = Configuration.Provider(
                name: value("oidc-name") ?? issuer, issuer: issuer, client: client, secret: value("oidc-secret") ?? "")
        }
        return configuration
    }
}
