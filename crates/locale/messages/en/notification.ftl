# What one was told.
notification-all-read = Nothing unread
notification-mark = Mark all as read
notification-new = Unread
notification-empty = No notifications yet. What is forwarded to you, meeting notices, countersignatures and progress will be listed here.
