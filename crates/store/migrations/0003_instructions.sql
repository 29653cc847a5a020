-- Units that raise a matter together, conveners' instructions, delegations, kept texts of minutes.

CREATE TABLE co_raiser (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    matter TEXT NOT NULL,
    unit TEXT NOT NULL,
    joining TEXT NOT NULL,
    words TEXT,
    answer_by TEXT NOT NULL,
    answered_at INTEGER,
    confirmed_at INTEGER,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, matter) REFERENCES matter (mechanism, id),
    FOREIGN KEY (mechanism, unit) REFERENCES unit (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX co_raiser_place ON co_raiser (mechanism, matter, unit);
CREATE INDEX co_raiser_unit ON co_raiser (mechanism, unit, joining, matter);

CREATE TABLE instruction (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    about TEXT NOT NULL,
    matter TEXT,
    meeting TEXT,
    text TEXT NOT NULL,
    convener TEXT NOT NULL,
    convener_name TEXT NOT NULL,
    entered_by TEXT,
    lead TEXT,
    supports TEXT NOT NULL,
    due_on TEXT,
    done_when TEXT,
    state TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, matter) REFERENCES matter (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX instruction_number ON instruction (mechanism, year, serial);
CREATE INDEX instruction_matter ON instruction (mechanism, matter, id);
CREATE INDEX instruction_meeting ON instruction (mechanism, meeting, id);

CREATE TABLE delegation (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    convener TEXT NOT NULL,
    secretary TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, convener) REFERENCES person (mechanism, id),
    FOREIGN KEY (mechanism, secretary) REFERENCES person (mechanism, id)
) STRICT;
CREATE INDEX delegation_secretary ON delegation (mechanism, secretary, id);

CREATE TABLE minutes_text (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    minutes TEXT NOT NULL,
    meeting TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, minutes) REFERENCES minutes (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX minutes_text_place ON minutes_text (mechanism, minutes, ordinal);
