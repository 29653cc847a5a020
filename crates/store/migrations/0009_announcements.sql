-- What a court announces bears its case's number, and so may bear one that another announcement bears.
DROP INDEX official_document_number;
CREATE UNIQUE INDEX official_document_number ON official_document (mechanism, unit, document_number)
    WHERE kind <> 'public_announcement';
CREATE INDEX official_document_unit ON official_document (mechanism, unit, id);
