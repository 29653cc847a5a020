# Signing in and out, passwords, and acting in one of several posts.
session-title = Sign in
session-login = Sign-in name
session-password = Password
session-submit = Sign in
session-wrong = The sign-in name or the password is wrong
session-locked = Too many wrong attempts; sign-in is suspended. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, or ask the office.
session-busy = Many people are signing in at once; please try again shortly
session-suspended = This account is suspended; please ask the office
session-expired = Your sign-in has expired, please sign in again; what was not submitted has to be entered again
session-ended = You have signed out
session-forgotten = If you forgot your password, ask the office to reset it
session-demo-heading = Demonstration accounts
session-demo-hint = Sign in with any of these; the password is always { $password }

session-switch-title = Switch post
session-switch-hint = You hold several posts; choose in which one to act

session-change-title = Change password
session-change-first = Change your password at the first sign-in before doing anything else
session-current = Current password
session-new = New password
session-repeat = New password again
session-rule = At least ten characters of three kinds: small letters, capitals, digits, signs
session-change-submit = Change password
session-changed = Password changed; you are signed out on all other devices
