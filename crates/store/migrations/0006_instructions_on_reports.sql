-- Instructions may be written on a disposal report. The column is null in rows kept before, and their seals
-- are made without it (docs/decisions/0002).

ALTER TABLE instruction ADD COLUMN report TEXT;
CREATE INDEX instruction_report ON instruction (mechanism, report, id);
-- Supervision letters that rest on an instruction.
CREATE INDEX official_document_instruction ON official_document (mechanism, instruction, id);
