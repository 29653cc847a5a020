-- Disposal reports, their texts and figures; information rounds, returns and answers.

CREATE TABLE information_round (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    period_kind TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    note TEXT,
    closed INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE INDEX information_round_open ON information_round (mechanism, closed, id);

CREATE TABLE information_return (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    round TEXT NOT NULL,
    unit TEXT NOT NULL,
    due_on TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    submitted_by TEXT,
    submitted_at INTEGER,
    scan TEXT,
    reminded TEXT NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, round) REFERENCES information_round (mechanism, id),
    FOREIGN KEY (mechanism, unit) REFERENCES unit (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX information_return_place ON information_return (mechanism, round, unit);
CREATE INDEX information_return_state ON information_return (mechanism, state, due_on, id);
CREATE INDEX information_return_unit ON information_return (mechanism, unit, state, due_on, id);

CREATE TABLE return_answer (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    return_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    figure TEXT,
    counted INTEGER,
    answer TEXT,
    why TEXT,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, return_id) REFERENCES information_return (mechanism, id)
) STRICT;
CREATE INDEX return_answer_place ON return_answer (mechanism, return_id, ordinal, id);

CREATE TABLE disposal_report (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    period_kind TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    title TEXT NOT NULL,
    round TEXT,
    state TEXT NOT NULL,
    counted_at INTEGER NOT NULL,
    texts INTEGER NOT NULL,
    signed_off_by TEXT,
    document_number TEXT,
    issued_on TEXT,
    hash TEXT,
    frozen TEXT,
    pdf TEXT,
    docx TEXT,
    xlsx TEXT,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE INDEX disposal_report_state ON disposal_report (mechanism, state, id);
CREATE UNIQUE INDEX disposal_report_number ON disposal_report (mechanism, document_number);

CREATE TABLE report_text (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    report TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, report) REFERENCES disposal_report (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX report_text_place ON report_text (mechanism, report, ordinal);

-- What was counted last for a report that is not issued yet; derived, recounted before the issue and refused
-- if it differs. An issued report's figures lie in its frozen file.
CREATE TABLE report_figure (
    mechanism INTEGER NOT NULL,
    report TEXT NOT NULL,
    place INTEGER NOT NULL,
    figure TEXT NOT NULL,
    value INTEGER,
    previous INTEGER,
    PRIMARY KEY (mechanism, report, place)
) STRICT;

-- What the figures are counted from: the journal's lines of a kind by time, cases by acceptance, assignments
-- by due day.
CREATE INDEX journal_kind ON journal (mechanism, kind, at, n);
CREATE INDEX case_accepted ON court_case (mechanism, accepted_on, id);
CREATE INDEX assignment_due ON assignment (mechanism, due_on, id);
