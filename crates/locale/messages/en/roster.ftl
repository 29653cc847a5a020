# The roster: units, persons, dated posts, sign-ins.
roster-count = { $members } member units{ $gaps ->
    [0] , each with a liaison
   *[other] , { $gaps } without a liaison
}
roster-appoint = Appoint
roster-appoint-here = Appoint
roster-appoint-submit = Appoint
roster-leading = Conveners and office
roster-units = Units and liaisons
roster-col-role = Role
roster-col-printed = As the charter prints it
roster-col-holder = Held by
roster-col-since = Since
roster-col-unit = Unit
roster-col-others = Others
roster-col-keep = Keep
roster-not-printed = not in the charter, entered by the office
roster-vacant = Vacant
roster-vacant-why = the charter prints the post without a name
roster-to-enter = to be entered
roster-since = since { $date }
roster-span = { $from } to { $until }
roster-until = takes part until { $date }
roster-over = ended
roster-gap = Unattended: no liaison
roster-keep = Keep
roster-past = Past posts: { $n }
roster-in-post = In post
roster-nobody = Nobody is entered for this unit yet. Appoint a liaison first.

roster-invite = Invite a unit
roster-invite-why = The charter allows further bodies to be invited as the work requires. An invited unit sees only the matters it is asked to join.
roster-invite-unsaid = The charter does not say that units may be invited; have a convener agree first. An invited unit sees only the matters it is asked to join.
roster-invite-submit = Invite
roster-full-name = Full name
roster-full-name-hint = used in meeting notices, minutes and other papers
roster-short-name = Short name
roster-short-name-hint = used on screens, 20 characters at most
roster-kind = Takes part as
roster-until-label = Takes part until
roster-until-hint = leaves by itself on that day; leave empty if no end is set

roster-who = Whom
roster-person = A person already known
roster-person-new = A new person
roster-person-hint = one person may hold several posts, also in several units
roster-name = Name
roster-name-hint = not needed for a person already known
roster-phone = Telephone
roster-phone-hint = seen inside the mechanism, not by administrators’ firms
roster-post = To which post
roster-role = Role
roster-title = Official title
roster-title-hint = the official post held, such as deputy director; for conveners as the charter prints it
roster-from = First day
roster-choose = Please choose
roster-sign-in = Sign-in
roster-login-hint = gives a first password; leave empty for no sign-in, or if there is one already

roster-given = First password given
roster-given-once = The first password is shown this once. Hand it over in person or by another safe way.
roster-given-change = It must be changed at the first sign-in. A forgotten password is given anew from the person’s card.
roster-given-noted = Noted
roster-first-password = First password

roster-no-login = no sign-in yet
roster-closed = closed since { $date }
roster-end = End this post
roster-end-on = Last day
roster-end-hint = still in post on that day; open sessions end, past work keeps the name
roster-give = Give a sign-in
roster-reset = Reset the password
roster-give-hint = 2 to 40 letters, digits, dots, underscores or hyphens
roster-close = Close the sign-in
roster-close-hint = No further sign-in; open sessions end now. Resetting the password opens it again.
roster-rename = Rename the unit
roster-rename-hint = Earlier records keep the name of their time.
roster-no-full-name = full name missing
roster-names = Fill in full names
roster-names-hint = Papers use units’ full names as officially established; what is not certain may stay empty for now.
roster-names-none = Every member has its full name.
roster-short-names = The full names of these { $n } units are not known, and papers print short ones: { $units }.
