import Storage

/// The tables of proposals, their versions, and what others say about them.
enum ProposalSchema {
    static let migrations = [
        Migration(
            "2026-11-24 involve, proposals",
            """
            CREATE TABLE proposal (
                id BIGINT PRIMARY KEY,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                phase TEXT NOT NULL CHECK (phase IN ('draft', 'published', 'merged', 'withdrawn')),
                revision BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                published_at BIGINT,
                reason TEXT,
                CHECK ((phase = 'withdrawn') = (reason IS NOT NULL)),
                CHECK (phase = 'draft' OR published_at IS NOT NULL)
            )
            """,
            "CREATE INDEX proposal_published ON proposal (phase, published_at)",
            "CREATE INDEX proposal_place ON proposal (place_id)",
            """
            CREATE TABLE proposal_version (
                proposal_id BIGINT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
                revision BIGINT NOT NULL,
                title TEXT NOT NULL,
                problem TEXT NOT NULL,
                concerned TEXT NOT NULL,
                ask TEXT NOT NULL,
                addressee TEXT NOT NULL,
                cost TEXT NOT NULL,
                written_at BIGINT NOT NULL,
                PRIMARY KEY (proposal_id, revision)
            )
            """,
            """
            CREATE TABLE proposal_author (
                proposal_id BIGINT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                PRIMARY KEY (proposal_id, person_id)
            )
            """,
            "CREATE INDEX proposal_author_person ON proposal_author (person_id)",
            """
            CREATE TABLE proposal_endorsement (
                proposal_id BIGINT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
                person_id BIGINT REFERENCES person (id) ON DELETE CASCADE,
                organisation_id BIGINT REFERENCES organisation (id) ON DELETE CASCADE,
                endorsed_at BIGINT NOT NULL,
                CHECK ((person_id IS NULL) <> (organisation_id IS NULL)),
                UNIQUE (proposal_id, person_id),
                UNIQUE (proposal_id, organisation_id)
            )
            """,
            """
            CREATE TABLE proposal_amendment (
                id BIGINT PRIMARY KEY,
                proposal_id BIGINT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
                part TEXT NOT NULL CHECK (part IN ('problem', 'concerned', 'ask', 'addressee', 'cost')),
                passage TEXT NOT NULL,
                replacement TEXT NOT NULL,
                why TEXT NOT NULL,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
                reason TEXT,
                written_at BIGINT NOT NULL,
                CHECK (state <> 'declined' OR reason IS NOT NULL)
            )
            """,
            "CREATE INDEX proposal_amendment_proposal ON proposal_amendment (proposal_id, written_at)",
            """
            CREATE TABLE argument (
                id BIGINT PRIMARY KEY,
                proposal_id BIGINT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
                parent_id BIGINT REFERENCES argument (id) ON DELETE CASCADE,
                side TEXT NOT NULL CHECK (side IN ('for', 'against', 'question')),
                text TEXT NOT NULL,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                written_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX argument_proposal ON argument (proposal_id, written_at)",
            """
            CREATE TABLE argument_support (
                argument_id BIGINT NOT NULL REFERENCES argument (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                PRIMARY KEY (argument_id, person_id)
            )
            """,
            """
            CREATE TABLE proposal_merger (
                from_id BIGINT PRIMARY KEY REFERENCES proposal (id) ON DELETE CASCADE,
                into_id BIGINT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
                asked_at BIGINT NOT NULL,
                CHECK (from_id <> into_id)
            )
            """,
            "CREATE INDEX proposal_merger_into ON proposal_merger (into_id)"),
        Migration(
            "2026-11-24 involve, proposals, the newest of a place",
            "CREATE INDEX proposal_place_published ON proposal (place_id, phase, published_at, id)",
            "DROP INDEX proposal_published",
            "CREATE INDEX proposal_published ON proposal (phase, published_at, id)"),
        Migration(
            "2026-11-27 involve, proposals, versions that a moderator has hidden",
            "ALTER TABLE proposal_version ADD COLUMN is_hidden BIGINT NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1))",
            """
            UPDATE proposal_version SET is_hidden = 1
            WHERE proposal_id IN (
                SELECT subject_id FROM withheld WHERE subject_kind = 'proposal' AND exposure = 'hidden')
            """),
    ]
}
