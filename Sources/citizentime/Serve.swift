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
            CITIZENTIME_DATABASE, CITIZENTIME_SMTP, CITIZENTIME_SENDER, CITIZENTIME_BASE_URL.
            """)

    @OptionGroup var place: ServerOptions

    @Flag(help: "Fill an empty database with a demo town.")
    var demoContent = false

    func run() async throws {
        let configuration = try place.configuration()
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let product = try await CitizenTime(configuration, log: Logger(label: "citizentime"))
        if demoContent { try await Demo.fill(product.house) }
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

    func configuration() throws -> Configuration {
        let environment = ProcessInfo.processInfo.environment
        let address = listen ?? environment["CITIZENTIME_LISTEN"] ?? "127.0.0.1:8080"
        let parts = address.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]), (0...65_535).contains(port) else {
            throw ValidationError("--listen takes HOST:PORT, such as 127.0.0.1:8080, not \(address)")
        }
        return Configuration(
            host: String(parts[0]), port: port,
            data: URL(fileURLWithPath: data ?? environment["CITIZENTIME_DATA"] ?? "data"),
            database: database ?? environment["CITIZENTIME_DATABASE"],
            smtp: smtp ?? environment["CITIZENTIME_SMTP"],
            sender: sender ?? environment["CITIZENTIME_SENDER"] ?? "citizentime@localhost",
            baseURL: baseUrl ?? environment["CITIZENTIME_BASE_URL"])
    }
}
