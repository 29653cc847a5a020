-- Meetings beyond the agenda: its frozen versions, calls for items, replies, written opinions, the year's duty.

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

CREATE TABLE call_for_items (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    due_on TEXT NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX call_meeting ON call_for_items (mechanism, meeting);
CREATE INDEX call_state ON call_for_items (mechanism, state, due_on, id);

CREATE TABLE item_proposal (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    call_id TEXT NOT NULL,
    meeting TEXT NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    matter TEXT,
    title TEXT,
    question TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    item TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, call_id) REFERENCES call_for_items (mechanism, id)
) STRICT;
CREATE INDEX proposal_meeting ON item_proposal (mechanism, meeting, id);
CREATE INDEX proposal_state ON item_proposal (mechanism, state, kind, id);
CREATE INDEX proposal_unit ON item_proposal (mechanism, unit, state, id);

CREATE TABLE reply (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    unit TEXT NOT NULL,
    answer TEXT NOT NULL,
    person TEXT,
    post TEXT,
    phone TEXT,
    reason TEXT,
    replied_at INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX reply_place ON reply (mechanism, meeting, unit);

CREATE TABLE written_opinion (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    item TEXT NOT NULL,
    meeting TEXT NOT NULL,
    matter TEXT,
    unit TEXT NOT NULL,
    stance TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, item) REFERENCES agenda_item (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX opinion_place ON written_opinion (mechanism, item, unit);
CREATE INDEX opinion_meeting ON written_opinion (mechanism, meeting, id);

CREATE TABLE meeting_year (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    tier TEXT NOT NULL,
    sixty_at INTEGER,
    thirty_at INTEGER,
    breached_at INTEGER,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX meeting_year_tier ON meeting_year (mechanism, tier, year);
