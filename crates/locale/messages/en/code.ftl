# Words of the codes that are stored and sent: states, outcomes, stances, roles and kinds.
state-matter-raised = Waiting for triage
state-matter-returned = Returned for completion
state-matter-declined = Declined
state-matter-accepted = Accepted
state-matter-coordinating = In coordination
state-matter-listed = On an agenda
state-matter-deferred = Deferred
state-matter-in-execution = In execution
state-matter-resolved = Waiting for confirmation
state-matter-closed = Closed
state-matter-withdrawn = Withdrawn

state-assignment-issued = Not yet acknowledged
state-assignment-acknowledged = Acknowledged
state-assignment-refused = Refused, to be re-routed
state-assignment-submitted = Submitted for verification
state-assignment-verified = Verified
state-assignment-revoked = Revoked

state-meeting-planned = In preparation
state-meeting-convened = Notice sent
state-meeting-in-session = In session
state-meeting-closed = Closed
state-meeting-called-off = Called off
state-meeting-entered = entered from paper

state-minutes-drafted = Being drafted
state-minutes-countersigning = Being countersigned
state-minutes-signed-off = Signed off
state-minutes-numbered = Numbered
state-minutes-issued = Issued

state-decision-proposed = Proposed
state-decision-agreed = Decided
state-decision-dropped = Not decided
state-decision-amended = Amended
state-decision-revoked = Revoked

effect-amend = amends an earlier decision
effect-revoke = revokes an earlier decision


outcome-agreed = Agreed by all
outcome-agreed-with-changes = Agreed by all with changes
outcome-noted = Noted
outcome-deferred = Deferred
outcome-returned = Returned to the raiser
outcome-withdrawn = Withdrawn
outcome-carried-over = Not reached, carried over

stance-agree = Agrees
stance-reserve = Has reservations
stance-object = Objects
stance-silent = Silent

presence-invited = Not yet entered
presence-present = Present
presence-late = Late
presence-excused = Excused
presence-absent = Absent
presence-withdrawn = Invitation withdrawn

countersign-waiting = Awaited
countersign-signed = Signed
countersign-objected = Objected

part-lead = Lead
part-support = Support

role-convener = Convener
role-deputy-convener = Deputy convener
role-office-director = Director of the office
role-office-clerk = Office clerk
role-head = Head
role-liaison = Liaison
role-handler = Handler
role-judge = Judge
role-administrator = Bankruptcy administrator
role-system-administrator = System administrator
role-audit-administrator = Audit administrator
role-secretary = Secretary

unit-kind-member = Member unit
unit-kind-invited = Invited unit
unit-kind-guest = Guest of a meeting
unit-kind-administrator-firm = Administrator’s firm
unit-kind-government = Government


enterprise-kind-debtor = Debtor
enterprise-kind-distressed = Distressed enterprise
enterprise-kind-zombie = Zombie enterprise

procedure-liquidation = Liquidation
procedure-reorganization = Reorganization
procedure-composition = Composition
procedure-pre-reorganization = Pre-reorganization
procedure-compulsory-liquidation = Compulsory liquidation

classification-ordinary = Ordinary (all member units)
classification-internal = Internal (units taking part)
classification-restricted = Restricted (named units only)

purpose-paper = Supporting paper
purpose-evidence = Evidence of work done
purpose-scan = Scan of the original
purpose-consent = scan of the convener’s consent
purpose-issued = Issued document
purpose-sealed = scan of the sealed paper

state-report-drafted = Being written
state-report-put-forward = To be signed off
state-report-checked = Signed off
state-report-numbered = Numbered
state-report-issued = Issued
state-report-withdrawn = given up

state-return-asked = With the unit
state-return-submitted = Submitted
state-return-sent-back = Sent back
state-return-accepted = Accepted

period-kind-month = Month
period-kind-quarter = Quarter
period-kind-half = Half-year
period-kind-year = Year
period-kind-free = Any period

answer-kind-number = Number
answer-kind-text = Text

measure-matters-raised = Matters raised
measure-matters-accepted = Matters accepted
measure-matters-returned = Matters returned for completion
measure-matters-declined = Matters declined
measure-matters-withdrawn = Matters withdrawn
measure-matters-decided = Matters decided, in execution
measure-matters-deferred = Matters deferred
measure-matters-came-back = Matters back from deferral
measure-matters-closed = Matters closed
measure-matters-pending = Matters open at the end
measure-matters-pending-year = Matters open for a year or more
measure-matters-pending-two-years = Matters open for two years or more
measure-close-days-average = Average days to close
measure-close-days-median = Median days to close
measure-deferral-days-average = Average days deferred
measure-assignments-issued = Assignments issued
measure-assignments-verified = Assignments verified
measure-assignments-on-time = Assignments verified on time
measure-assignments-late = Assignments verified late
measure-assignments-overdue = Assignments overdue at the end
measure-meetings-held = Meetings held
measure-items-settled = Agenda items settled
measure-decisions-agreed = Decisions agreed
measure-documents-issued = Documents issued
measure-cases-concerned = Cases concerned
measure-enterprises-concerned = Enterprises concerned

counted-in-matters = matters
counted-in-items = items
counted-in-times = times
counted-in-papers = papers
counted-in-enterprises = enterprises
counted-in-days = days
state-number-reserved = kept
state-number-used = used
state-number-on-paper = used on paper (entered later)
state-number-void = void
state-number-taken-back = taken back
state-proposal-submitted = To be checked
state-proposal-returned = Returned
state-proposal-accepted = On the agenda

proposal-matter = Matter
proposal-report = Report to be heard
proposal-nothing = No items this time

answer-comes = Comes
answer-substitute = Sends a substitute
answer-cannot = Cannot come

warning-sixty = at most 60 days are left in the year and it has not been held
warning-thirty = at most 30 days are left in the year and it has not been held
warning-breach = the year ended without it

discrepancy-unrecorded-decision = a decision in the text has no record
discrepancy-unwritten-decision = a recorded decision is not in the text
discrepancy-doubled-decision = a decision stands twice
discrepancy-misplaced-decision = a decision stands under another item
discrepancy-unlabelled-decision = a recorded decision stands without its label
discrepancy-decision-reworded = the decision is worded otherwise
discrepancy-decision-altered = the decision decides something else than the record: another act, unit, sum, number or day
discrepancy-decision-reversed = the decision denies what the record affirms, or the other way round
discrepancy-lead-differs = another unit leads than recorded
discrepancy-supports-differ = other units support than recorded
discrepancy-due-differs = another due day than recorded
discrepancy-done-when-differs = what counts as done is worded otherwise
discrepancy-item-missing = the item is missing
discrepancy-item-retitled = the item has another title
discrepancy-outcome-contradicted = the outcome contradicts the record
discrepancy-outcome-unsaid = the outcome is not said
discrepancy-deferral-differs = review day or owner of the deferral differ
discrepancy-condition-reworded = the condition of the deferral is worded otherwise
discrepancy-reservation-missing = a reservation, objection or silence is not minuted
discrepancy-reservation-reworded = a reservation or objection is worded otherwise
discrepancy-reservation-unrecorded = a reservation or objection has no record
discrepancy-sum-unrecorded = a sum in the text has no record
discrepancy-day-unrecorded = a day in the text has no record
discrepancy-head-differs = time, place, name, convener or chair of the meeting differ
discrepancy-attendance-differs = who came, or did not, differs
discrepancy-beside-record = these words were drafted from nothing recorded: check them
discrepancy-withheld-shown = the title of a restricted matter is shown

joining-asked = no answer yet
joining-joined = raises it too
joining-declined = does not
joining-passed-over = silent past its day
document-kind-call-for-items = call for items
document-kind-meeting-notice = meeting notice
document-kind-notice = notice
document-kind-coordination-letter = coordination letter
document-kind-reminder-letter = reminder
document-kind-urging-letter = urging letter
document-kind-supervision-letter = supervision letter
document-kind-reply-letter = reply
document-kind-referral-letter = referral
document-kind-bulletin = bulletin
document-kind-disposal-report = disposal report
document-kind-correction = correction
document-kind-public-announcement = public announcement
document-kind-investor-recruitment = recruitment of investors

state-document-drafted = being drafted
state-document-checking = to be checked
state-document-signing = to be signed off
state-document-signed-off = signed off
state-document-numbered = numbered
state-document-issued = issued
state-document-received = received by all
state-document-withdrawn = given up

disclosure-public = published
disclosure-on-request = on request
disclosure-withheld = withheld

ground-forbidden = forbidden by law (art. 14)
ground-security = may endanger security or stability (art. 14)
ground-third-party = third party’s secrets or privacy (art. 15)
ground-internal = internal affairs (art. 16(1))
ground-process = process papers and consultation letters (art. 16(2))
ground-enforcement = enforcement files (art. 16(2))
state-decision-withdrawn = Taken off
state-consent-asked = Waiting for the convener
state-consent-given = Agreed to call it
state-consent-refused = Declined to call it
