-- What an item's matter came back from, and what its meeting deferred it until.

ALTER TABLE agenda_item ADD COLUMN came_from TEXT;
ALTER TABLE agenda_item ADD COLUMN deferral TEXT;

-- What a meeting did not reach waits for the next one.
CREATE INDEX agenda_item_outcome ON agenda_item (mechanism, outcome, id);

-- Deferred matters whose condition is met come first.
CREATE INDEX matter_waits
    ON matter (mechanism, state, (CASE WHEN condition_met_at IS NULL THEN 1 ELSE 0 END), review_on, id);

-- Which document bears a number.
DROP INDEX official_document_numbered;
CREATE INDEX official_document_numbered ON official_document (mechanism, document_number, id);
