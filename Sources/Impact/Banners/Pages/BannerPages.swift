import Community
import Kernel
import Media
import Print
import Storage
import Web

/// Choosing, looking and taking along; for those who print for an organisation.
struct BannerPages: Sendable {
    let house: House
    let maker: BannerMaker

    func add(to routes: inout Routes) {
        routes.get(BannerRoutes.list, list)
        routes.get(BannerRoutes.one) { try await show($0, FormErrors()) }
        routes.post(BannerRoutes.one, save)
        routes.postFiles(BannerRoutes.logos, bodyLimit: CleanPicture.largest + 64 * 1024, addLogo)
        routes.post(BannerRoutes.logoRemoval, removeLogo)
        routes.get(BannerRoutes.file, limit: .files, file)
        routes.get(BannerRoutes.preview, preview)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        _ = try visit.signedIn()
        let own = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            return try OrganisationStore.all(in: s).filter {
                BannerPolicy.mayPrint(roles, for: try OrganisationStore.belonging($0, in: s))
            }
        }
        return visit.reply(BannerListView(visit).page(own))
    }

    /// The organisation of the address, where the visitor may print for it.
    ///
    /// - Throws: `Problem.signInNeeded`, `.notFound`
    private func organisation(_ visit: Visit) async throws -> Organisation {
        _ = try visit.signedIn()
        let id = try visit.id("organisation", of: OrganisationKind.self)
        let found = try await house.database.read { s -> Organisation? in
            guard let found = try OrganisationStore.find(id, in: s) else { return nil }
            let belonging = try OrganisationStore.belonging(found, in: s)
            return BannerPolicy.mayPrint(try visit.roles(in: s), for: belonging) ? found : nil
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let organisation = try await organisation(visit)
        let choice = BannerChoice(visit, organisation)
        let order = choice.order(.rollup)
        let language = choice.language
        let (places, material, logos) = try await house.database.read { s in
            (
                try PlaceStore.all(in: s), try maker.material(order, language, at: visit.now, in: s),
                try BannerStore.logos(of: organisation.id, in: s)
            )
        }
        let words = visit.words(in: language)
        let excess = try BannerFormat.allCases.compactMap { format -> TextTooLong? in
            do {
                _ = try BannerMaker.sheet(format, try content(visit, choice, material))
                return nil
            } catch let excess as TextTooLong {
                return excess
            }
        }
        let usual = BannerMaker.usual(words)
        let one = BannerFormView.One(
            organisation: organisation, choice: choice, places: places,
            wording: material.settings?.wording(in: language) ?? usual, settings: material.settings, logos: logos,
            hasQuote: material.quote != nil, excess: excess, printsFourColours: FourColours.isThere)
        return visit.reply(BannerFormView(visit, one, errors).page)
    }

    private func content(_ visit: Visit, _ choice: BannerChoice, _ material: BannerMaker.Material) throws
        -> BannerContent
    {
        try maker.content(
            choice.order(.rollup), material, visit.words(in: choice.language),
            others: visit.interfaceLanguages.map(visit.words(in:)), site: visit.baseURL, at: visit.now)
    }

    private func save(_ visit: Visit) async throws -> Reply {
        let organisation = try await organisation(visit)
        let choice = BannerChoice(visit, organisation)
        let act = SaveBanner(
            organisation: organisation.id,
            wording: BannerWording(
                language: choice.language, title: visit.form["title"], promise: visit.form["promise"]),
            partners: visit.form["partners"], isFunded: visit.form["funded"] == "yes", actor: visit.actor,
            at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as SaveBanner.Refusal {
            return try await show(visit, BannerWordingErrors(visit.words).errors(refusal))
        }
        return .see(choice.link, flash: "banner.saved")
    }

    private func addLogo(_ visit: Visit) async throws -> Reply {
        let organisation = try await organisation(visit)
        let wording = BannerWordingErrors(visit.words)
        do {
            let act = AddLogo(
                organisation: organisation.id, logo: BannerLogo(id: house.ids.next(), name: visit.form["name"]),
                clean: try Self.clean(visit.form.file("logo")), file: house.ids.next(), actor: visit.actor,
                at: visit.now)
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as AddLogo.Refusal {
            return try await show(visit, wording.errors(refusal))
        }
        return .see(BannerChoice(visit, organisation).link, flash: "banner.saved")
    }

    private static func clean(_ chosen: PostedFile?) throws(AddLogo.Refusal) -> CleanPicture {
        guard let chosen else { throw .unreadable }
        do {
            return try CleanPicture(from: chosen.bytes)
        } catch .tooManyBytes(let most) {
            throw .tooLarge(megabytes: most / 1024 / 1024)
        } catch {
            throw .unreadable
        }
    }

    private func removeLogo(_ visit: Visit) async throws -> Reply {
        let organisation = try await organisation(visit)
        let act = RemoveLogo(
            organisation: organisation.id, logo: try visit.id("logo"), actor: visit.actor, at: visit.now)
        try await house.database.write { s in try act.apply(in: s) }
        return .see(BannerChoice(visit, organisation).link, flash: "banner.saved")
    }

    // Files.

    private func file(_ visit: Visit) async throws -> Reply {
        let (choice, format, content) = try await asked(visit)
        do {
            let file = try maker.file(choice.order(format), content)
            let type = format.isPaper ? "application/pdf" : "image/png"
            return Reply.bytes(file, type: type).download(
                "\(format.rawValue)-\(choice.language.code).\(format.suffix)")
        } catch is TextTooLong {
            return .see(choice.link)
        } catch FourColours.Failure.missing {
            return .see(choice.link, flash: "banner.noPress")
        }
    }

    private func preview(_ visit: Visit) async throws -> Reply {
        let (choice, format, content) = try await asked(visit)
        let sheet = try BannerMaker.sheet(format, content)
        // Pixels of the longer side: sharp on a screen, small on the way.
        let scale = 900 / max(sheet.width, sheet.height)
        let page = visit.query["page"] == "2" ? 1 : 0
        _ = choice
        return .bytes(try sheet.png(page: page, scale: scale), type: "image/png")
    }

    private func asked(_ visit: Visit) async throws -> (BannerChoice, BannerFormat, BannerContent) {
        let organisation = try await organisation(visit)
        guard let format = BannerFormat(rawValue: try visit.parameter("format")) else { throw Problem.notFound }
        let choice = BannerChoice(visit, organisation)
        let material = try await house.database.read { s in
            try maker.material(choice.order(format), choice.language, at: visit.now, in: s)
        }
        return (choice, format, try content(visit, choice, material))
    }
}
