# Meetings: the list, planning, the agenda, the session.
meeting-list-title = Meetings
meeting-prepare = Prepare a meeting
meeting-prepare-joint = Prepare the { $label }
meeting-list-empty-office = No meeting yet. Prepare one: time, place and units first, then list matters for it.
meeting-list-empty = Your unit has not been asked to a meeting yet. Meetings appear here once the office sends their notice.
meeting-list-end = There are no earlier meetings.
meeting-list-off = Meetings called off
meeting-list-back = Back to meetings
meeting-col-name = Meeting
meeting-col-time = Time
meeting-col-state = State
meeting-col-left = Until then
meeting-duty-rule = { GIVEN($clause) ->
    [yes] Charter { $clause }: at least
   *[no] At least
} { $owed } { $label } a year. Held this year: { $held }. Last held: { $last }.
meeting-duty-left = One is still owed this year: { $n ->
    [one] { $n } day
   *[other] { $n } days
} left
meeting-duty-planned = Planned for { $date }

meeting-kind = Kind of meeting
meeting-rule-yearly = { $label }: at least { $owed } a year{ GIVEN($by) ->
    [yes] , called by { $by }
   *[no] { "" }
}{ GIVEN($clause) ->
    [yes] { " " }(charter { $clause })
   *[no] { "" }
}.
meeting-rule-as-needed = { $label }: as needed, with the units concerned{ GIVEN($by) ->
    [yes] , called by { $by }
   *[no] { "" }
}{ GIVEN($clause) ->
    [yes] { " " }(charter { $clause })
   *[no] { "" }
}.
meeting-topic = Topic
meeting-topic-hint = One line; it goes into the notice and the minutes
meeting-place = Place
meeting-held-on = Date
meeting-starts-at = Begins at
meeting-called-by = Called by
meeting-called-by-one = Called by { $posts }
meeting-called-by-special = The office, if left empty
meeting-chair = Chair
meeting-chair-hint = Post and name, as papers print them
meeting-reply-by = Replies due
meeting-reply-by-hint = Printed in the notice; units that have not replied are reminded. If left empty, { $n } working days before the meeting
meeting-units = Units asked
meeting-units-joint = Every member unit is asked unless you choose otherwise
meeting-units-special = Choose the units concerned; more can be asked later
meeting-topics = Topics
meeting-topics-hint = Choose the matters and difficulties of this meeting; the units are proposed by the charter’s duties. The matters chosen go on the agenda
meeting-topics-matters = Matters
meeting-topics-difficulties = Difficulties
meeting-topics-propose = Propose the units
concern-raised = raised “{ $about }”
concern-raised-too = also raised “{ $about }”
concern-reports = reports on “{ $about }”
concern-leads = leads “{ $about }”
concern-supports = supports “{ $about }”
concern-watches = watches the condition of “{ $about }”
concern-duty-lead = duty { $clause } (lead): { $about }
concern-duty-support = duty { $clause } (support): { $about }
gaps-title = Units and items
gaps-absent = Units that items concern and that are not asked:
gaps-missing = Not asked yet
gaps-ask = Ask it to come
gaps-ask-all = Ask them all
gaps-idle = Units asked that no item concerns: { $units }. Keep them if they are needed.
gaps-unattended = By the charter no unit answers for “{ $difficulty }”. Invite one, or take it to the joint meeting.
gaps-unattended-here = By the charter no unit answers for “{ $difficulty }”. Let this meeting say who does, or invite one.
meeting-plan-submit = Plan the meeting

meeting-stages = Course of the meeting
meeting-stage-plan = Planning
meeting-stage-notice = Notice
meeting-stage-session = Session
meeting-stage-minutes = Minutes
meeting-stage-countersign = Countersigning
meeting-stage-sign-off = Sign-off
meeting-stage-issue = Issue
meeting-stage-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
meeting-stage-asked = { $n ->
    [one] { $n } unit
   *[other] { $n } units
}
meeting-stage-came = { $n } came

meeting-next-list = List a matter
meeting-next-convene = Send the notice
meeting-next-open = Open the session
meeting-next-settle = Enter what is next
meeting-next-close = Close the meeting
meeting-to-minutes = Minutes
meeting-off-notice = Its notice had been issued: only units that can sign in are told here; please send word that the meeting is cancelled.
meeting-called-off = The meeting was called off. Its matters are back where they were and can be listed for another meeting.
meeting-own-waiting = Items waiting for your unit's position
meeting-missing = To be entered before the meeting can be closed

meeting-agenda = Agenda
meeting-items-count = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
meeting-agenda-empty-office = No items yet. List a matter below; the notice needs at least one.
meeting-items-seen = { $n ->
    [one] { $n } item you may see
   *[other] { $n } items you may see
}
meeting-agenda-empty = The office has not listed any matter yet.
meeting-agenda-none-seen = There is no item that your unit may see at present.
meeting-item-note = { $number } · { $label } · raised by { $unit }
meeting-again = Back on the agenda
meeting-unattended = Unattended: the charter names no unit
meeting-not-reached = Not discussed
meeting-off = Take off
meeting-off-item = Take item { $n } off
meeting-up-item = Move item { $n } up
meeting-down-item = Move item { $n } down

meeting-list-matter = List a matter
meeting-list-nothing = There is no matter to list now. Accepted, coordinated and deferred matters appear here.
meeting-matter = Matter
meeting-choose-matter = Choose a matter
meeting-matter-hint = Those back from deferral or resubmitted come first
meeting-carried-mark = {" "}· not reached last time, carried over
meeting-group-carried = Not reached last time, carried over
meeting-group-due = Deferred, due for review
meeting-group-again = Carried over or resubmitted
meeting-group-accepted = Accepted, with nobody yet
meeting-group-coordinating = With units
meeting-group-deferred = Deferred, review not yet due
meeting-question = Question to the meeting
meeting-question-hint = The raiser's request, if left empty
meeting-list-submit = Put on the agenda

meeting-decisions = Proposed decisions
meeting-decisions-settled = Decisions
meeting-decisions-empty = None yet.
meeting-decisions-empty-office = Say who leads, who supports, by when and what counts as done, so that units can take a position.
meeting-decisions-none = Nothing was decided on this item.
meeting-decision-text = Decision
meeting-decision-text-hint = What is to be done; units and date have their own fields
meeting-decision-units = Units
meeting-decision-due = Due
meeting-decision-done-when = Done when
meeting-decision-done-when-hint = For example: the tax clearance certificate is issued
meeting-decision-agreed = Agreed
meeting-decision-dropped = Not agreed
meeting-decision-withdraw = Take off
meeting-propose = Propose a decision
meeting-propose-submit = Add the proposal
meeting-choose-unit = Choose a unit
meeting-within = Within its duties
meeting-beyond = beyond its duties
meeting-beyond-group = Beyond its duties: give a reason
meeting-beyond-reason = Why beyond duties
meeting-beyond-reason-hint = Needed where a unit's duties do not cover it

meeting-positions = Positions
meeting-positions-empty = No unit has taken a position yet.
tally-agree = { $n } agree
tally-reserve = { $n } reserve
tally-object = { $n } object
tally-silent = { $n } silent
tally-then = {", "}
meeting-all-agree = Every unit the decisions name has agreed: the item can be entered as agreed.
meeting-needs = To be agreed by: { $units }.
meeting-needs-asking = { $units } is not asked yet; ask it to the meeting, else it cannot take a position.
meeting-lacking = Still to agree: { $units }. If one objects or stays silent, the item is deferred or carried over.
meeting-lacking-not-asked = Of these, { $units } was not asked to the meeting and cannot take a position.
meeting-own-position = Position of { $unit }
meeting-position-words = Words; needed for a reservation or objection
meeting-position-words-of = Words of { $unit }
meeting-position-submit = Take the position
meeting-position-change = Change the position
meeting-positions-enter = Enter the units' positions
meeting-there = present
meeting-positions-save = Save positions
meeting-positions-rest = Save, all others present agree

meeting-outcome = Outcome
meeting-deferral-hint = A deferral needs a condition, an owner and a review date; it comes back to the office by itself.
meeting-defer-condition = Condition
meeting-defer-owner = Owner
meeting-defer-review = Review date
meeting-outcome-text = Words for the minutes
meeting-outcome-text-hint = May be left empty
meeting-outcome-submit = Enter the outcome
meeting-deferred-until = Deferred until: { $awaited }. Watched by { $owner }, review on { $review }.

meeting-attendance = Units asked
meeting-there-and-away = { $there } there, { $away } away
meeting-unheard = { $n } not entered
meeting-units-count = { $n ->
    [one] { $n } unit
   *[other] { $n } units
}
meeting-col-unit = Unit
meeting-col-presence = Attendance
meeting-col-attendee = Who came
meeting-attendee-hint = Name and post; several divided by 、
meeting-presence-of = Attendance of { $unit }
meeting-attendee-of = Who came for { $unit }
meeting-attendance-save = Save attendance
meeting-attendance-rest = Save, all others present
meeting-invite = Ask another unit
meeting-invite-hint = A unit that is not listed is first invited on the roster.
meeting-invite-submit = Ask the unit
meeting-replan = Change time, place and so on
meeting-amend = The record is wrong
meeting-amend-reason = Why it is put right
meeting-amend-hint = What the minutes say otherwise will be marked; if they are with the units they come back to be mended; send a correction if they are issued
meeting-amend-submit = Put right
meeting-call-off = Call the meeting off
meeting-call-off-reason = Reason
meeting-call-off-hint = Its matters go back to where they were.
meeting-missing-outcome = Item { $n } “{ $title }” has no outcome
meeting-missing-presence = Attendance not entered: { $units }

meeting-facts = Arrangements
meeting-basis = Basis
meeting-notice = Notice of the meeting
meeting-notice-unsent = The notice is issued as a document, but the units are not asked yet: send the notice of the meeting, so that they can reply.
meeting-notice-none = No meeting notice has been drafted yet.
meeting-notice-document = Draft the meeting notice
meeting-papers = Papers for the meeting
meeting-papers-sign-in-sheet = Sign-in sheet
meeting-papers-address-list = Address list
meeting-papers-running-sheet = Running sheet for the chair
meeting-papers-bundle = All papers in one volume
meeting-papers-sight = They hold only items and files that you may see.
meeting-files = Files
meeting-history = History
meeting-to-matter = To the matter
meeting-history-earlier = { $n } earlier
meeting-history-empty = Nothing recorded yet.
meeting-entered-for = entered for { $unit }
meeting-order-hint = Drag, or use the arrows; what is taken off goes back to where it was.
meeting-reword = Change the question
meeting-report-note = Report to be heard · by { $unit }
meeting-list-report = List a report to be heard
meeting-report-title = Title of the report
meeting-report-title-hint = For example: report on the disposal of bankruptcies
meeting-reporter = Reporting unit
meeting-report-question = What the meeting is to hear
meeting-earlier = Earlier decision
meeting-earlier-none = Concerns no earlier decision
meeting-earlier-hint = Only a later decision amends or revokes an earlier one; it takes effect once the minutes are issued
meeting-effect = What it does to that one
agenda-freeze = Freeze the agenda
agenda-is-frozen = The agenda is frozen.
agenda-frozen-office = Open it again to add, move or change items.
agenda-reopen = Open the agenda again
agenda-reopen-reason = Why it is opened again
agenda-reopen-hint = Units that already have the notice are told
agenda-versions = Versions of the agenda
agenda-version-link = No. { $n }
agenda-version-changed = { $n } changed
agenda-version = Version { $n }, frozen { $at }
agenda-reopened = opened again
agenda-reopened-because = Opened again because: { $reason }
agenda-line-added = added
agenda-line-removed = taken off
agenda-line-moved = moved
agenda-line-reworded = reworded
meeting-entering-for = Entered for
meeting-withdraw = Withdraw an invitation
meeting-withdraw-hint = A unit asked by mistake can be taken off before the session; not once it answered the notice, raised an item, gave a written opinion, or is named by what is proposed.
meeting-withdraw-told = The notice has gone out: tell the unit yourself that it need not come. A notice already issued does not change; issue it anew if need be.
meeting-guest = Invite another body to this meeting
meeting-guest-full-name = Full name
meeting-guest-short-name = Short name
meeting-guest-hint = A body that is not listed; it takes part in this meeting alone and sees nothing else

call-title = Call for items
call-until = until { $date }
call-closed = closed ({ $date })
call-send = Call for items
call-due = Last day
call-due-hint = Not after the meeting; the units asked are told
call-words = What is asked
call-words-start = Please propose items or reports for { $meeting }, with what the meeting is to be asked and on what basis; please answer also if you have none.
call-silent = Not answered yet: { $units }
call-empty = Nothing was proposed yet.
call-col-what = Proposed
call-accept = Complete; put on the agenda
call-answers = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
} of the units
meeting-proposed-by = Proposed by
call-join = Take in with item { $n }
call-return = Return for completion
call-return-reason = What is missing
call-returned-because = Returned for completion: { $reason }
call-files = Papers of the report to be heard
call-complete = Send again
call-propose = Propose an item
call-propose-for = Enter an item a unit proposes
call-kind = What is proposed
call-matter-hint = For a matter; if there is none yet, first
call-title-hint = For a report
call-propose-submit = Send
call-document = Draft the call as an official document
call-change = More time, or close the call
call-extend = Give more time
call-extend-hint = Units that have not answered are told
call-close = Close the call

reply-title = Replies to the notice
reply-answers = { $n ->
    [one] { $n } reply
   *[other] { $n } replies
} received
reply-by = due by { $date }
reply-col-answer = Reply
reply-col-who = Who comes
reply-col-phone = Telephone
reply-missing = No reply yet
reply-late = late
reply-give = Reply for your unit
reply-enter = Enter a reply
reply-person = Who comes
reply-person-hint = Needed unless nobody comes
reply-post = Post
reply-phone = Telephone
reply-phone-hint = Printed in the address list of the meeting
reply-reason = Reason
reply-reason-hint = Needed for a substitute or if nobody comes; then the unit is excused
reply-submit = Send the reply
reply-change = Change the reply
reply-own = Your unit replied: { $reply }

opinion-title = Written opinion
opinion-count = Written opinions: { $n }
opinion-give = Give a written opinion before the meeting
opinion-change = Change your unit’s written opinion
opinion-before = Written before the meeting: { $opinion }
opinion-fills = Filled in from your unit’s written opinion, and may be changed; what counts is the position taken at the meeting.
opinion-enter = Enter a written opinion
opinion-stance = Where it leans (may be left open)
opinion-text = Opinion
opinion-text-hint = For the meeting to know; what counts is the position at the table
opinion-submit = Send the opinion

running-title = Running sheet
running-back = Back to the meeting
running-hint = Two can enter at once: each row is saved by itself, and what the other enters appears by itself, or when the page is opened again.
meeting-past = Earlier meetings ({ $n })
meeting-past-met = Condition met
meeting-past-dropped = Not agreed
meeting-propose-restricted = This matter is restricted: a unit named in a decision may see the matter from then on.
running-discussed = Positions are recorded on these items, so they were discussed; give each its outcome:
running-before = Before
running-recorded = Recorded now: { $said }
running-save-of = Save the position of { $unit }
running-enter = Enter positions and the outcome
running-others = Other units ({ $n })
running-rest-agree = Enter the { $n } units present and not heard as agreeing
running-all-settled = Every item has its outcome; the meeting can be closed.
running-rest = Items without an outcome
running-carry-over = Carry the rest over
meeting-moved = Time or place changed: { $before } → { $after }
meeting-choose-caller = Choose who calls it
meeting-decision-carried-out = Verified
meeting-reopen-item = Take the outcome back and record it anew
meeting-reopen-item-reason = Reason
meeting-reopen-item-hint = Kept in the journal; not possible once the meeting is closed
reply-outdated = given for the earlier time or place
consent-title = The convener's consent
consent-entered = entered by the office
consent-words = Words
consent-words-hint = A refusal needs its reason
consent-words-entered = How it was given
consent-words-entered-hint = When and by what way, such as "by telephone on 2 March"
consent-scan = Scan of the written word, if there is one
consent-give = Call it
consent-refuse = Do not call it
consent-anew = The day or hour was changed; the consent was to the earlier one. The session opens once the convener agrees to the new one.
doubt-title = To be checked before the notice goes out
doubt-despite = Checked, send it all the same
doubt-despite-move = Checked; change it all the same
doubt-not-asked = Concerned by an item (they raise it, report on it, or are bound by what is proposed) and not asked: { $units }
doubt-not-asked-below = { $n ->
    [one] { $n } unit that the items concern is not asked; see the units and the items
   *[other] { $n } units that the items concern are not asked; see the units and the items
}
doubt-one-unit = Only one unit is asked
doubt-members-not-asked = This tier meets as a whole, but most members are not asked: { $units }
doubt-same-hour = Another meeting is held at the same hour: { $topic }
doubt-same-place = Another meeting begins at the same place within two hours: { $other }
doubt-day-off = { $day } is no working day
doubt-other-year = The day lies in { $year }; the meeting counts for that year
doubt-unchecked = { $n } proposed items still wait for the office's check
stray-words = What you typed (to be copied):
meeting-enter = Enter a meeting held on paper
meeting-enter-hint = Meetings held before this system was started are entered here; they count towards their year, and have no agenda; the units that sat in them see them, administrators do not.
meeting-enter-day = Held on
meeting-enter-number = Number of the minutes
meeting-enter-number-hint = Leave empty if they bear none
meeting-enter-ordinal = Which of the year
meeting-enter-ordinal-hint = Which meeting of its kind in the year, if the paper says so; left empty, the next one, unless a later meeting has its ordinal
meeting-enter-reason = Why it was not held here
meeting-enter-reason-hint = Required for meetings held since this system was started
meeting-enter-units = Units that sat in it
meeting-enter-units-hint = They see the meeting and its scan; of a meeting that all units attend every member does, ticked or not
meeting-enter-scan = Scan of the minutes
meeting-enter-submit = Enter
meeting-entered-note = This meeting was held on paper and entered afterwards; what it dealt with stands in the scan of its minutes.
meeting-entry-revoked = Entry taken back
meeting-revoke-entry = Take the entry back
meeting-revoke-entry-reason = Reason
