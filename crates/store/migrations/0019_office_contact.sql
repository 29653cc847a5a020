-- Drafts of reports that were given up say why.

ALTER TABLE disposal_report ADD COLUMN reason TEXT;
