-- Drafts of reports that were given up say why; and how the office is reached.

ALTER TABLE disposal_report ADD COLUMN reason TEXT;

CREATE TABLE office_contact (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    person TEXT,
    phone TEXT,
    address TEXT,
    postcode TEXT,
    PRIMARY KEY (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX office_contact_once ON office_contact (mechanism);
