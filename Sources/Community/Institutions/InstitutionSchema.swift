import Storage

/// The tables of institutions, of the terms in which they answer, and of corrections that wait for review.
enum InstitutionSchema {
    static let migrations = [
        Migration(
            "2026-11-24 institutions",
            """
            CREATE TABLE institution (
                id BIGINT PRIMARY KEY,
                key TEXT NOT NULL UNIQUE,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                role TEXT NOT NULL CHECK (role IN
                    ('government', 'ministry', 'parliament', 'council', 'ombudsman', 'equality', 'advisory', 'local')),
                name TEXT NOT NULL,
                english TEXT NOT NULL,
                areas TEXT NOT NULL,
                basis TEXT NOT NULL,
                source TEXT NOT NULL,
                ways TEXT NOT NULL,
                email TEXT,
                organisation_id BIGINT REFERENCES organisation (id) ON DELETE SET NULL,
                changed_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX institution_place ON institution (place_id)",
            "CREATE INDEX institution_organisation ON institution (organisation_id)",
            """
            CREATE TABLE answer_term (
                place_id BIGINT PRIMARY KEY REFERENCES place (id) ON DELETE CASCADE,
                days BIGINT NOT NULL CHECK (days BETWEEN 1 AND 365),
                source TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE institution_correction (
                id BIGINT PRIMARY KEY,
                institution_id BIGINT NOT NULL REFERENCES institution (id) ON DELETE CASCADE,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                text TEXT NOT NULL,
                written_at BIGINT NOT NULL,
                decided_at BIGINT
            )
            """,
            "CREATE INDEX institution_correction_open ON institution_correction (institution_id, decided_at)"),
        Migration(
            "2026-11-25 institutions, what they decide",
            "ALTER TABLE institution ADD COLUMN competence TEXT NOT NULL DEFAULT '{}'",
            "ALTER TABLE answer_term ADD COLUMN holidays TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE institution ADD COLUMN contact TEXT",
            "ALTER TABLE institution ADD COLUMN edited_at BIGINT"),
    ]
}
