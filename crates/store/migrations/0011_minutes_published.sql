-- Who may read minutes, and who signs what corrects them.

ALTER TABLE minutes ADD COLUMN disclosure TEXT;
ALTER TABLE minutes ADD COLUMN ground TEXT;
ALTER TABLE minutes ADD COLUMN public_pdf TEXT;
CREATE INDEX minutes_public ON minutes (mechanism, disclosure, issued_on, id);

ALTER TABLE official_document ADD COLUMN signer TEXT;
