# Pages that say why something was not done, and what to do now.
error-bad-request-title = The request was not understood
error-bad-request-text = What was submitted is incomplete or malformed. Please go back and try again.
error-forbidden-title = You are not permitted to do this
error-forbidden-text = This act is beyond the permissions of your post. If it has to be done, ask the office.
error-cross-site-title = A submission from another site was not accepted
error-cross-site-text = So that nobody can act in your name, only submissions from this system’s own pages are accepted. Please return to the page and try again.
error-not-found-title = Not found
error-not-found-text = What you are looking for does not exist, or you may not see it.
error-stale-title = This was changed while you were editing
error-stale-text = Your changes are not saved yet; what you entered is kept below. Compare it with what is there now, and submit again if needed.
error-stale-yours = What you entered
error-refused-title = This cannot be done now
error-too-large-title = Too much was submitted
error-too-large-text = One submission may not exceed { $max }; nothing was saved. Make the files smaller or upload them in several steps.
}.
error-failed-title = Something failed; it was not done
error-failed-text = Nothing was saved; you may try again later. If it fails again, tell the operators the number below.
error-unknown-outcome-title = It is not certain whether this was saved
error-unknown-outcome-text = The system got no answer while saving: your act may or may not have taken effect. Look at the record first, and submit again only if it was not saved.
error-unavailable-title = The system cannot do this at the moment
error-unavailable-text = It is busy or under maintenance; please try again later. Nothing was saved.
error-number = Number: { $number }
error-to-desk = To the desk
error-to-sign-in = To sign-in
