# The register of deferred matters.
deferred-rule = What cannot be solved yet may be submitted again once the conditions are there{ GIVEN($clause) ->
    [yes] { " " }(charter { $clause })
   *[no] { "" }
}
deferred-all = All
deferred-due = Review due
deferred-ahead = Review ahead
deferred-met = Condition met
deferred-empty = No such matter. What a meeting or the office defers stands here, and is proposed for the next agenda when its day comes or its condition is met.
deferred-col-condition = Condition
deferred-col-owner = Watched by
deferred-col-review = Review
deferred-col-chain = Submissions
deferred-met-on = marked as met on { $date }
deferred-proposed = proposed for the next meeting
deferred-times = { $n ->
    [0] deferred for the first time, not yet resubmitted
    [one] resubmitted once
   *[other] resubmitted { $n } times
}
deferred-returning-met = {" "}· condition met{ $n ->
    [0] {""}
   *[other] , resubmitted { $n } times before
}
deferred-returning-due = {" "}· review due{ $n ->
    [0] {""}
   *[other] , resubmitted { $n } times before
}
