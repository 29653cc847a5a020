-- The day by which units reply to the notice of a meeting.

CREATE TABLE reply_day (
    mechanism INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    due_on TEXT NOT NULL,
    set_on TEXT NOT NULL,
    reminded INTEGER NOT NULL,
    PRIMARY KEY (mechanism, id),
    FOREIGN KEY (mechanism, meeting) REFERENCES meeting (mechanism, id)
) STRICT;
CREATE UNIQUE INDEX reply_day_meeting ON reply_day (mechanism, meeting);
CREATE INDEX reply_day_due ON reply_day (mechanism, reminded, due_on, id);
