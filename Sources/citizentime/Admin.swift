import App
import ArgumentParser
import Community
import Foundation
import Logging

/// `citizentime admin`: what only the operator may do.
struct Admin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What only the operator may do.", subcommands: [Create.self, AddOrganisation.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create an administrator; the password is read from standard input.")

        @Option(help: "The address with which to sign in.")
        var email: String

        @Option(help: "The name that others see.")
        var name: String

        @OptionGroup var place: ServerOptions

        func run() async throws {
            let password = readLine(strippingNewline: true) ?? ""
            let product = try await CitizenTime(try place.configuration(), log: Logger(label: "citizentime"))
            do {
                try await CreateAdministrator(name: name, email: email, password: password).run(product.house)
            } catch let refusal as CreateAdministrator.Refusal {
                throw ValidationError(Self.text(refusal))
            }
        }

        private static func text(_ refusal: CreateAdministrator.Refusal) -> String {
            switch refusal {
            case .notAnAddress: "--email takes an address such as name@example.org"
            case .nameMissing: "--name must not be empty"
            case .passwordTooShort(let least): "the password on standard input needs at least \(least) characters"
            case .addressTaken: "somebody with this address is there already"
            }
        }
    }

    struct AddOrganisation: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "organisation", abstract: "Add an organisation, in whose name consultations are opened.")

        @Option(help: "Its name.")
        var name: String

        @Option(help: "Its sector: civil-society, public-institution, community-group, business, education or media.")
        var sector: String

        @OptionGroup var place: ServerOptions

        func run() async throws {
            guard let sector = Organisation.Sector(rawValue: sector) else {
                throw ValidationError("--sector does not know \(sector); see --help")
            }
            let product = try await CitizenTime(try place.configuration(), log: Logger(label: "citizentime"))
            print(try await product.addOrganisation(name: name, sector: sector))
        }
    }
}
