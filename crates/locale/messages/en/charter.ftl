# The charter: who answers for what, reading a notice, reviewing and adopting it.
charter-matrix = Who answers for which difficulty
charter-gaps = { $n } unattended
charter-col-difficulty = Difficulty
charter-col-answering = Units that answer, and by which clause
charter-gap = Unattended
charter-gap-why = no duty of the charter covers it
charter-duties = Duties of the units
charter-clause = Clause
charter-duty-text = Duty
charter-tier-yearly = { $label }: at least { $n } a year{ GIVEN($by) ->
    [yes] , called by { $by }
   *[no] { "" }
}
charter-tier-as-needed = { $label }: as needed{ GIVEN($by) ->
    [yes] , called by { $by }
   *[no] { "" }
}
charter-versions = Versions
charter-version-from = From { $date }
charter-in-force = in force
charter-ahead = not yet in force
charter-working-days = { $n } { $n ->
    [one] working day
   *[other] working days
}
charter-from-present = Change the charter in force and the office’s practice
charter-to-charter = Open the charter
charter-to-roster = Open the roster

charter-read = Read a notice
charter-read-what = Paste the whole notice as issued, or upload it. Organs, duties, meeting rules and roster are read out of it, each with the line it came from; you review and correct them before they are adopted.
charter-read-submit = Read and review
charter-paste = Text of the notice
charter-paste-hint = from the title to the day of printing, with the roster
charter-upload = Or upload a file
charter-upload-hint = .txt (UTF-8 or GB 18030) or .docx; a file goes before pasted text
charter-unreadable = Could not be read:{ " " }

charter-review = Review the notice
charter-review-what = Look at each fact; its line number leads to its place in the notice. Correct what was read wrongly.
charter-other-place = This notice is of { $place }, the mechanism of { $present }; make sure it is the right file
charter-notice = The notice
charter-line = line { $n }
charter-doubts = { $n ->
    [one] One doubt to look at
   *[other] { $n } doubts to look at
}
charter-checked = Right: it can be adopted
charter-gap-hint = No duty covers what is marked as unattended. If a unit does answer for it, tick it under that unit’s duty; if the notice names nobody, adopt it as it is.
charter-found = { $words }: { $found }
charter-section-head = The notice
charter-section-issue = Issue
charter-section-organs = Organs
charter-section-units = Units
charter-section-difficulties = Difficulties
charter-section-duties = Duties
charter-section-meetings = Meetings
charter-section-roster = Roster
charter-section-contact = How the office is reached
charter-contact-none = Nothing is set yet.
charter-contact-change = Change how the office is reached
charter-contact-hint = Drafts name it in their contact line, and units asked for a return are told; what is empty is left out. Without a person, who drafts is named. Seen by whoever signs in and by those a paper goes to; with a paper that is published it is public, the telephone masked.
charter-contact-person = Person to ask
charter-contact-phone = Telephone
charter-contact-address = Address
charter-contact-postcode = Postcode
charter-section-practice = The office’s practice
charter-practice-label = The office’s practice, not a rule of the notice
charter-drop = Remove
charter-drop-duty = Remove this duty
charter-add-unit = Add a unit
charter-add-difficulty = Add another kind
charter-add-duty = Add a duty
charter-add-roster = Add to the roster
charter-units-hint = Short names must be those that duties and roster use; full names are for papers and can be left for the office to check later.
charter-difficulties-hint = The kind tells which duty covers a matter.
charter-difficulty-label = As the notice words it
charter-difficulty-kind = Kind
charter-duties-hint = A duty may have several leading and supporting units, separated by commas. Tick the difficulties it covers: forwarding cites it and warns of what lies beyond a unit’s duties.
charter-leads = Lead
charter-supports = Support
charter-covers = Difficulties covered
charter-roster-hint = Leave empty what has no printed name; the post stays vacant.
charter-printed = As the charter prints it
charter-effective = In force from
charter-effective-hint = takes effect by itself on that day; the charter in force holds until then
charter-check = Check only
charter-to-adopt = Go down to adopt
charter-to-found = Go down to the next step
charter-adopt = Adopt

charter-adopted = Charter adopted
charter-adopted-from = The new version is in force from { $date }.
charter-adopted-ahead = The new version will be in force from { $date }.
charter-admitted = Units admitted by it
charter-admitted-hint = The units and the persons on the roster are entered, without sign-ins.
charter-dropped = Units it names no longer
charter-dropped-hint = The units and their work are kept. If they leave, end their persons’ posts in the roster and re-route their open assignments.
charter-differing = The printed roster differs from who is in post
charter-differing-hint = Nobody is put into or out of a post by a notice. Enter real changes in the roster.
charter-stale = Another version was adopted while you reviewed. What you typed is below and was not adopted. Look at the charter in force first, then submit again if needed.
charter-effective-early = Not before the version in force began ({ $detail })
charter-bad-number = Must be a whole number in { $detail }
charter-no-difficulty = The notice lists no difficulties. Matters are raised under one: tick common kinds or add your own
charter-add-kinds = Tick common kinds to add; checking proposes the duties that cover them
charter-difficulty-twice = Another difficulty is of this kind already; choose “other”
charter-duty-without-unit = Say which unit answers for it

charter-fact-title = Title
charter-fact-number = Document number
charter-fact-issued-on = Date of issue
charter-fact-place = Place
charter-fact-division-code = Division code
charter-fact-issuers = Issuing organs
charter-fact-basis = Basis
charter-fact-conveners = Conveners
charter-fact-deputies = Deputy conveners
charter-fact-hosts = Office sits in
charter-fact-directors = Director of the office
charter-fact-office-duties = Duties of the office
charter-fact-invites = Further bodies may be invited as the work requires
charter-fact-joint-min = Joint meetings a year, at least
charter-fact-joint-called-by = Joint meetings are called by
charter-fact-special-called-by = Special meetings are called by
charter-fact-other-tiers = Other kinds of meeting
charter-hint-other-tiers = one a line: its name, a colon, who calls it; empty if there are none
charter-fact-meetings-clause = Clause of the meeting rules
charter-fact-triage = Time to accept or return
charter-fact-answer = Time to answer where none is stated
charter-fact-countersign = Time to countersign
charter-fact-confirm = Time for the raiser to confirm
charter-fact-minutes-code = Code in the numbers of minutes
charter-fact-notice-code = Code in the numbers of notices and bulletins
charter-fact-letter-code = Code in the numbers of letters
charter-fact-report-code = Code in the numbers of reports
charter-fact-office-phone = The office’s telephone
charter-fact-founding-year = The founding year already owes its joint meeting
charter-hint-lines = one a line
charter-hint-posts = one post a line; without a name where none is printed
charter-hint-hosts = one a line, by short name
charter-hint-date = such as 2023-11-29
charter-hint-place = the short name shown on top of every page
charter-hint-division-code = six digits
charter-hint-days = in working days
charter-hint-clause = the number of the clause, to cite it
charter-hint-minutes-code = the organ’s code that begins the numbers of its minutes
charter-hint-code = stands before the year in the number
charter-hint-office-phone = put into drafts as the telephone to ask at; may stay empty, then the drafter fills it in. What the office sets as its contact goes before
charter-kind-credit-repair = Credit repair
charter-kind-taxation = Taxation
charter-kind-deregistration = Deregistration
charter-kind-illegal-building = Illegal building
charter-kind-cost-funding = Cost funding
charter-kind-resettlement = Resettlement of staff
charter-kind-debt-evasion = Debt evasion
charter-kind-other = Other (a kind of its own)
charter-section-aims = Goals and requirements
charter-fact-goals = Goals
charter-fact-requirements = Requirements
charter-fact-addressees = Addressees
charter-fact-copy-to = Copied to
charter-fact-review-reminder = Reminder before a review
charter-fact-joining = Time to answer whether to raise too
charter-fact-reply = Replies to a meeting’s notice
charter-hint-reply = working days before the meeting; 0 for the day itself
charter-hint-review-reminder = days before the review at which owner and office are reminded
charter-hint-joining = working days a unit has to say whether it raises a matter too
