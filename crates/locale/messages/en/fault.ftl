# What keeps a charter from being founded on; the offending text is shown beside these words.
fault-division-code = The division code must be six digits
fault-code = A code has letters and figures only, 12 at most
fault-telephone = This is no telephone: at least 7 figures, or a service’s 5
fault-empty = This must not be empty
fault-no-units = There are no units; list at least one
fault-twice = This unit is listed twice; merge the two or rename one
fault-no-office = It is not said which unit the office sits in
fault-unknown-unit = There is no such unit; check the name or list the unit first
fault-unknown-difficulty = There is no such difficulty; check it or list it first
fault-no-tiers = There is no kind of meeting; list at least one
fault-no-callers = It is not said who calls this kind of meeting
