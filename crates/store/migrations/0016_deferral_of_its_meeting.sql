-- What an item's matter came back from, and what its meeting deferred it until.

ALTER TABLE agenda_item ADD COLUMN came_from TEXT;
ALTER TABLE agenda_item ADD COLUMN deferral TEXT;

-- What a meeting did not reach waits for the next one.
CREATE INDEX agenda_item_outcome ON agenda_item (mechanism, outcome, id);
