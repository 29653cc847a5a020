-- Who may read disposal reports; and which reports share a day.

ALTER TABLE disposal_report ADD COLUMN disclosure TEXT;
ALTER TABLE disposal_report ADD COLUMN ground TEXT;
ALTER TABLE disposal_report ADD COLUMN public_pdf TEXT;
CREATE INDEX disposal_report_public ON disposal_report (mechanism, disclosure, issued_on, id);
CREATE INDEX disposal_report_until ON disposal_report (mechanism, until_on, id);
