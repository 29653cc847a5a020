-- Ordinals only of meetings held, conveners' consent, and changes of time or place that units were told.

DROP INDEX meeting_ordinal;
CREATE UNIQUE INDEX meeting_ordinal ON meeting (mechanism, tier, year, ordinal) WHERE ordinal > 0;
CREATE INDEX meeting_of_year ON meeting (mechanism, tier, year, ordinal);
CREATE INDEX meeting_state ON meeting (mechanism, state, id);

CREATE TABLE consent (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    person TEXT,
    caller TEXT NOT NULL,
    state TEXT NOT NULL,
    words TEXT,
    entered INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX consent_meeting ON consent (mechanism, meeting);
CREATE INDEX consent_person ON consent (mechanism, person, state, id);

CREATE TABLE meeting_move (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    from_on TEXT NOT NULL,
    from_starts_at TEXT NOT NULL,
    from_place TEXT NOT NULL,
    to_on TEXT NOT NULL,
    to_starts_at TEXT NOT NULL,
    to_place TEXT NOT NULL,
    moved_at INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id)
) STRICT;
CREATE INDEX meeting_move_meeting ON meeting_move (mechanism, meeting, id);
