-- The foundation: mechanism, journal, roster, the chain from matter to minutes, attachments, sessions.
-- Every table and every unique key begins with the mechanism, so that data can be split by it.

CREATE TABLE mechanism (
    id INTEGER NOT NULL PRIMARY KEY,
    founded_at INTEGER NOT NULL,
    demo INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_head (
    mechanism INTEGER NOT NULL PRIMARY KEY REFERENCES mechanism (id),
    n INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE journal (
    mechanism INTEGER NOT NULL,
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    unit TEXT NOT NULL,
    entered_for TEXT,
    noun TEXT NOT NULL,
    subject TEXT NOT NULL,
    matter TEXT,
    meeting TEXT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (mechanism, n)
) STRICT;
CREATE INDEX journal_matter ON journal (mechanism, matter, n);
CREATE INDEX journal_meeting ON journal (mechanism, meeting, n);
CREATE INDEX journal_subject ON journal (mechanism, noun, subject, n);

-- Personal words of events; erasable, the chain holds only keyed digests of them.
CREATE TABLE journal_personal (
    mechanism INTEGER NOT NULL,
    n INTEGER NOT NULL,
    field TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (mechanism, n, field)
) STRICT;

CREATE TABLE outbox (
    mechanism INTEGER NOT NULL,
    n INTEGER NOT NULL,
    place INTEGER NOT NULL,
    recipient_kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    PRIMARY KEY (mechanism, n, place)
) STRICT;

CREATE TABLE notification (
    mechanism INTEGER NOT NULL,
    person TEXT NOT NULL,
    n INTEGER NOT NULL,
    read_at INTEGER,
    PRIMARY KEY (mechanism, person, n)
) STRICT;
CREATE INDEX notification_unread ON notification (mechanism, person, read_at, n);

CREATE TABLE number_series (
    mechanism INTEGER NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (mechanism, series, year)
) STRICT;

CREATE TABLE charter (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    effective_from TEXT NOT NULL,
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (mechanism, id)
) STRICT;

CREATE TABLE unit (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    full_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    charter_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    until TEXT,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX unit_short_name ON unit (mechanism, short_name);

CREATE TABLE person (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    login TEXT,
    phone TEXT,
    closed_on TEXT,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX person_login ON person (mechanism, login);

CREATE TABLE post (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    person TEXT NOT NULL,
    unit TEXT NOT NULL,
    role TEXT NOT NULL,
    title TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, person) REFERENCES person (mechanism, id),
    FOREIGN KEY (mechanism, unit) REFERENCES unit (mechanism, id)
) STRICT;
CREATE INDEX post_person ON post (mechanism, person);
CREATE INDEX post_unit ON post (mechanism, unit);

-- Secrets of sign-ins: no journal line ever holds them.
CREATE TABLE credential (
    mechanism INTEGER NOT NULL,
    person TEXT NOT NULL,
    hash TEXT NOT NULL,
    must_change INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (mechanism, person),
    FOREIGN KEY (mechanism, person) REFERENCES person (mechanism, id)
) STRICT;

-- Failed sign-ins, per name tried and per address: the lock expires by itself.
CREATE TABLE sign_in_failure (
    mechanism INTEGER NOT NULL,
    door TEXT NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    PRIMARY KEY (mechanism, door)
) STRICT;

CREATE TABLE session (
    mechanism INTEGER NOT NULL,
    token TEXT NOT NULL,
    person TEXT NOT NULL,
    unit TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (mechanism, token)
) STRICT;
CREATE INDEX session_person ON session (mechanism, person);

CREATE TABLE enterprise (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    uscc TEXT,
    kind TEXT NOT NULL,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX enterprise_uscc ON enterprise (mechanism, uscc);
CREATE INDEX enterprise_name ON enterprise (mechanism, name, id);

CREATE TABLE court_case (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    enterprise TEXT NOT NULL,
    number TEXT NOT NULL,
    procedure_kind TEXT NOT NULL,
    accepted_on TEXT,
    judge TEXT,
    administrator TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, enterprise) REFERENCES enterprise (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX case_number ON court_case (mechanism, number);
CREATE INDEX case_enterprise ON court_case (mechanism, enterprise, id);

CREATE TABLE matter (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    title TEXT NOT NULL,
    difficulty TEXT NOT NULL,
    enterprise TEXT NOT NULL,
    case_id TEXT,
    request TEXT NOT NULL,
    classification INTEGER NOT NULL,
    state TEXT NOT NULL,
    raised_by TEXT NOT NULL,
    raiser TEXT NOT NULL,
    raised_at INTEGER NOT NULL,
    due_on TEXT,
    lead TEXT,
    meeting TEXT,
    reason TEXT,
    defer_condition TEXT,
    defer_owner TEXT,
    review_on TEXT,
    condition_met TEXT,
    condition_met_at INTEGER,
    reminded_on TEXT,
    confirmed_at INTEGER,
    resubmissions INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, enterprise) REFERENCES enterprise (mechanism, id),
    FOREIGN KEY (mechanism, raised_by) REFERENCES unit (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX matter_number ON matter (mechanism, year, serial);
CREATE INDEX matter_in_state ON matter (mechanism, state, id);
CREATE INDEX matter_state ON matter (mechanism, state, due_on, id);
CREATE INDEX matter_review ON matter (mechanism, state, review_on, id);
CREATE INDEX matter_enterprise ON matter (mechanism, enterprise, id);
CREATE INDEX matter_raised_by ON matter (mechanism, raised_by, state, id);

-- Units that are a party to a matter, derived from raising, assignments, positions and invitations.
CREATE TABLE matter_party (
    mechanism INTEGER NOT NULL,
    unit TEXT NOT NULL,
    matter TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (mechanism, unit, matter)
) STRICT;

CREATE TABLE assignment (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    matter TEXT NOT NULL,
    decision TEXT,
    instruction TEXT,
    unit TEXT NOT NULL,
    part TEXT NOT NULL,
    task TEXT NOT NULL,
    done_when TEXT,
    due_on TEXT NOT NULL,
    clause TEXT,
    beyond_reason TEXT,
    state TEXT NOT NULL,
    suspended_on TEXT,
    issued_at INTEGER NOT NULL,
    acknowledged_at INTEGER,
    progress_count INTEGER NOT NULL,
    latest TEXT,
    verified_at INTEGER,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, matter) REFERENCES matter (mechanism, id),
    FOREIGN KEY (mechanism, unit) REFERENCES unit (mechanism, id)
) STRICT;
CREATE INDEX assignment_matter ON assignment (mechanism, matter, id);
CREATE INDEX assignment_unit ON assignment (mechanism, unit, state, due_on, id);
CREATE INDEX assignment_state ON assignment (mechanism, state, due_on, id);
CREATE INDEX assignment_instruction ON assignment (mechanism, instruction, id);

CREATE TABLE meeting (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    tier TEXT NOT NULL,
    label TEXT NOT NULL,
    year INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    topic TEXT NOT NULL,
    held_on TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    place TEXT NOT NULL,
    called_by TEXT NOT NULL,
    chair TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX meeting_ordinal ON meeting (mechanism, tier, year, ordinal);
CREATE INDEX meeting_held ON meeting (mechanism, held_on, id);

CREATE TABLE attendance (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    unit TEXT NOT NULL,
    presence TEXT NOT NULL,
    attendee TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id),
    FOREIGN KEY (mechanism, unit) REFERENCES unit (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX attendance_place ON attendance (mechanism, meeting, unit);
CREATE INDEX attendance_unit ON attendance (mechanism, unit, meeting);

CREATE TABLE agenda_item (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    kind TEXT NOT NULL,
    matter TEXT,
    title TEXT,
    reporter TEXT,
    ordinal INTEGER NOT NULL,
    question TEXT NOT NULL,
    outcome TEXT,
    outcome_text TEXT,
    earlier TEXT,
    off INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id),
    FOREIGN KEY (mechanism, matter) REFERENCES matter (mechanism, id)
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (mechanism, meeting, ordinal, id);
CREATE INDEX agenda_item_matter ON agenda_item (mechanism, matter, id);

CREATE TABLE position (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    item TEXT NOT NULL,
    meeting TEXT NOT NULL,
    matter TEXT,
    unit TEXT NOT NULL,
    stance TEXT NOT NULL,
    words TEXT,
    own INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, item) REFERENCES agenda_item (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX position_place ON position (mechanism, item, unit);
CREATE INDEX position_meeting ON position (mechanism, meeting, id);

CREATE TABLE decision (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    item TEXT NOT NULL,
    meeting TEXT NOT NULL,
    matter TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    lead TEXT NOT NULL,
    supports TEXT NOT NULL,
    due_on TEXT NOT NULL,
    done_when TEXT NOT NULL,
    beyond_reason TEXT,
    state TEXT NOT NULL,
    earlier TEXT,
    effect TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, item) REFERENCES agenda_item (mechanism, id)
) STRICT;
CREATE INDEX decision_item ON decision (mechanism, item, ordinal, id);
CREATE INDEX decision_meeting ON decision (mechanism, meeting, item, ordinal, id);
CREATE INDEX decision_matter ON decision (mechanism, matter, id);
CREATE INDEX decision_earlier ON decision (mechanism, earlier, id);

CREATE TABLE minutes (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL,
    countersign_by TEXT,
    difference_reason TEXT,
    signed_off_by TEXT,
    document_number TEXT,
    issued_on TEXT,
    pdf TEXT,
    docx TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX minutes_meeting ON minutes (mechanism, meeting);
CREATE UNIQUE INDEX minutes_number ON minutes (mechanism, document_number);
CREATE INDEX minutes_state ON minutes (mechanism, state, id);

CREATE TABLE countersignature (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    minutes TEXT NOT NULL,
    meeting TEXT NOT NULL,
    unit TEXT NOT NULL,
    stance TEXT NOT NULL,
    words TEXT,
    signed_by TEXT,
    signed_at INTEGER,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, minutes) REFERENCES minutes (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX countersignature_place ON countersignature (mechanism, minutes, unit);
CREATE INDEX countersignature_unit ON countersignature (mechanism, unit, stance);

CREATE TABLE attachment (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    matter TEXT,
    assignment TEXT,
    meeting TEXT,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    digest TEXT NOT NULL,
    classification INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE INDEX attachment_matter ON attachment (mechanism, matter, id);
CREATE INDEX attachment_meeting ON attachment (mechanism, meeting, id);
CREATE INDEX attachment_digest ON attachment (mechanism, digest);

-- only sqlite
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- end
-- only postgres
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE TRIGGER journal_keeps BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
-- end
