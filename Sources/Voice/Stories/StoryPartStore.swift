import Kernel
import Media
import Storage

/// Every query on what belongs to a story: pictures, sound, translations, series, and who has taken it over.
enum StoryPartStore {
    // Pictures.

    static func insert(_ picture: StoryPicture, file: KeptFileID, of id: StoryID, in s: any Session) throws {
        try s.execute(
            "INSERT INTO story_picture (id, story_id, file_id, description, faces) VALUES ($1, $2, $3, $4, $5)",
            picture.id, id, file, picture.description, picture.faces.rawValue)
    }

    static func pictures(of id: StoryID, in s: any Session) throws -> [StoryPicture] {
        try s.rows("SELECT id, description, faces FROM story_picture WHERE story_id = $1 ORDER BY id", id).map {
            StoryPicture(
                id: try $0.id(0), description: try $0.text(1),
                faces: StoryPicture.Faces(rawValue: try $0.text(2)) ?? .shown)
        }
    }

    static func file(of picture: StoryPictureID, in id: StoryID, in s: any Session) throws -> KeptFileID? {
        try s.row("SELECT file_id FROM story_picture WHERE id = $1 AND story_id = $2", picture, id)?.id(0)
    }

    static func replace(
        _ picture: StoryPictureID, with file: KeptFileID, faces: StoryPicture.Faces, in s: any Session
    ) throws {
        try s.execute(
            "UPDATE story_picture SET file_id = $1, faces = $2 WHERE id = $3", file, faces.rawValue, picture)
    }

    /// Pictures with their files, and the sound.
    static func destroyMedia(of id: StoryID, in s: any Session) throws {
        for row in try s.rows("SELECT file_id FROM story_picture WHERE story_id = $1", id) {
            try KeptFiles.destroy(try row.id(0), in: s)
        }
        try removeSound(of: id, in: s)
    }

    // Sound.

    static func keep(_ sound: CleanSound, of id: StoryID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO story_sound (story_id, type, bytes)
            VALUES ($1, $2, $3)
            ON CONFLICT (story_id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes
            """, id, sound.type.rawValue, sound.bytes)
    }

    static func removeSound(of id: StoryID, in s: any Session) throws {
        try s.execute("DELETE FROM story_sound WHERE story_id = $1", id)
    }

    static func soundType(of id: StoryID, in s: any Session) throws -> CleanSound.Kind? {
        try s.row("SELECT type FROM story_sound WHERE story_id = $1", id).flatMap {
            CleanSound.Kind(rawValue: try $0.text(0))
        }
    }

    static func sound(of id: StoryID, in s: any Session) throws -> CleanSound? {
        try s.row("SELECT type, bytes FROM story_sound WHERE story_id = $1", id).flatMap { row in
            try CleanSound.Kind(rawValue: row.text(0)).map { CleanSound(type: $0, bytes: try row.blob(1)) }
        }
    }

    // Translations.

    static func write(_ translation: StoryTranslation, of id: StoryID, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO story_translation (story_id, language, title, text, maker, made_by, folded, made_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (story_id, language) DO UPDATE SET title = excluded.title, text = excluded.text,
                maker = excluded.maker, made_by = excluded.made_by, folded = excluded.folded, made_at = excluded.made_at
            """, id, translation.language.code, translation.title, translation.text, translation.maker.rawValue,
            translation.madeBy, foldedForSearch("\(translation.title) \(translation.text)"), at)
    }

    static func translations(of id: StoryID, in s: any Session) throws -> [StoryTranslation] {
        try s.rows(
            """
            SELECT language, title, text, maker, made_by
            FROM story_translation
            WHERE story_id = $1
            ORDER BY language
            """, id
        ).compactMap { row in
            guard let language = Language(tag: try row.text(0)),
                let maker = StoryTranslation.Maker(rawValue: try row.text(3))
            else { return nil }
            return StoryTranslation(
                language: language, title: try row.text(1), text: try row.text(2), maker: maker,
                madeBy: try row.text(4))
        }
    }

    // Series.

    static func insert(_ series: StorySeries, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO story_series (id, organisation_id, language, title, about, started_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, series.id, series.organisation, series.language.code, series.title, series.about, at)
    }

    /// The newest first.
    static func allSeries(in s: any Session) throws -> [StorySeries] {
        try s.rows(
            """
            SELECT id, organisation_id, language, title, about
            FROM story_series
            ORDER BY started_at DESC, id DESC
            LIMIT 200
            """
        ).map(series)
    }

    static func series(_ id: SeriesID, in s: any Session) throws -> StorySeries? {
        try s.row("SELECT id, organisation_id, language, title, about FROM story_series WHERE id = $1", id).map(series)
    }

    private static func series(_ row: Row) throws -> StorySeries {
        StorySeries(
            id: try row.id(0), organisation: try row.id(1), language: Language(tag: try row.text(2)) ?? .english,
            title: try row.text(3), about: try row.text(4))
    }

    // Uses.

    /// Again by the same organisation changes who is told and where it is used.
    static func insert(_ use: StoryUse, of id: StoryID, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO story_use (id, story_id, organisation_id, person_id, address, since)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (story_id, organisation_id) DO UPDATE SET person_id = excluded.person_id,
                address = excluded.address
            """, use.id, id, use.organisation, use.person, use.address, at)
    }

    static func uses(of id: StoryID, in s: any Session) throws -> [StoryUse] {
        try s.rows(
            "SELECT id, organisation_id, person_id, address FROM story_use WHERE story_id = $1 ORDER BY id", id
        ).map {
            StoryUse(
                id: try $0.id(0), organisation: try $0.id(1), person: try $0.id(2), address: try $0.text(3))
        }
    }

    static func noteTold(_ use: StoryUseID, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE story_use SET told_at = $1 WHERE id = $2", at, use)
    }

    static func forgetUses(by person: PersonID, in s: any Session) throws {
        try s.execute("DELETE FROM story_use WHERE person_id = $1", person)
    }
}
