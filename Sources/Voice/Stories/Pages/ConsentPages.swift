import Community
import Kernel
import Media
import Print
import Storage
import Web

/// Agreeing, on a page or on paper, and taking it back by the link that its teller keeps.
struct ConsentPages: Sendable {
    let house: House
    let secrets: Secrets
    let desk: StoryDeskPages

    /// Bytes of the scan of a sheet.
    static let largestScan = 5 * 1024 * 1024

    func add(to routes: inout Routes) {
        routes.get(StoryRoutes.consent) { try await ask($0, FormErrors()) }
        routes.post(StoryRoutes.consent, give)
        routes.get(StoryRoutes.consentGiven, given)
        routes.get(StoryRoutes.sheet, sheet)
        routes.postFiles(StoryRoutes.sheet, bodyLimit: Self.largestScan + 64 * 1024, giveBySheet)
        routes.get(StoryRoutes.scan, scan)
        routes.get(StoryRoutes.withdrawal, askWithdrawal)
        routes.openPost(StoryRoutes.withdrawal, withdraw)
    }

    private func ask(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await house.story(visit, for: .consent)
        return visit.reply(ConsentView(visit, one, errors: errors).page)
    }

    private func give(_ visit: Visit) async throws -> Reply {
        try await give(visit, .page) {
            guard visit.form["sure"] == "yes" else { throw StoryRefusal.notConfirmed }
            return nil
        }
    }

    private func giveBySheet(_ visit: Visit) async throws -> Reply {
        try await give(visit, .sheet) { try Self.read(visit.form.file("scan"), as: house.ids.next()) }
    }

    private func give(_ visit: Visit, _ way: Consent.Way, _ scan: () throws -> KeptFile?) async throws -> Reply {
        let one = try await house.story(visit, for: .consent)
        let person = try visit.signedIn()
        do {
            let consent = try StoryReading(visit.form).consent(house.ids.next(), way, at: visit.now)
            let act = GiveConsent(id: one.story.id, consent: consent, scan: try scan(), person: person.id)
            try await house.database.write { s in try act.apply(in: s) }
        } catch StoryRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as StoryRefusal {
            return try await ask(visit, StoryWording(visit.words).errors(refusal))
        }
        return .see(StoryRoutes.consentGiven.link(one.story.id), flash: "story.consent.noted")
    }

    /// A picture is drawn anew; a paper that is a PDF is only ever offered as a file to keep.
    ///
    /// - Throws: `StoryRefusal.scanWrong`
    private static func read(_ chosen: PostedFile?, as id: KeptFileID) throws(StoryRefusal) -> KeptFile {
        guard let chosen, chosen.bytes.count <= largestScan, let type = FileType(of: chosen.bytes) else {
            throw .scanWrong(megabytes: largestScan / 1024 / 1024)
        }
        guard type != .pdf else { return KeptFile(id: id, name: "sheet.pdf", type: .pdf, bytes: chosen.bytes) }
        do {
            let clean = try CleanPicture(from: chosen.bytes)
            return KeptFile(id: id, name: "sheet.jpg", type: .jpeg, bytes: clean.bytes)
        } catch {
            throw .scanWrong(megabytes: largestScan / 1024 / 1024)
        }
    }

    private func given(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit, for: .consent)
        return visit.reply(
            ConsentView(visit, one, errors: FormErrors()).given(WithdrawalLink.link(one.story.id, secrets)))
    }

    private func sheet(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit, for: .consent)
        let paper = StoryPaper(visit, one.story).sheet(WithdrawalLink.link(one.story.id, secrets))
        return .bytes(try PDF.render(paper), type: "application/pdf").download("sheet.pdf")
    }

    private func scan(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit, for: .readScan)
        let file = try await house.database.read { s in
            try ConsentStore.scan(of: one.story.id, in: s).flatMap { try KeptFiles.find($0, in: s) }
        }
        guard let file else { throw Problem.notFound }
        return .bytes(file.bytes, type: file.type.rawValue).download("scan.\(file.type.suffix)")
    }

    /// The story whose teller has the link; nil once it is withdrawn.
    private func owned(_ visit: Visit, in s: any Storage.Session) throws -> Story? {
        let id = try visit.id("story", of: StoryKind.self)
        guard WithdrawalLink.holds(try visit.parameter("token"), id, secrets) else { throw Problem.notFound }
        return try StoryStore.find(id, in: s)?.story
    }

    private func askWithdrawal(_ visit: Visit) async throws -> Reply {
        let story = try await house.database.read { s in try owned(visit, in: s) }
        guard let story, story.state != .withdrawn else { return visit.reply(ConsentView.withdrawn(visit)) }
        return visit.reply(ConsentView.withdrawal(visit, story, Link(visit.path)))
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let act = WithdrawStory(
            ending: .withdrawn, tell: UserLetters(house, visit).tell, retract: house.moderation.retract,
            actor: .visitor, at: visit.now)
        try await house.database.write { s in
            guard let story = try owned(visit, in: s), story.state != .withdrawn else { return }
            try act.apply(to: story, in: s)
        }
        return visit.reply(ConsentView.withdrawn(visit))
    }
}
