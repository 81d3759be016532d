import Community
import Kernel
import Storage

/// Choosing what stands on everything that an organisation prints.
struct SaveBanner: Sendable {
    let organisation: OrganisationID
    let wording: BannerWording
    let partners: String
    let isFunded: Bool
    let actor: Actor
    let at: Moment

    enum Refusal: Error, Equatable, Sendable {
        case titleWrong(most: Int)
        case promiseWrong(most: Int)
        case partnersTooLong(most: Int)
    }

    /// What can be said before a database is asked.
    func check() throws(Refusal) {
        guard (1...BannerWording.longestTitle).contains(wording.title.count) else {
            throw .titleWrong(most: BannerWording.longestTitle)
        }
        guard (1...BannerWording.longestPromise).contains(wording.promise.count) else {
            throw .promiseWrong(most: BannerWording.longestPromise)
        }
        guard partners.count <= BannerSettings.longestPartners else {
            throw .partnersTooLong(most: BannerSettings.longestPartners)
        }
    }

    /// - Throws: `Refusal`
    func apply(in s: any Session) throws {
        try check()
        try BannerStore.save(partners, isFunded: isFunded, of: organisation, at: at, in: s)
        try BannerStore.save(wording, of: organisation, in: s)
        try AuditLog.record(
            .init(
                "banner/saved", Subject(.organisation, organisation), by: actor, at: at,
                details: wording.language.code), in: s)
    }
}
