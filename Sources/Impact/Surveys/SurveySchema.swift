import Storage

/// The tables of surveys. Answers are kept in the order of random keys: nothing tells when, in which order or on which device
/// they were given.
enum SurveySchema {
    static let migrations = [
        Migration(
            "2026-11-25 surveys",
            """
            CREATE TABLE survey (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                purpose TEXT NOT NULL,
                grouping_by TEXT NOT NULL CHECK (grouping_by IN ('none', 'language', 'standing', 'part')),
                parts TEXT NOT NULL,
                has_comparison BIGINT NOT NULL CHECK (has_comparison IN (0, 1)),
                is_example BIGINT NOT NULL CHECK (is_example IN (0, 1)),
                pair_key TEXT,
                planned_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX survey_organisation ON survey (organisation_id)",
            "CREATE INDEX survey_place ON survey (place_id)",
            """
            CREATE TABLE survey_asked (
                survey_id BIGINT NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
                position BIGINT NOT NULL,
                scale TEXT,
                question TEXT,
                PRIMARY KEY (survey_id, position),
                CHECK ((scale IS NULL) <> (question IS NULL))
            )
            """,
            """
            CREATE TABLE survey_wave (
                survey_id BIGINT NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
                wave TEXT NOT NULL CHECK (wave IN ('before', 'after', 'later')),
                opens_day TEXT NOT NULL,
                closes_day TEXT NOT NULL,
                closed_at BIGINT,
                PRIMARY KEY (survey_id, wave),
                CHECK (opens_day <= closes_day)
            )
            """,
            "CREATE INDEX survey_wave_open ON survey_wave (closed_at, closes_day)",
            """
            CREATE TABLE survey_door (
                code TEXT PRIMARY KEY,
                survey_id BIGINT NOT NULL,
                wave TEXT NOT NULL,
                arm TEXT NOT NULL CHECK (arm IN ('activity', 'comparison')),
                UNIQUE (survey_id, wave, arm),
                FOREIGN KEY (survey_id, wave) REFERENCES survey_wave (survey_id, wave) ON DELETE CASCADE
            )
            """,
            """
            CREATE TABLE survey_response (
                survey_id BIGINT NOT NULL,
                wave TEXT NOT NULL,
                response TEXT NOT NULL,
                arm TEXT NOT NULL CHECK (arm IN ('activity', 'comparison')),
                device TEXT,
                pair TEXT,
                language TEXT,
                part TEXT,
                day TEXT,
                PRIMARY KEY (survey_id, wave, response),
                FOREIGN KEY (survey_id, wave) REFERENCES survey_wave (survey_id, wave) ON DELETE CASCADE,
                CHECK ((device IS NULL) = (day IS NOT NULL))
            ) WITHOUT ROWID
            """,
            "CREATE UNIQUE INDEX survey_response_device ON survey_response (device) WHERE device IS NOT NULL",
            """
            CREATE TABLE survey_answer (
                survey_id BIGINT NOT NULL,
                wave TEXT NOT NULL,
                response TEXT NOT NULL,
                item TEXT NOT NULL,
                value BIGINT,
                PRIMARY KEY (survey_id, wave, response, item),
                FOREIGN KEY (survey_id, wave, response)
                    REFERENCES survey_response (survey_id, wave, response) ON DELETE CASCADE
            ) WITHOUT ROWID
            """)
    ]
}
