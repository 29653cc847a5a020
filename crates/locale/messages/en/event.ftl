# Lines of history: what somebody did. The page names the actor's unit and name before them, so they
# are predicates; whoever may not see the facts reads the same line without them.
event-mechanism-founded = founded the mechanism{ GIVEN($title) ->
    [yes] { " " }on “{ $title }”{ GIVEN($number) ->
        [yes] { " " }({ $number })
       *[no] { "" }
    }, with { $units } units
   *[no] { "" }
}
event-charter-amended = amended the charter{ GIVEN($title) ->
    [yes] : “{ $title }”{ GIVEN($number) ->
        [yes] { " " }({ $number })
       *[no] { "" }
    }, in force from { DATE($from) }
   *[no] { "" }
}
event-unit-admitted = admitted { GIVEN($unit) ->
    [yes] { $unit }
   *[no] a unit
}{ GIVEN($until) ->
    [yes] , taking part until { DATE($until) }
   *[no] { "" }
}
event-unit-renamed = renamed a unit{ GIVEN($to) ->
    [yes] : { $to } (short name before: { $from })
   *[no] { "" }
}
event-person-entered = entered a person{ GIVEN($name) ->
    [yes] : { $name }
   *[no] { "" }
}
event-person-sign-in-given = gave a sign-in name and a first password{ GIVEN($login) ->
    [yes] : { $login }
   *[no] { "" }
}
event-person-phone-changed = changed a telephone{ GIVEN($name) ->
    [yes] : { $name }
   *[no] { "" }
}
event-person-sign-in-closed = closed a sign-in
event-person-password-changed = changed their own password
event-post-taken = { GIVEN($role) ->
    [yes] appointed { GIVEN($name) ->
        [yes] { $name }
       *[no] somebody (name erased)
    } in { $unit } from { DATE($from) } as: { $role ->
        [convener] { role-convener }
        [deputy_convener] { role-deputy-convener }
        [office_director] { role-office-director }
        [office_clerk] { role-office-clerk }
        [head] { role-head }
        [liaison] { role-liaison }
        [handler] { role-handler }
        [judge] { role-judge }
        [administrator] { role-administrator }
        [system_administrator] { role-system-administrator }
        [audit_administrator] { role-audit-administrator }
        [secretary] { role-secretary }
       *[other] { $role }
    }
   *[no] made an appointment
}
event-post-left = { GIVEN($role) ->
    [yes] ended the post of { GIVEN($name) ->
        [yes] { $name }
       *[no] somebody (name erased)
    } in { $unit } on { DATE($until) }: { $role ->
        [convener] { role-convener }
        [deputy_convener] { role-deputy-convener }
        [office_director] { role-office-director }
        [office_clerk] { role-office-clerk }
        [head] { role-head }
        [liaison] { role-liaison }
        [handler] { role-handler }
        [judge] { role-judge }
        [administrator] { role-administrator }
        [system_administrator] { role-system-administrator }
        [audit_administrator] { role-audit-administrator }
        [secretary] { role-secretary }
       *[other] { $role }
    }
   *[no] ended a post
}
event-enterprise-entered = entered an enterprise{ GIVEN($name) ->
    [yes] : { $name }
   *[no] { "" }
}{ GIVEN($uscc) ->
    [yes] { " " }({ $uscc })
   *[no] { "" }
}
event-case-administrator-named = named the administrator{ GIVEN($firm) ->
    [yes] { " " }of { $case }: { $firm }
   *[no] { "" }
}
event-case-entered = entered a case{ GIVEN($number) ->
    [yes] : { $number } ({ $procedure ->
        [liquidation] { procedure-liquidation }
        [reorganization] { procedure-reorganization }
        [composition] { procedure-composition }
        [pre_reorganization] { procedure-pre-reorganization }
        [compulsory_liquidation] { procedure-compulsory-liquidation }
       *[other] { $procedure }
    })
   *[no] { "" }
}

event-attachment-added = added a file{ GIVEN($name) ->
    [yes] : { $name } ({ $purpose ->
        [paper] { purpose-paper }
        [evidence] { purpose-evidence }
        [scan] { purpose-scan }
        [consent] { purpose-consent }
        [issued] { purpose-issued }
    [sealed] { purpose-sealed }
       *[other] { $purpose }
    })
   *[no] { "" }
}

event-matter-raised = raised a matter{ GIVEN($title) ->
    [yes] : { $title }
   *[no] { "" }
}
event-matter-completed = completed the matter and raised it again{ GIVEN($title) ->
    [yes] { " " }as “{ $title }”, asking: { $request }
   *[no] { "" }
}
event-matter-enterprise-corrected = corrected the enterprise{ GIVEN($to) ->
    [yes] { " " }from { $from } to { $to }
   *[no] { "" }
}
event-matter-accepted = accepted the matter
event-matter-returned = returned the matter for completion{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-matter-declined = declined the matter{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-matter-forwarded = forwarded the matter{ GIVEN($lead) ->
    [yes] : lead { $lead }{ GIVEN($supports) ->
        [yes] , support { $supports }
       *[no] { "" }
    }, due { DATE($due) }
   *[no] { "" }
}
event-matter-listed = { $resubmitted ->
    [yes] resubmitted the matter and listed it for
   *[no] listed the matter for
} { GIVEN($meeting) ->
    [yes] { $meeting }
   *[no] a meeting
}
event-matter-meeting-off = took the matter off the agenda, as { GIVEN($meeting) ->
    [yes] { $meeting }
   *[no] the meeting
} is called off{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-matter-unlisted = took the matter off the agenda
event-matter-in-execution = put the decisions into execution, the minutes being issued
event-matter-deferred = deferred the matter{ GIVEN($condition) ->
    [yes] { " " }until: { $condition }; watched by { $owner }, review on { DATE($review) }
   *[no] { "" }
}
event-matter-came-back = brought the deferred matter back for review{ GIVEN($condition) ->
    [yes] ; its condition was: { $condition }
   *[no] { "" }
}
event-matter-left-meeting = { GIVEN($outcome) ->
    [yes] recorded that the meeting decided nothing ({ $outcome ->
        [agreed] { outcome-agreed }
        [agreed_with_changes] { outcome-agreed-with-changes }
        [noted] { outcome-noted }
        [deferred] { outcome-deferred }
        [returned] { outcome-returned }
        [withdrawn] { outcome-withdrawn }
        [carried_over] { outcome-carried-over }
       *[other] { $outcome }
    }); work on it goes on
   *[no] recorded that the meeting decided nothing; coordination goes on
}
event-matter-returned-to-meeting = brought it back before the meeting, its outcome having been recorded by mistake
event-matter-fell-back = took the matter back, to be forwarded anew{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-matter-resolved = found all assignments done; the raiser is to confirm
event-matter-confirmed = confirmed that the matter is solved
event-matter-disputed = said that the matter is not solved{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-matter-closed = { $confirmed ->
    [yes] closed the matter, confirmed by its raiser
    [no] closed the matter, its raiser having said nothing in time
   *[other] closed the matter
}
event-matter-withdrawn = withdrew the matter{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}

event-assignment-issued = issued an assignment{ GIVEN($task) ->
    [yes] { " " }to { $unit } ({ $part ->
        [lead] { part-lead }
        [support] { part-support }
       *[other] { $part }
    }): { $task }, due { DATE($due) }
   *[no] { "" }
}{ GIVEN($clause) ->
    [yes] { " " }(charter { $clause })
   *[no] { "" }
}{ GIVEN($beyond) ->
    [yes] { " " }(beyond remit, because: { $beyond })
   *[no] { "" }
}
event-assignment-acknowledged = acknowledged the assignment
event-assignment-refused = refused the assignment as outside the unit’s duties{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-assignment-progressed = reported progress{ GIVEN($text) ->
    [yes] { " " }({ $count }): { $text }
   *[no] { "" }
}
event-assignment-submitted = submitted the work for verification{ GIVEN($text) ->
    [yes] : { $text }
   *[no] { "" }
}
event-assignment-verified = verified the assignment
event-assignment-sent-back = sent the work back{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-assignment-insisted = insisted that the unit carry it out{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-assignment-revoked = revoked the assignment{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}

event-office-contact-changed = changed how the office is reached
event-meeting-planned = planned a meeting{ GIVEN($topic) ->
    [yes] { " " }({ $meeting }): { $topic }, on { DATE($on) }
   *[no] { "" }
}{ GIVEN($caller) ->
    [yes] , called by { $caller }
   *[no] { "" }
}
event-meeting-replanned = changed the arrangements of the meeting{ GIVEN($topic) ->
    [yes] : { $topic }, { DATE($on) } { $starts }, { $place }
   *[no] { "" }
}
event-meeting-unit-invited = asked { GIVEN($unit) ->
    [yes] { $unit }
   *[no] a unit
} to the meeting
event-meeting-unit-withdrawn = withdrew the invitation of { GIVEN($unit) ->
    [yes] { $unit }
   *[no] a unit
} to the meeting{ GIVEN($meeting) ->
    [yes] : { $meeting } ({ $topic }, { DATE($on) }); it need not come
   *[no] { "" }
}
event-meeting-convened = sent the notice of the meeting{ GIVEN($on) ->
    [yes] : on { DATE($on) }, { $units } units
   *[no] { "" }
}
event-meeting-opened = opened the session{ GIVEN($planned) ->
    [yes] {" "}(set for { DATE($planned) })
   *[no] {""}
}
event-meeting-moved = changed the meeting's time or place{ GIVEN($before) ->
    [yes] {" "}from { $before } to { $after }
   *[no] {""}
}
event-consent-asked = asked whether the meeting is called{ GIVEN($caller) ->
    [yes] {" "}by { $caller }
   *[no] {""}
}
event-consent-answered = answered whether the meeting is called{ GIVEN($consent) ->
    [yes] : { $consent ->
        [asked] { state-consent-asked }
        [given] { state-consent-given }
        [refused] { state-consent-refused }
       *[other] { $consent }
    }
   *[no] {""}
}{ GIVEN($caller) ->
    [yes] {" "}({ $caller })
   *[no] {""}
}{ GIVEN($words) ->
    [yes] ; { $words }
   *[no] {""}
}
event-meeting-attendance-entered = entered attendance{ GIVEN($unit) ->
    [yes] : { $unit }, { $presence ->
        [invited] { presence-invited }
        [present] { presence-present }
        [late] { presence-late }
        [excused] { presence-excused }
        [absent] { presence-absent }
        [withdrawn] { presence-withdrawn }
       *[other] { $presence }
    }
   *[no] { "" }
}{ GIVEN($attendee) ->
    [yes] { " " }({ $attendee })
   *[no] { "" }
}
event-meeting-closed = closed the meeting{ GIVEN($items) ->
    [yes] ; items with an outcome: { $items }
   *[no] { "" }
}
event-meeting-entered = entered a meeting held on paper{ GIVEN($meeting) ->
    [yes] : { $meeting }, { DATE($on) }
   *[no] { "" }
}{ GIVEN($number) ->
    [yes] , minutes { $number }
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] ; { $reason }
   *[no] { "" }
}
event-meeting-entry-revoked = took back the entry of a meeting held on paper{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-meeting-record-amended = put the record of the meeting right{ GIVEN($after) ->
    [yes] : { $before } → { $after }
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] {" "}({ $reason })
   *[no] { "" }
}
event-meeting-called-off = called the meeting off{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-item-listed = put an item on the agenda{ GIVEN($title) ->
    [yes] , as number { $ordinal }: { $title }
   *[no] { "" }
}
event-item-moved = moved an item on the agenda{ GIVEN($to) ->
    [yes] , from place { $from } to { $to }
   *[no] { "" }
}
event-item-reworded = changed the question of { GIVEN($question) ->
    [yes] item { $ordinal }: { $question }
   *[no] an item
}
event-item-taken-off = took { GIVEN($title) ->
    [yes] item { $ordinal } off the agenda: { $title }
   *[no] an item off the agenda
}
event-call-sent = called for items{ GIVEN($due) ->
    [yes] { " " }(until { DATE($due) })
   *[no] { "" }
}{ GIVEN($words) ->
    [yes] : { $words }
   *[no] { "" }
}
event-call-closed = closed the call for items
event-proposal-submitted = answered the call for items{ GIVEN($unit) ->
    [yes] : { $unit }, { $proposal ->
        [matter] { proposal-matter }
        [report] { proposal-report }
        [nothing] { proposal-nothing }
       *[other] { $proposal }
    }
   *[no] { "" }
}{ GIVEN($title) ->
    [yes] { " " }– { $title }
   *[no] { "" }
}
event-proposal-returned = returned a proposed item{ GIVEN($title) ->
    [yes] { " " }({ $title })
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-proposal-accepted = put a proposed item on the agenda{ GIVEN($title) ->
    [yes] : { $title }
   *[no] { "" }
}
event-proposal-joined = took a proposed item in with one already listed{ GIVEN($ordinal) ->
    [yes] { " " }(item { $ordinal })
   *[no] { "" }
}{ GIVEN($title) ->
    [yes] : { $title }
   *[no] { "" }
}
event-reply-given = replied to the notice{ GIVEN($unit) ->
    [yes] : { $unit }{ GIVEN($answer) ->
        [yes] , { $answer ->
            [comes] { answer-comes }
            [substitute] { answer-substitute }
            [cannot] { answer-cannot }
           *[other] { $answer }
        }
       *[no] { "" }
    }
   *[no] { "" }
}{ GIVEN($person) ->
    [yes] { " " }({ $person })
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] { " " }– { $reason }
   *[no] { "" }
}
event-reply-followed = who comes, by the reply{ GIVEN($unit) ->
    [yes] : { $unit }{ GIVEN($answer) ->
        [yes] , { $answer ->
            [comes] { answer-comes }
            [substitute] { answer-substitute }
            [cannot] { answer-cannot }
           *[other] { $answer }
        }
       *[no] { "" }
    }
   *[no] { "" }
}{ GIVEN($attendee) ->
    [yes] { " " }({ $attendee })
   *[no] { "" }
}
event-opinion-given = gave a written opinion{ GIVEN($text) ->
    [yes] { " " }on item { $ordinal }: { $unit }{ GIVEN($stance) ->
        [yes] , { $stance ->
            [agree] { stance-agree }
            [reserve] { stance-reserve }
            [object] { stance-object }
            [silent] { stance-silent }
           *[other] { $stance }
        }
       *[no] { "" }
    } – { $text }
   *[no] { "" }
}
event-reply-day-set = set the day for replies{ GIVEN($due) ->
    [yes] : { DATE($due) }
   *[no] { "" }
}
event-reply-day-reminded = reminded the units that have not replied{ GIVEN($due) ->
    [yes] : { $units }, due { DATE($due) }
   *[no] { "" }
}
event-meeting-year-warned = { GIVEN($year) ->
    [yes] { $label } { $year }: { $warning ->
        [sixty] { warning-sixty }
        [thirty] { warning-thirty }
        [breach] { warning-breach }
       *[other] { $warning }
    }
   *[no] reminded of the year’s meetings
}
event-agenda-frozen = froze the agenda{ GIVEN($n) ->
    [yes] , version { $n }, items: { $items }
   *[no] { "" }
}
event-agenda-reopened = opened the agenda again{ GIVEN($reason) ->
    [yes] { " " }(version { $n }): { $reason }
   *[no] { "" }
}
event-item-settled = recorded the outcome of { GIVEN($outcome) ->
    [yes] item { $ordinal }: { $outcome ->
        [agreed] { outcome-agreed }
        [agreed_with_changes] { outcome-agreed-with-changes }
        [noted] { outcome-noted }
        [deferred] { outcome-deferred }
        [returned] { outcome-returned }
        [withdrawn] { outcome-withdrawn }
        [carried_over] { outcome-carried-over }
       *[other] { $outcome }
    }
   *[no] an item
}{ GIVEN($text) ->
    [yes] { " " }– { $text }
   *[no] { "" }
}
event-position-taken = recorded a position{ GIVEN($unit) ->
    [yes] { " " }on item { $ordinal }: { $unit }, { $stance ->
        [agree] { stance-agree }
        [reserve] { stance-reserve }
        [object] { stance-object }
        [silent] { stance-silent }
       *[other] { $stance }
    }
   *[no] { "" }
}{ GIVEN($words) ->
    [yes] { " " }– { $words }
   *[no] { "" }
}
event-decision-proposed = proposed a decision{ GIVEN($text) ->
    [yes] : { $text }; lead { $lead }{ GIVEN($supports) ->
        [yes] , support { $supports }
       *[no] { "" }
    }, due { DATE($due) }
   *[no] { "" }
}
event-decision-agreed = recorded a decision{ GIVEN($text) ->
    [yes] : { $text }, due { DATE($due) }
   *[no] { "" }
}
event-decision-gave-way = { GIVEN($text) ->
    [yes] { $effect ->
        [amend] { effect-amend }
        [revoke] { effect-revoke }
       *[other] { $effect }
    }, by { $later }: { $text }
   *[no] an earlier decision gave way to a later one
}
event-decision-dropped = recorded that a proposal was not decided{ GIVEN($outcome) ->
    [yes] {" "}({ $outcome ->
        [agreed] { outcome-agreed }
        [agreed_with_changes] { outcome-agreed-with-changes }
        [noted] { outcome-noted }
        [deferred] { outcome-deferred }
        [returned] { outcome-returned }
        [withdrawn] { outcome-withdrawn }
        [carried_over] { outcome-carried-over }
       *[other] { $outcome }
    })
   *[no] {""}
}{ GIVEN($text) ->
    [yes] : { $text }
   *[no] {""}
}

event-report-drafted = drafted the report{ GIVEN($title) ->
    [yes] { " " }“{ $title }” on { DATE($from) } to { DATE($to) }
   *[no] { "" }
}
event-report-text-kept = kept { GIVEN($ordinal) ->
    [yes] text { $ordinal } of the report
   *[no] a text of the report
}
event-report-edited = edited the report{ GIVEN($characters) ->
    [yes] , now { $characters } characters
   *[no] { "" }
}
event-report-recounted = counted the report’s figures anew
event-report-put-forward = put the report forward to be checked{ GIVEN($short_names) ->
    [yes] , with the short names of { $short_names }
   *[no] { "" }
}
event-report-sent-back = sent the report back for changes{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-report-withdrawn = gave the draft of the report up{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-report-checked = checked and signed the report off{ $disclosure ->
    [public] , { disclosure-public }
    [on_request] , { disclosure-on-request }
    [withheld] , { disclosure-withheld }
   *[other] { "" }
}
event-report-numbered = numbered the report{ GIVEN($number) ->
    [yes] : { $number }
   *[no] { "" }
}
event-report-issued = issued the report{ GIVEN($number) ->
    [yes] { " " }{ $number }
   *[no] { "" }
}; figures and text are frozen
event-round-opened = opened an information round{ GIVEN($units) ->
    [yes] { " " }on { DATE($from) } to { DATE($to) }: { $units } units, by { DATE($due) }
   *[no] { "" }
}
event-round-closed = closed the information round{ GIVEN($units) ->
    [yes] : { $accepted } of { $units } returns accepted
   *[no] { "" }
}
event-return-asked = asked { GIVEN($unit) ->
    [yes] { $unit } for its return by { DATE($due) }
   *[no] a unit for its return
}
event-return-submitted = submitted its return{ GIVEN($differences) ->
    [yes] , { $differences } differing from the data
   *[no] { "" }
}
event-return-sent-back = sent a unit’s return back{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-return-accepted = accepted a unit’s return
event-return-reminded = { GIVEN($unit) ->
    [yes] reminded { $unit }{ $overdue ->
        [yes] : its return, due on { DATE($due) }, is overdue
       *[other] : its return is due by { DATE($due) }
    }
   *[no] { $overdue ->
        [yes] reminded a unit of its overdue return
       *[other] reminded a unit of its return
    }
}
event-answer-asked = listed a question{ GIVEN($label) ->
    [yes] : { $label }
   *[no] { "" }
}
event-answer-given = answered{ GIVEN($label) ->
    [yes] { " " }“{ $label }”{ GIVEN($answer) ->
        [yes] : { $answer }
       *[no] { "" }
    }
   *[no] { "" }
}

event-minutes-drafted = drafted the minutes{ GIVEN($characters) ->
    [yes] , { $characters } characters
   *[no] { "" }
}
event-minutes-edited = edited the minutes{ GIVEN($characters) ->
    [yes] , now { $characters } characters
   *[no] { "" }
}
event-minutes-circulated = circulated the minutes for countersignature{ GIVEN($units) ->
    [yes] : { $units } units, by { DATE($by) }
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] { " " }(worded otherwise than recorded in { $differences } places, checked: { $reason })
   *[no] { "" }
}{ GIVEN($short_names) ->
    [yes] , with the short names of { $short_names }
   *[no] { "" }
}
event-minutes-text-kept = kept the text of the minutes{ GIVEN($ordinal) ->
    [yes] { " " }as draft { $ordinal }, { $added } lines added, { $removed } removed
   *[no] { "" }
}
event-minutes-taken-back = took the minutes back for changes{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-minutes-correction-owed = noted that the issued minutes owe a correction{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-minutes-put-right = noted that the issued minutes agree with the record again
event-minutes-countersign-asked = asked { GIVEN($unit) ->
    [yes] { $unit }
   *[no] a unit
} to countersign
event-minutes-countersigned = { $stance ->
    [signed] countersigned the minutes
    [objected] objected to the minutes
    [waiting] has yet to countersign the minutes
   *[other] answered on the minutes
}{ GIVEN($words) ->
    [yes] : { $words }
   *[no] { "" }
}
event-minutes-sent-back = sent the minutes back for changes{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-minutes-signed-off = signed the minutes off{ $disclosure ->
    [public] , { disclosure-public }
    [on_request] , { disclosure-on-request }
    [withheld] , { disclosure-withheld }
   *[other] { "" }
}
event-minutes-numbered = numbered the minutes{ GIVEN($number) ->
    [yes] : { $number }
   *[no] { "" }
}
event-minutes-issued = issued the minutes{ GIVEN($number) ->
    [yes] : { $number }
   *[no] { "" }
}
event-number-drawn = drew a document number{ GIVEN($number) ->
    [yes] : { $number }{ GIVEN($subject) ->
        [yes] , for “{ $subject }”
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-reserved = kept a document number{ GIVEN($number) ->
    [yes] : { $number }{ GIVEN($holder) ->
        [yes] , for { $holder }
       *[no] { "" }
    }{ GIVEN($reason) ->
        [yes] , because { $reason }
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-entered = entered a number used on paper{ GIVEN($number) ->
    [yes] : { $number }{ GIVEN($subject) ->
        [yes] , { $subject }
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-taken-back = took back a number entered from paper{ GIVEN($number) ->
    [yes] : { $number }{ GIVEN($reason) ->
        [yes] , because { $reason }
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-retitled = noted anew which paper bears a number{ GIVEN($number) ->
    [yes] : { $number }{ GIVEN($subject) ->
        [yes] , now “{ $subject }”
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-voided = gave a document number up{ GIVEN($number) ->
    [yes] : { $number }{ GIVEN($reason) ->
        [yes] , because { $reason }
       *[no] { "" }
    }
   *[no] { "" }
}

event-matter-condition-met = marked the condition of the deferral as met{ GIVEN($words) ->
    [yes] : { $words } (it was: { $condition }); proposed for the next agenda
   *[no] { "" }
}
event-matter-review-near = reminded that the review of the deferred matter draws near{ GIVEN($review) ->
    [yes] : { DATE($review) }, condition { $condition }
   *[no] { "" }
}
event-matter-assigned = assigned the matter on an instruction{ GIVEN($lead) ->
    [yes] : lead { $lead }{ GIVEN($supports) ->
        [yes] , support { $supports }
       *[no] { "" }
    }, due { DATE($due) }
   *[no] { "" }
}
event-matter-joining-asked = asked { GIVEN($unit) ->
    [yes] { $unit } to raise the matter too, answer by { DATE($by) }
   *[no] a unit to raise the matter too
}
event-matter-joined = { GIVEN($unit) ->
    [yes] { $unit } raises the matter too
   *[no] raises the matter too
}
event-matter-joining-declined = { GIVEN($unit) ->
    [yes] { $unit } does not raise the matter too: { $reason }
   *[no] does not raise the matter too
}
event-matter-joining-passed-over = went on without { GIVEN($unit) ->
    [yes] { $unit }, which did not say whether it raises the matter too: { $reason }
   *[no] a unit that did not answer
}
event-matter-co-raiser-confirmed = { GIVEN($unit) ->
    [yes] { $unit }, which raised the matter too, confirmed that it is solved
   *[no] a unit that raised the matter too confirmed that it is solved
}
event-matter-co-raiser-asked-again = { GIVEN($unit) ->
    [yes] the matter was taken up again; { $unit } is to confirm anew
   *[no] the matter was taken up again; the confirmation no longer counts
}
event-instruction-given = gave an instruction{ GIVEN($convener) ->
    [yes] { " " }({ $convener }{ GIVEN($secretary) ->
        [yes] , written down by { $secretary }
       *[no] { "" }
    })
   *[no] { "" }
}{ GIVEN($text) ->
    [yes] : { $text }
   *[no] { "" }
}{ GIVEN($lead) ->
    [yes] ; lead { $lead }{ GIVEN($supports) ->
        [yes] , support { $supports }
       *[no] { "" }
    }, due { DATE($due) }
   *[no] { "" }
}
event-instruction-revoked = took the instruction back{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-delegation-given = entered a delegation{ GIVEN($convener) ->
    [yes] : { $delegate } writes down instructions of { $convener } from { DATE($from) }{ GIVEN($until) ->
        [yes] { " " }until { DATE($until) }
       *[no] { "" }
    }
   *[no] { "" }
}
event-document-drafted = drafted a document: { $document ->
    [call_for_items] { document-kind-call-for-items }
    [meeting_notice] { document-kind-meeting-notice }
    [notice] { document-kind-notice }
    [coordination_letter] { document-kind-coordination-letter }
    [reminder_letter] { document-kind-reminder-letter }
    [urging_letter] { document-kind-urging-letter }
    [supervision_letter] { document-kind-supervision-letter }
    [reply_letter] { document-kind-reply-letter }
    [referral_letter] { document-kind-referral-letter }
    [bulletin] { document-kind-bulletin }
    [disposal_report] { document-kind-disposal-report }
    [correction] { document-kind-correction }
    [public_announcement] { document-kind-public-announcement }
    [investor_recruitment] { document-kind-investor-recruitment }
   *[other] paper
}{ GIVEN($title) ->
    [yes] , “{ $title }”
   *[no] { "" }
}
event-document-edited = edited the document{ GIVEN($title) ->
    [yes] {" "}“{ $title }”{ GIVEN($characters) ->
        [yes] , now { $characters } characters
       *[no] { "" }
    }
   *[no] { "" }
}
event-delegation-ended = ended a delegation{ GIVEN($convener) ->
    [yes] : { $delegate } writes down instructions of { $convener } until { DATE($on) }
   *[no] { "" }
}
event-assignment-suspended = { GIVEN($unit) ->
    [yes] suspended the assignment of { $unit } until: { $reason }
   *[no] suspended the assignment
}
event-assignment-resumed = { GIVEN($unit) ->
    [yes] resumed the assignment of { $unit }, now due { DATE($due) }
   *[no] resumed the assignment
}
event-document-text-kept = kept a text of the document{ GIVEN($ordinal) ->
    [yes] : no. { $ordinal }, { $characters } characters
   *[no] { "" }
}
event-document-submitted = sent the draft to be checked{ GIVEN($short_names) ->
    [yes] , with the short names of { $short_names }
   *[no] { "" }
}
event-document-checked = checked the draft
event-document-sent-back = sent the draft back{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-document-signed-off = signed the document off{ $disclosure ->
    [public] , { disclosure-public }
    [on_request] , { disclosure-on-request }
    [withheld] , { disclosure-withheld }
   *[other] { "" }
}
event-document-numbered = numbered the document{ GIVEN($number) ->
    [yes] : { $number }
   *[no] { "" }
}
event-document-issued = issued the document{ GIVEN($title) ->
    [yes] {" "}“{ $title }”
   *[no] { "" }
}{ GIVEN($number) ->
    [yes] {" "}({ $number })
   *[no] { "" }
}
event-document-received = every unit has received it
event-document-acknowledged = the office received the answer
event-document-scanned = kept the scan of the sealed paper
event-document-withdrawn = gave the document up{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] { "" }
}
event-delivery-sent = sent the document{ GIVEN($unit) ->
    [yes] {" "}to { $unit }
   *[no] { "" }
}
event-delivery-received = received the document
event-delivery-reminded = asked { GIVEN($unit) ->
    [yes] { $unit }
   *[no] a unit
} to confirm the receipt
event-item-reopened = { GIVEN($outcome) ->
    [yes] took back the outcome of item { $ordinal }, recorded by mistake ({ $outcome ->
        [agreed] { outcome-agreed }
        [agreed_with_changes] { outcome-agreed-with-changes }
        [noted] { outcome-noted }
        [deferred] { outcome-deferred }
        [returned] { outcome-returned }
        [withdrawn] { outcome-withdrawn }
        [carried_over] { outcome-carried-over }
       *[other] { $outcome }
    })
   *[no] took back an outcome recorded by mistake
}{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] {""}
}
event-decision-withdrawn = took a proposed decision off{ GIVEN($text) ->
    [yes] : { $text }
   *[no] {""}
}
event-decision-proposed-again = made it a proposal again{ GIVEN($text) ->
    [yes] : { $text }
   *[no] {""}
}
