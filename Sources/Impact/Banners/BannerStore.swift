import Community
import Kernel
import Storage

/// Every query of this room.
enum BannerStore {
    static func settings(of organisation: OrganisationID, in s: any Session) throws -> BannerSettings? {
        guard
            let row = try s.row(
                "SELECT partners, is_funded FROM banner_setting WHERE organisation_id = $1", organisation)
        else { return nil }
        let wordings = try s.rows(
            """
            SELECT language, title, promise
            FROM banner_wording
            WHERE organisation_id = $1
            ORDER BY language
            """, organisation
        ).compactMap { row in
            try Language(tag: row.text(0)).map {
                BannerWording(language: $0, title: try row.text(1), promise: try row.text(2))
            }
        }
        return BannerSettings(wordings: wordings, partners: try row.text(0), isFunded: try row.bool(1))
    }

    static func save(
        _ partners: String, isFunded: Bool, of organisation: OrganisationID, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO banner_setting (organisation_id, partners, is_funded, saved_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (organisation_id) DO UPDATE SET partners = excluded.partners, is_funded = excluded.is_funded,
                saved_at = excluded.saved_at
            """, organisation, partners, isFunded ? 1 : 0, at)
    }

    static func save(_ wording: BannerWording, of organisation: OrganisationID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO banner_wording (organisation_id, language, title, promise)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (organisation_id, language) DO UPDATE SET title = excluded.title, promise = excluded.promise
            """, organisation, wording.language.code, wording.title, wording.promise)
    }

    // Signs of partners.

    static func logos(of organisation: OrganisationID, in s: any Session) throws -> [BannerLogo] {
        try s.rows("SELECT id, name FROM banner_logo WHERE organisation_id = $1 ORDER BY id", organisation).map {
            BannerLogo(id: try $0.id(0), name: try $0.text(1))
        }
    }

    static func insert(
        _ logo: BannerLogo, file: KeptFileID, of organisation: OrganisationID, in s: any Session
    ) throws {
        try s.execute(
            "INSERT INTO banner_logo (id, organisation_id, file_id, name) VALUES ($1, $2, $3, $4)", logo.id,
            organisation, file, logo.name)
    }

    static func file(of logo: BannerLogoID, in organisation: OrganisationID, s: any Session) throws -> KeptFileID? {
        try s.row(
            "SELECT file_id FROM banner_logo WHERE id = $1 AND organisation_id = $2", logo, organisation)?.id(0)
    }

    static func logoFiles(of organisation: OrganisationID, in s: any Session) throws -> [[UInt8]] {
        try s.rows(
            """
            SELECT kept_file.bytes
            FROM banner_logo JOIN kept_file ON kept_file.id = banner_logo.file_id
            WHERE banner_logo.organisation_id = $1
            ORDER BY banner_logo.id
            """, organisation
        ).map { try $0.blob(0) }
    }
}
