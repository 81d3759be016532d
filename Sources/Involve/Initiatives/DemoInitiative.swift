import Community
import Kernel
import Print
import Storage
import Web

/// An initiative to look at: signed online by the demo's people and on paper.
public struct DemoInitiative: Sendable {
    let proposal: Subject
    let institution: InstitutionID
    let initiator: PersonID
    let signers: [PersonID]

    public init(
        proposal: Subject, institution: InstitutionID, initiator: PersonID, signers: [PersonID]
    ) {
        self.proposal = proposal
        self.institution = institution
        self.initiator = initiator
        self.signers = signers
    }

    public func write(_ house: House) async throws {
        let at = house.now() - .days(8)
        let id: InitiativeID = house.ids.next()
        let sheet = PaperDocument(title: "Sheet 1", language: .english, blocks: [.title("Sheet 1: 38 signatures")])
        let scan = PostedFile(name: "sheet.pdf", bytes: try PDF.render(sheet))
        try await house.database.write { s in
            guard let card = try house.subjects.card(proposal, in: s) else { return }
            try StartInitiative(
                id: id, proposal: card, institution: institution, person: initiator,
                isOwn: { _ in true }, event: house.ids.next(), at: at
            ).apply(in: s)
            for (number, signer) in signers.enumerated() {
                try Sign(
                    id: id, person: signer, isPublic: number == 0, event: house.ids.next(),
                    at: at + .days(Int64(number + 1))
                ).apply(in: s)
            }
            try CountPaper(
                id: id, signatures: 38, scan: scan, file: house.ids.next(),
                number: house.ids.next(InitiativeKind.self).value, event: house.ids.next(), actor: .system,
                at: at + .days(6)
            ).apply(in: s)
        }
    }
}
