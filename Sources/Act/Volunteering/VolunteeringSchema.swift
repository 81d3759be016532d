import Storage

/// The tables of opportunities, shifts and sign-ups.
enum VolunteeringSchema {
    static let migrations = [
        Migration(
            "2026-11-25 act, volunteering",
            """
            CREATE TABLE opportunity (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                what TEXT NOT NULL,
                company TEXT NOT NULL,
                minimum_age BIGINT CHECK (minimum_age BETWEEN 1 AND 99),
                training TEXT NOT NULL,
                background TEXT NOT NULL,
                safeguarding TEXT NOT NULL,
                revision BIGINT NOT NULL,
                published_at BIGINT NOT NULL,
                ended_at BIGINT
            )
            """,
            "CREATE INDEX opportunity_organisation ON opportunity (organisation_id)",
            "CREATE INDEX opportunity_place ON opportunity (place_id)",
            """
            CREATE TABLE opportunity_tag (
                kind TEXT NOT NULL CHECK (kind IN ('interest', 'helpful', 'practised', 'access')),
                value TEXT NOT NULL,
                opportunity_id BIGINT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
                PRIMARY KEY (kind, value, opportunity_id)
            )
            """,
            "CREATE INDEX opportunity_tag_of ON opportunity_tag (opportunity_id)",
            """
            CREATE TABLE shift (
                id BIGINT PRIMARY KEY,
                opportunity_id BIGINT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
                starts_at BIGINT NOT NULL,
                ends_at BIGINT NOT NULL,
                weekday BIGINT NOT NULL CHECK (weekday BETWEEN 0 AND 6),
                minute BIGINT NOT NULL CHECK (minute BETWEEN 0 AND 1439),
                capacity BIGINT NOT NULL CHECK (capacity BETWEEN 1 AND 500),
                taken BIGINT NOT NULL,
                queue BIGINT NOT NULL,
                mix TEXT NOT NULL CHECK (mix IN ('none', 'tandems', 'teams')),
                sequence BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                cancelled_at BIGINT,
                CHECK (starts_at < ends_at),
                CHECK (taken BETWEEN 0 AND capacity),
                UNIQUE (opportunity_id, starts_at)
            )
            """,
            "CREATE INDEX shift_time ON shift (starts_at)",
            """
            CREATE TABLE sign_up (
                id BIGINT PRIMARY KEY,
                shift_id BIGINT NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                email TEXT,
                who TEXT NOT NULL,
                name TEXT NOT NULL,
                language TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('asked', 'coming', 'waiting', 'withdrawn')),
                number BIGINT,
                asked_at BIGINT NOT NULL,
                UNIQUE (shift_id, number),
                CHECK (state NOT IN ('coming', 'waiting') OR number IS NOT NULL)
            )
            """,
            "CREATE UNIQUE INDEX sign_up_once ON sign_up (shift_id, who) WHERE state IN ('coming', 'waiting')",
            "CREATE INDEX sign_up_who ON sign_up (who)",
            "CREATE INDEX sign_up_person ON sign_up (person_id)",
            "CREATE INDEX sign_up_asked ON sign_up (state, asked_at)",
            """
            CREATE TABLE place_offer (
                id BIGINT PRIMARY KEY,
                sign_up_id BIGINT NOT NULL REFERENCES sign_up (id) ON DELETE CASCADE,
                email TEXT NOT NULL,
                language TEXT NOT NULL,
                offered_at BIGINT NOT NULL,
                accepted_at BIGINT
            )
            """,
            "CREATE INDEX place_offer_sign_up ON place_offer (sign_up_id)"),
        Migration(
            "2026-11-25 act, volunteering search",
            """
            CREATE TABLE opportunity_triple (
                triple TEXT NOT NULL,
                opportunity_id BIGINT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
                PRIMARY KEY (triple, opportunity_id)
            )
            """,
            "CREATE INDEX opportunity_triple_of ON opportunity_triple (opportunity_id)"),
        Migration(
            "2026-11-25 act, volunteering the day",
            """
            CREATE TABLE check_in (
                client_key TEXT PRIMARY KEY,
                sign_up_id BIGINT NOT NULL REFERENCES sign_up (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('arrived', 'left')),
                way TEXT NOT NULL CHECK (way IN ('list', 'code')),
                at BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                undone_at BIGINT
            )
            """,
            "CREATE INDEX check_in_sign_up ON check_in (sign_up_id)",
            """
            CREATE TABLE hours (
                sign_up_id BIGINT PRIMARY KEY REFERENCES sign_up (id) ON DELETE CASCADE,
                minutes BIGINT NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
                state TEXT NOT NULL CHECK (state IN ('confirmed', 'disputed')),
                dispute TEXT,
                confirmed_at BIGINT NOT NULL,
                CHECK ((state = 'disputed') = (dispute IS NOT NULL))
            )
            """,
            """
            CREATE TABLE hours_change (
                id BIGINT PRIMARY KEY,
                sign_up_id BIGINT NOT NULL REFERENCES sign_up (id) ON DELETE CASCADE,
                minutes_before BIGINT NOT NULL,
                minutes_after BIGINT NOT NULL,
                reason TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX hours_change_sign_up ON hours_change (sign_up_id)"),
        Migration(
            "2026-11-25 act, volunteering the day before",
            "ALTER TABLE sign_up ADD COLUMN reminded_at BIGINT",
            """
            CREATE TABLE volunteer_calendar (
                person_id BIGINT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
                number BIGINT NOT NULL
            )
            """),
        Migration(
            "2026-11-25 act, volunteering together",
            "ALTER TABLE sign_up ADD COLUMN team BIGINT",
            """
            CREATE TABLE sign_up_said (
                sign_up_id BIGINT PRIMARY KEY REFERENCES sign_up (id) ON DELETE CASCADE,
                tie TEXT CHECK (tie IN ('newcomer', 'resident')),
                languages TEXT NOT NULL
            )
            """,
            "CREATE INDEX sign_up_named ON sign_up (asked_at) WHERE email IS NOT NULL"),
        Migration(
            "2026-11-25 act, volunteering without a name",
            "CREATE INDEX place_offer_email ON place_offer (email)",
            """
            CREATE INDEX sign_up_walk_in ON sign_up (asked_at)
            WHERE email IS NULL AND person_id IS NULL AND name <> ''
            """),
        Migration(
            "2026-11-25 act, volunteering search by words",
            "DROP TABLE opportunity_triple",
            """
            CREATE TABLE search_word (
                word TEXT PRIMARY KEY
            )
            """,
            """
            CREATE TABLE search_word_triple (
                triple TEXT NOT NULL,
                word TEXT NOT NULL REFERENCES search_word (word) ON DELETE CASCADE,
                PRIMARY KEY (triple, word)
            )
            """,
            """
            CREATE TABLE opportunity_word (
                word TEXT NOT NULL REFERENCES search_word (word) ON DELETE RESTRICT,
                opportunity_id BIGINT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
                PRIMARY KEY (word, opportunity_id)
            )
            """,
            "CREATE INDEX opportunity_word_of ON opportunity_word (opportunity_id, word)"),
        Migration(
            "2026-11-25 act, volunteering the time of a place",
            """
            CREATE TABLE given_time (
                scope TEXT NOT NULL CHECK (scope IN ('place', 'organisation')),
                scope_id BIGINT NOT NULL,
                month TEXT NOT NULL,
                minutes BIGINT,
                people BIGINT,
                organisations BIGINT,
                languages TEXT,
                PRIMARY KEY (scope, scope_id, month),
                CHECK ((minutes IS NULL) = (people IS NULL)),
                CHECK ((minutes IS NULL) = (organisations IS NULL)),
                CHECK ((minutes IS NULL) = (languages IS NULL))
            )
            """,
            "CREATE INDEX given_time_month ON given_time (month)",
            """
            CREATE TABLE given_time_count (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                day TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE time_goal (
                id BIGINT PRIMARY KEY,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
                hours BIGINT NOT NULL CHECK (hours > 0),
                from_day TEXT NOT NULL,
                by_day TEXT NOT NULL,
                sentence TEXT NOT NULL CHECK (sentence <> ''),
                set_at BIGINT NOT NULL,
                ended_at BIGINT,
                CHECK (from_day < by_day)
            )
            """,
            "CREATE UNIQUE INDEX time_goal_place ON time_goal (place_id) WHERE ended_at IS NULL"),
        Migration(
            "2026-11-25 act, volunteering the soonest",
            "CREATE INDEX shift_soonest ON shift (starts_at, opportunity_id, cancelled_at, weekday, minute)"),
    ]
}
