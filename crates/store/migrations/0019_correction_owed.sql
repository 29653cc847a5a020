-- Issued minutes whose meeting's record was put right owe a numbered correction.

ALTER TABLE minutes ADD COLUMN correction_owed TEXT;
