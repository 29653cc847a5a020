# What surrounds every page: names, navigation, buttons, lists, lights.
frame-site = Fuyuan
frame-subject = Enterprise bankruptcy coordination
frame-title = { $page } · Fuyuan
frame-skip = Skip to content
frame-demo-band = Sample data: all invented but the published roster
frame-language = 中文

frame-nav = Main navigation
frame-nav-desk = Desk
frame-nav-matters = Matters
frame-nav-meetings = Meetings
frame-nav-assignments = Assignments
frame-nav-documents = Documents
frame-nav-reports = Reports
frame-nav-enterprises = Enterprises
frame-nav-charter = Charter and duties
frame-nav-roster = Roster
frame-nav-journal = Journal
frame-nav-notifications = Notifications
frame-notifications-unread = { $n ->
    [one] { $n } unread notification
   *[other] { $n } unread notifications
}

frame-switch-person = Switch post
frame-change-password = Change password
frame-sign-out = Sign out

frame-button-save = Save
frame-button-cancel = Cancel

frame-page-next = Next page
frame-page-first = Back to the first page
frame-pages = Pages
frame-list-all = All { $n }
frame-list-shown = { $n ->
    [one] { $n } row on this page
   *[other] { $n } rows on this page
}

frame-yes = Yes
frame-no = No
frame-none = None
frame-all = All
frame-not-filled = Not given
frame-clause = Charter { $clause }
frame-calendar-provisional = The holidays of { $year } are not yet recorded; working days are estimated from weekends alone
frame-secret-warning = State secrets must not be stored, processed or transmitted in this system. Before submitting, make sure that neither the text nor the files contain any; restrict who may see work secrets, trade secrets and personal data.

light-left = { $days ->
    [one] { $days } working day left
   *[other] { $days } working days left
}
light-today = Today
light-overdue = { $days ->
    [one] { $days } working day overdue
   *[other] { $days } working days overdue
}
light-none = No due date
frame-nav-deferred = Deferred
frame-nav-instructions = Instructions
