-- Meetings that were held on paper and are entered afterwards bear the number of their minutes.

ALTER TABLE meeting ADD COLUMN paper_number TEXT;
CREATE INDEX meeting_by_paper_number ON meeting (mechanism, paper_number);
