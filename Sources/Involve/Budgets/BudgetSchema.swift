import Storage

/// The tables of budget processes. Ballots name nobody: while one votes they carry a keyed hash, afterwards nothing.
enum BudgetSchema {
    static let migrations = [
        Migration(
            "2026-11-25 participatory budgets",
            """
            CREATE TABLE budget_process (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                checker_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                what TEXT NOT NULL,
                currency TEXT NOT NULL,
                decimals BIGINT NOT NULL CHECK (decimals BETWEEN 0 AND 6),
                ballots TEXT NOT NULL CHECK (ballots IN ('approval', 'ordinal', 'cumulative', 'scoring')),
                rule TEXT NOT NULL CHECK (rule IN ('greedy', 'mes', 'phragmen')),
                satisfaction TEXT NOT NULL CHECK (satisfaction IN ('cost', 'cardinality', 'points')),
                completion TEXT NOT NULL CHECK (completion IN ('none', 'add1', 'add1u', 'greedy')),
                ties TEXT NOT NULL CHECK (ties IN ('earlier', 'cheaper', 'identifier')),
                access TEXT NOT NULL CHECK (access IN ('accounts', 'letters')),
                phase TEXT NOT NULL CHECK (phase IN
                    ('ideas', 'codesign', 'feasibility', 'voting', 'result', 'delivery', 'done')),
                opened_at BIGINT NOT NULL,
                since BIGINT NOT NULL,
                source TEXT UNIQUE,
                CHECK (completion = 'none' OR rule = 'mes')
            )
            """,
            "CREATE INDEX budget_process_place ON budget_process (place_id, since)",
            """
            CREATE TABLE budget_phase (
                process_id BIGINT NOT NULL REFERENCES budget_process (id) ON DELETE CASCADE,
                phase TEXT NOT NULL CHECK (phase IN ('ideas', 'codesign', 'feasibility', 'voting', 'delivery')),
                until_day TEXT NOT NULL,
                PRIMARY KEY (process_id, phase)
            )
            """,
            """
            CREATE TABLE budget_area (
                id BIGINT PRIMARY KEY,
                process_id BIGINT NOT NULL REFERENCES budget_process (id) ON DELETE CASCADE,
                position BIGINT NOT NULL,
                name TEXT NOT NULL,
                amount BIGINT NOT NULL CHECK (amount >= 0),
                UNIQUE (process_id, position)
            )
            """,
            """
            CREATE TABLE budget_project (
                id BIGINT PRIMARY KEY,
                process_id BIGINT NOT NULL REFERENCES budget_process (id) ON DELETE CASCADE,
                area_id BIGINT NOT NULL REFERENCES budget_area (id) ON DELETE CASCADE,
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                what TEXT NOT NULL,
                author_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                cost BIGINT CHECK (cost > 0),
                merged_into BIGINT REFERENCES budget_project (id) ON DELETE SET NULL,
                verdict TEXT CHECK (verdict IN ('feasible', 'with-changes', 'not-feasible')),
                reason TEXT,
                number TEXT,
                rank BIGINT,
                written_at BIGINT NOT NULL,
                CHECK ((verdict IS NULL) = (reason IS NULL)),
                CHECK (rank IS NULL OR number IS NOT NULL),
                UNIQUE (area_id, number)
            )
            """,
            "CREATE INDEX budget_project_process ON budget_project (process_id)",
            "CREATE INDEX budget_project_author ON budget_project (author_id)",
            "CREATE INDEX budget_project_merged ON budget_project (merged_into)",
            """
            CREATE TABLE budget_comment (
                id BIGINT PRIMARY KEY,
                project_id BIGINT NOT NULL REFERENCES budget_project (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                language TEXT NOT NULL,
                text TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX budget_comment_project ON budget_comment (project_id)",
            "CREATE INDEX budget_comment_person ON budget_comment (person_id)",
            """
            CREATE TABLE budget_code (
                process_id BIGINT NOT NULL REFERENCES budget_process (id) ON DELETE CASCADE,
                code_hash TEXT NOT NULL,
                PRIMARY KEY (process_id, code_hash)
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE budget_ballot (
                id BIGINT NOT NULL PRIMARY KEY,
                process_id BIGINT NOT NULL REFERENCES budget_process (id) ON DELETE CASCADE,
                voter_hash TEXT,
                UNIQUE (process_id, voter_hash)
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE budget_choice (
                ballot_id BIGINT NOT NULL REFERENCES budget_ballot (id) ON DELETE CASCADE,
                project_id BIGINT NOT NULL REFERENCES budget_project (id) ON DELETE CASCADE,
                points BIGINT NOT NULL CHECK (points >= 0),
                PRIMARY KEY (ballot_id, project_id)
            ) WITHOUT ROWID
            """,
            "CREATE INDEX budget_choice_project ON budget_choice (project_id)",
            """
            CREATE TABLE budget_delivery (
                id BIGINT PRIMARY KEY,
                project_id BIGINT NOT NULL UNIQUE REFERENCES budget_project (id) ON DELETE CASCADE,
                state TEXT NOT NULL CHECK (state IN ('planned', 'under-way', 'done', 'dropped'))
            )
            """,
            """
            CREATE TABLE budget_report (
                id BIGINT PRIMARY KEY,
                delivery_id BIGINT NOT NULL REFERENCES budget_delivery (id) ON DELETE CASCADE,
                state TEXT NOT NULL CHECK (state IN ('planned', 'under-way', 'done', 'dropped')),
                text TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX budget_report_delivery ON budget_report (delivery_id)")
    ]
}
