//! The tables, version by version. A version that was shipped is never changed; a new one is added below it.

use rusqlite_migration::{M, Migrations};

/// What a scenario, a rubric or an assignment was when it was used lies in `content` by its hash, so that a record
/// can be replayed after the file has changed or is gone. Times are milliseconds since 1970.
const FIRST: &str = "
CREATE TABLE content (
    hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE session (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    scenario TEXT NOT NULL,
    scenario_hash TEXT NOT NULL,
    title TEXT NOT NULL,
    focus TEXT NOT NULL,
    rubric TEXT NOT NULL,
    rubric_hash TEXT NOT NULL,
    seed INTEGER NOT NULL,
    mode TEXT NOT NULL,
    answers TEXT NOT NULL,
    carried_from TEXT,
    assignment TEXT,
    is_first INTEGER NOT NULL,
    began INTEGER NOT NULL,
    ended INTEGER,
    end TEXT,
    hints INTEGER NOT NULL DEFAULT 0,
    rewinds INTEGER NOT NULL DEFAULT 0,
    n_turns INTEGER NOT NULL DEFAULT 0,
    own_empathy INTEGER, own_boundaries INTEGER, own_questioning INTEGER,
    is_scored INTEGER NOT NULL DEFAULT 0,
    passes INTEGER NOT NULL DEFAULT 0,
    empathy INTEGER, boundaries INTEGER, questioning INTEGER,
    n_empathy INTEGER NOT NULL DEFAULT 0,
    n_boundaries INTEGER NOT NULL DEFAULT 0,
    n_questioning INTEGER NOT NULL DEFAULT 0,
    corrective TEXT,
    note TEXT NOT NULL DEFAULT '',
    -- Long texts come last, so that a list need not read over them.
    stamps TEXT NOT NULL,
    carry TEXT,
    hands_on TEXT
) STRICT;
CREATE INDEX session_by_scenario ON session (scenario, began);
CREATE INDEX session_by_time ON session (began);

CREATE TABLE turn (
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    beat TEXT NOT NULL,
    reply TEXT NOT NULL,
    codes TEXT NOT NULL,
    shown INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    contested TEXT,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

-- How often a session has each skill and fault. When it began and whether it was coached stand here too, so that the
-- newest sessions with a fault are found in one index.
CREATE TABLE code (
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    turns TEXT NOT NULL,
    n INTEGER NOT NULL,
    began INTEGER NOT NULL,
    is_coached INTEGER NOT NULL,
    PRIMARY KEY (session, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX code_by_time ON code (is_coached, code, began);

-- The sums of that over all sessions, kept by the two triggers, so that progress adds up nothing.
CREATE TABLE code_total (
    code TEXT NOT NULL,
    is_coached INTEGER NOT NULL,
    n INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    PRIMARY KEY (code, is_coached)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER code_comes AFTER INSERT ON code BEGIN
    INSERT INTO code_total (code, is_coached, n, sessions) VALUES (new.code, new.is_coached, new.n, 1)
    ON CONFLICT DO UPDATE SET n = n + excluded.n, sessions = sessions + 1;
END;
CREATE TRIGGER code_goes AFTER DELETE ON code BEGIN
    UPDATE code_total SET n = n - old.n, sessions = sessions - 1
    WHERE code = old.code AND is_coached = old.is_coached;
    DELETE FROM code_total WHERE code = old.code AND sessions <= 0;
END;

-- Where an answer stood at each moment that held a boundary, `stance` empty where it took none, and the sums of it.
CREATE TABLE boundary (
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    stance TEXT NOT NULL,
    is_coached INTEGER NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE boundary_total (
    kind TEXT NOT NULL,
    stance TEXT NOT NULL,
    is_coached INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (kind, stance, is_coached)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER boundary_comes AFTER INSERT ON boundary BEGIN
    INSERT INTO boundary_total (kind, stance, is_coached, n) VALUES (new.kind, new.stance, new.is_coached, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER boundary_goes AFTER DELETE ON boundary BEGIN
    UPDATE boundary_total SET n = n - 1
    WHERE kind = old.kind AND stance = old.stance AND is_coached = old.is_coached;
    DELETE FROM boundary_total WHERE kind = old.kind AND n <= 0;
END;

CREATE TABLE drill (
    id INTEGER NOT NULL PRIMARY KEY,
    drill TEXT NOT NULL,
    skill TEXT NOT NULL,
    is_typed INTEGER NOT NULL,
    says TEXT NOT NULL,
    result TEXT NOT NULL,
    felt TEXT,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX drill_by_skill ON drill (skill, at);

-- What spaced repetition knows of one drill and skill.
CREATE TABLE card (
    drill TEXT NOT NULL,
    skill TEXT NOT NULL,
    state TEXT NOT NULL,
    due INTEGER NOT NULL,
    PRIMARY KEY (drill, skill)
) STRICT, WITHOUT ROWID;

-- A boundary self-assessment: which vignettes it holds is kept when it begins, so that it can be gone on with.
CREATE TABLE assessment (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    form TEXT NOT NULL,
    seed INTEGER NOT NULL,
    items TEXT NOT NULL,
    forecast TEXT,
    began INTEGER NOT NULL,
    ended INTEGER
) STRICT;
-- What was answered, whole: a profile can be made again after a vignette has changed or is gone.
CREATE TABLE assessment_answer (
    assessment INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    vignette TEXT NOT NULL,
    vignette_hash TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    given TEXT,
    wanted TEXT NOT NULL,
    ethics TEXT NOT NULL,
    answered INTEGER NOT NULL,
    PRIMARY KEY (assessment, number)
) STRICT, WITHOUT ROWID;

-- Small things about the whole file, such as the random name a learning record store knows the trainee by.
CREATE TABLE about (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
";

/// Every version, the oldest first.
pub fn migrations() -> Migrations<'static> {
    Migrations::new(vec![M::up(FIRST)])
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_version_can_be_made() {
        assert_eq!(super::migrations().validate(), Ok(()));
    }
}
