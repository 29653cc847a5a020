# Delegations: secretaries who write down conveners' instructions.
delegation-title = Delegations
delegation-hint = while one is in force a secretary may write down a convener’s instructions
delegation-empty = No delegation yet.
delegation-col-convener = Convener
delegation-col-secretary = Secretary
delegation-col-days = Days
delegation-span = { $from } to { $until }
delegation-no-end = further notice
delegation-in-force = in force
delegation-end = End today
delegation-give = Enter a delegation
delegation-no-secretary = Nobody holds the post of secretary yet; appoint somebody first.
delegation-from = First day
delegation-from-hint = today if left empty
delegation-until = Last day
delegation-until-hint = until further notice if left empty
delegation-submit = Enter
