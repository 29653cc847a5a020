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
