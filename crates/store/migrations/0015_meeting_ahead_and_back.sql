-- What a meeting's outcome may give back.

ALTER TABLE matter ADD COLUMN deferred_before TEXT;
