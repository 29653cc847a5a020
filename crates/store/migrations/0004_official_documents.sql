-- Official documents as records: the register of their numbers.

CREATE TABLE document_number (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    state TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT,
    holder TEXT,
    taken_on TEXT NOT NULL,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX document_number_place ON document_number (mechanism, code, year, serial);
CREATE INDEX document_number_state ON document_number (mechanism, code, year, state, serial);

CREATE TABLE official_document (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    addressees TEXT NOT NULL,
    other_addressees TEXT NOT NULL,
    copies TEXT NOT NULL,
    other_copies TEXT NOT NULL,
    body TEXT NOT NULL,
    attachments TEXT NOT NULL,
    masks TEXT NOT NULL,
    reply_by TEXT,
    organs TEXT NOT NULL,
    unit TEXT NOT NULL,
    own INTEGER NOT NULL,
    drafter TEXT NOT NULL,
    drafted_by TEXT NOT NULL,
    checked_by TEXT,
    signed_organs TEXT NOT NULL,
    signed_off_by TEXT,
    signed_off_on TEXT,
    reason TEXT,
    authority TEXT,
    decision TEXT,
    instruction TEXT,
    matter TEXT,
    assignment TEXT,
    meeting TEXT,
    minutes TEXT,
    case_id TEXT,
    answers TEXT,
    corrects TEXT,
    disclosure TEXT,
    ground TEXT,
    document_number TEXT,
    issued_on TEXT,
    pdf TEXT,
    docx TEXT,
    public_pdf TEXT,
    scan TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, unit) REFERENCES unit (mechanism, id)
) STRICT;
CREATE INDEX official_document_state ON official_document (mechanism, state, id);
CREATE INDEX official_document_kind ON official_document (mechanism, kind, id);
CREATE INDEX official_document_own ON official_document (mechanism, own, unit, id);
CREATE INDEX official_document_matter ON official_document (mechanism, matter, id);
CREATE INDEX official_document_meeting ON official_document (mechanism, meeting, id);
CREATE INDEX official_document_minutes ON official_document (mechanism, minutes, id);
CREATE INDEX official_document_answers ON official_document (mechanism, answers, id);
CREATE INDEX official_document_corrects ON official_document (mechanism, corrects, id);
CREATE INDEX official_document_public ON official_document (mechanism, disclosure, issued_on, id);
-- A unit's own papers bear that unit's numbers; the office's are its own and never given twice.
CREATE UNIQUE INDEX official_document_number ON official_document (mechanism, unit, document_number);
CREATE INDEX official_document_numbered ON official_document (mechanism, document_number);

CREATE TABLE official_document_text (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, document) REFERENCES official_document (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX official_document_text_place ON official_document_text (mechanism, document, ordinal);

CREATE TABLE delivery (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT,
    minutes TEXT,
    meeting TEXT,
    unit TEXT NOT NULL,
    copied INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    received_at INTEGER,
    received_by TEXT,
    entered INTEGER NOT NULL,
    reminded_at INTEGER,
    reminders INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, unit) REFERENCES unit (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX delivery_document ON delivery (mechanism, document, unit);
CREATE UNIQUE INDEX delivery_minutes ON delivery (mechanism, minutes, unit);
CREATE INDEX delivery_unit ON delivery (mechanism, unit, document);
CREATE INDEX delivery_waiting ON delivery (mechanism, unit, received_at, id);
