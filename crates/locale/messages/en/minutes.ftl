# Minutes: text, countersignatures, sign-off, number, issue.
minutes-of = Minutes of { $name }
minutes-none = Not drafted
minutes-to-meeting = Back to the meeting
minutes-draft = Draft the minutes
minutes-circulate = Send for countersignature
minutes-sign-off = Sign off
minutes-waits-for-face = The minutes are signed off: their text changes no more, and both the text and any number they have are kept as they are. Ask the system’s operator to put a font with these characters into the data folder’s fonts/, see with fuyuan fonts check what is used, and start again; then number and issue them from this page.
minutes-number = Give the number
minutes-issue = Issue
minutes-waiting = Waiting for { $units } until { $day }.
minutes-entered = entered by the office
minutes-to-sign-joint = Every unit has countersigned; a convener or deputy signs off next.
minutes-to-sign-special = Every unit has countersigned; a convener or the office's director signs off next.
minutes-objected = A unit objects. Take the minutes back, change them and send them round again, or talk to the unit.
minutes-issue-hint = Once issued, the decisions on { $n ->
    [one] { $n } item
   *[other] { $n } items
} become assignments.
minutes-empty-office = The meeting is closed. The first text is written from the recorded items, positions and outcomes; you edit it.
minutes-empty-open = Minutes are drafted when the meeting is closed.
minutes-empty = The office drafts the minutes; they appear here when they go round.
minutes-edit = Edit the text
minutes-text = Text
minutes-text-hint = One paragraph a line; a line that begins with a numbered heading is set as one, unless begun with “\”. Keep the labels (议定事项1-1：), with units and due day on the same line: by them the text is compared with the record. A changed text is countersigned anew.
minutes-own = Countersignature of { $unit }
minutes-own-hint = Please check what concerns your unit and answer by { $day }.
minutes-countersign-submit = Send the answer
minutes-own-anew = Change the countersignature of { $unit }
minutes-own-anew-hint = Until the sign-off the answer may be changed; the latest counts, and the earlier stays in the history.
minutes-countersign-anew = Countersign anew
minutes-changed = Changed
minutes-said-before = Before: { $said }
minutes-countersignatures = Countersignatures
minutes-countersign-by = by { $day }
minutes-countersign-sheet = Print the countersigning sheet (PDF)
minutes-col-stance = Answer
minutes-col-words = Words
minutes-col-signed = By whom, when
minutes-stance-sign = Signs
minutes-stance-object = Objects
minutes-words-hint = Needed for an objection: which place, and how it should read
minutes-silence = Silence past the limit does not hold up the sign-off; an objection does. (Practice of the office, not of the notice.)
minutes-enter = Enter an answer for a unit
minutes-scan = Scan of the signed paper
minutes-enter-submit = Enter it
minutes-take-back = Take back for editing
minutes-take-back-reason = Reason
minutes-take-back-hint = Units that have signed will be asked again for the changed text.
minutes-preview = Preview
minutes-preview-hint = A draft until issued, set in the official layout.
minutes-preview-pdf = Look (PDF)
minutes-preview-docx = Download (DOCX)
minutes-issued-files = Issued files
minutes-issued-on = Issued on { $day }
minutes-pdf = Minutes (PDF)
minutes-docx = Minutes (DOCX)
minutes-who = Sign-off
minutes-signed-off-by = Signed off by
minutes-signs-joint = by a convener or deputy convener
minutes-signs-special = by a convener or the office's director
minutes-mend = Mend the text
minutes-compared = Text and record compared
minutes-agrees = The text agrees with the record of the meeting.
minutes-contradictions = { $n ->
    [one] One place contradicts
   *[other] { $n } places contradict
} the record and must be mended before the minutes go round or are signed off.
minutes-excerpt-only = An administrator takes part in its own matters alone: once the minutes are issued, what concerns it stands under Excerpts.
minutes-differences-kept = { $n ->
    [one] One place is
   *[other] { $n } places are
} worded otherwise than the record, or beside it; the reason was given when the text went round.
minutes-differences = { $n ->
    [one] One place is
   *[other] { $n } places are
} worded otherwise than the record; mend them, or write down why they may stand.
minutes-correction-owed = The record was put right after the issue ({ $reason }), and { $n ->
    [one] one place of the minutes parts
   *[other] { $n } places of the minutes part
} from it: send a numbered correction.
minutes-must-mend = must be mended
minutes-may-stand = worded otherwise
minutes-line = line { $n } of the text
minutes-line-none = not in the text
minutes-recorded = Record: { $text }
minutes-written = Text: { $text }
minutes-reason = Why they may stand
minutes-reason-hint = once checked; it goes into the journal
minutes-reason-given = Explained when circulated: { $reason }
minutes-circulate-despite = Checked, send for countersignature
minutes-remarks = What units said
minutes-excerpts = Excerpts
minutes-excerpts-none = There is no excerpt for your unit: no item of the minutes names it, and it took no position on one. The issued minutes have everything. If something is missing, ask the office.
minutes-excerpts-ask = The office's telephone: { $phone }.
minutes-excerpts-hint = of the issued minutes, by unit or by item
minutes-texts = { $n ->
    [one] One draft
   *[other] { $n } drafts
} kept
minutes-texts-title = Drafts of the minutes
minutes-texts-all = All drafts
minutes-texts-back = Back to the minutes
minutes-text-of = Draft { $n }
minutes-send-back = Do not sign, send back
minutes-send-back-reason = Why
minutes-send-back-hint = Say which place is to be changed and how. For another text every unit countersigns anew; signatures to the same text stand.
minutes-disclosure-hint = On request: answered when somebody applies. Public: published at the issue, personal details masked by themselves, names to mask marked with 〖〗; never where a matter is restricted. Withheld needs its ground.
minutes-absent-yet-heard = Recorded as absent or excused, yet with a position on record: { $units }. Check the sign-in and the positions; say so in the text if a position was given in writing.
open-minutes-title = Minutes of meetings
open-minutes-hint = Minutes published of the mechanism's own motion, the latest first.
open-minutes-empty = No minutes are published yet.
