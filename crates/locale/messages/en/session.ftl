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
session-suspended = This account is suspended, or holds no post and no delegation in force at present; please ask the office
session-expired = Your sign-in has expired, please sign in again; what was not submitted has to be entered again
session-forgotten = If you forgot your password, ask the office to reset it

session-change-title = Change password
session-change-first = Change your password at the first sign-in before doing anything else
session-current = Current password
session-new = New password
session-repeat = New password again
session-rule = At least ten characters of three kinds: small letters, capitals, digits, signs
session-change-submit = Change password
