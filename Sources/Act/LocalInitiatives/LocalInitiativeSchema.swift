import Storage

/// The tables of local initiatives: what is needed, who offers it, what is to do, how it went.
enum LocalInitiativeSchema {
    static let migrations = [
        Migration(
            "2026-11-25 local initiatives",
            """
            CREATE TABLE local_initiative (
                id BIGINT PRIMARY KEY,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                what TEXT NOT NULL,
                from_day TEXT,
                until_day TEXT,
                currency TEXT NOT NULL,
                phase TEXT NOT NULL CHECK (phase IN ('gathering', 'under-way', 'done', 'stopped')),
                started_at BIGINT NOT NULL,
                since BIGINT NOT NULL,
                reason TEXT,
                story TEXT,
                CHECK ((phase = 'stopped') = (reason IS NOT NULL)),
                CHECK ((phase = 'done') = (story IS NOT NULL)),
                CHECK (until_day IS NULL OR from_day <= until_day)
            )
            """,
            "CREATE INDEX local_initiative_phase ON local_initiative (phase, since)",
            "CREATE INDEX local_initiative_place ON local_initiative (place_id, phase, since)",
            """
            CREATE TABLE local_organiser (
                local_initiative_id BIGINT NOT NULL REFERENCES local_initiative (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                shows_name BIGINT NOT NULL CHECK (shows_name IN (0, 1)),
                joined_at BIGINT NOT NULL,
                PRIMARY KEY (local_initiative_id, person_id)
            )
            """,
            "CREATE INDEX local_organiser_person ON local_organiser (person_id)",
            """
            CREATE TABLE local_need (
                id BIGINT PRIMARY KEY,
                local_initiative_id BIGINT NOT NULL REFERENCES local_initiative (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('people', 'things', 'room', 'money')),
                what TEXT NOT NULL,
                wanted BIGINT NOT NULL CHECK (wanted >= 1),
                covered BIGINT NOT NULL DEFAULT 0,
                CHECK (covered BETWEEN 0 AND wanted)
            )
            """,
            "CREATE INDEX local_need_of ON local_need (local_initiative_id)",
            """
            CREATE TABLE local_offer (
                id BIGINT PRIMARY KEY,
                need_id BIGINT NOT NULL REFERENCES local_need (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                shows_name BIGINT NOT NULL CHECK (shows_name IN (0, 1)),
                amount BIGINT NOT NULL CHECK (amount >= 1),
                word TEXT NOT NULL,
                would_organise BIGINT NOT NULL CHECK (would_organise IN (0, 1)),
                state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
                answer TEXT NOT NULL,
                offered_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX local_offer_need ON local_offer (need_id, state)",
            "CREATE INDEX local_offer_person ON local_offer (person_id)",
            "CREATE UNIQUE INDEX local_offer_once ON local_offer (need_id, person_id) WHERE state = 'open'",
            """
            CREATE TABLE local_task (
                id BIGINT PRIMARY KEY,
                local_initiative_id BIGINT NOT NULL REFERENCES local_initiative (id) ON DELETE CASCADE,
                text TEXT NOT NULL,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                done_at BIGINT
            )
            """,
            "CREATE INDEX local_task_of ON local_task (local_initiative_id)",
            "CREATE INDEX local_task_person ON local_task (person_id)",
            """
            CREATE TABLE local_picture (
                id BIGINT PRIMARY KEY,
                local_initiative_id BIGINT NOT NULL REFERENCES local_initiative (id) ON DELETE CASCADE,
                file_id BIGINT NOT NULL REFERENCES kept_file (id) ON DELETE CASCADE,
                description TEXT NOT NULL CHECK (description <> '')
            )
            """,
            "CREATE INDEX local_picture_of ON local_picture (local_initiative_id)",
            "CREATE INDEX local_picture_file ON local_picture (file_id)")
    ]
}
