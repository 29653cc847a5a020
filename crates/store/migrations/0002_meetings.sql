-- Meetings beyond the agenda: its frozen versions.

CREATE TABLE agenda_version (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    n INTEGER NOT NULL,
    lines TEXT NOT NULL,
    frozen_at INTEGER NOT NULL,
    reopened TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX agenda_version_n ON agenda_version (mechanism, meeting, n);
