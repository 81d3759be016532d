import Community
import Kernel
import Media
import Storage

/// Adding the sign of a partner.
struct AddLogo: Sendable {
    let organisation: OrganisationID
    let logo: BannerLogo
    /// Drawn anew before, outside of the transaction.
    let clean: CleanPicture
    let file: KeptFileID
    let actor: Actor
    let at: Moment

    enum Refusal: Error, Equatable, Sendable {
        case nameWrong(most: Int)
        case unreadable
        case tooLarge(megabytes: Int)
        /// It would be coarse on paper.
        case tooFewPixels(has: Int, least: Int)
        case full(most: Int)
    }

    /// - Throws: `Refusal`
    func apply(in s: any Session) throws {
        guard (1...BannerLogo.longestName).contains(logo.name.count) else {
            throw Refusal.nameWrong(most: BannerLogo.longestName)
        }
        let pixels = max(clean.width, clean.height)
        guard pixels >= BannerLogo.leastPixels else {
            throw Refusal.tooFewPixels(has: pixels, least: BannerLogo.leastPixels)
        }
        guard try BannerStore.logos(of: organisation, in: s).count < BannerContent.mostLogos else {
            throw Refusal.full(most: BannerContent.mostLogos)
        }
        let kept = KeptFile(id: file, name: "\(logo.id).jpg", type: .jpeg, bytes: clean.bytes)
        try KeptFiles.insert(kept, at: at, in: s)
        try BannerStore.insert(logo, file: file, of: organisation, in: s)
        try AuditLog.record(
            .init(
                "banner/logo-added", Subject(.organisation, organisation), by: actor, at: at,
                details: "sha256:\(kept.hash)"), in: s)
    }
}

/// Taking the sign of a partner away, for good.
struct RemoveLogo: Sendable {
    let organisation: OrganisationID
    let logo: BannerLogoID
    let actor: Actor
    let at: Moment

    /// Nothing happens when it is gone already.
    func apply(in s: any Session) throws {
        guard let file = try BannerStore.file(of: logo, in: organisation, s: s) else { return }
        try KeptFiles.destroy(file, in: s)
        try AuditLog.record(
            .init("banner/logo-removed", Subject(.organisation, organisation), by: actor, at: at), in: s)
    }
}
