import App
import ArgumentParser
import Foundation
import Logging

/// `citizentime demo`: a town to try, in a folder that is gone afterwards.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Serve with demo content in a temporary folder.")

    @Option(help: "HOST:PORT to listen on.")
    var listen = "127.0.0.1:8080"

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("citizentime-demo-\(getpid())")
        let options = try ServerOptions.parse(["--listen", listen, "--data", folder.path])
        var configuration = try options.configuration()
        configuration.database = nil
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var log = Logger(label: "citizentime")
        log.logLevel = .warning
        let product = try await CitizenTime(configuration, log: log)
        try await Demo.fill(product)
        let address = configuration
        try await product.serve { port in
            let accounts = Demo.accounts.map { "  \($0.role.rawValue): \($0.email)\n" }.joined()
            let text = """
                Citizen Time is open at http://\(address.host):\(port)
                Sign in with a password at http://\(address.host):\(port)/sign-in as
                \(accounts)with the password \(Demo.password)

                """
            FileHandle.standardError.write(Data(text.utf8))
        }
        try FileManager.default.removeItem(at: folder)
    }
}
