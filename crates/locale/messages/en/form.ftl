# What is wrong with a form field, said beside it, and hints for filling one in.
form-problems = { $n ->
    [one] { $n } field needs correction
   *[other] { $n } fields need correction
}; nothing you entered is lost
form-required = Please fill this in
form-choose = Please choose one
form-choose-some = Please choose at least one
form-reason-required = Please give the reason
form-too-long = At most { $max } characters
form-bad-text = Contains characters that cannot be shown; please remove them
form-bad-date = Not a date; write it like 2026-11-23
form-date-too-early = The date must not be before { $date }
form-date-too-late = The date must not be after { $date }
form-bad-time = Not a time; write it like 14:30
form-bad-number = Please enter a whole number
form-number-range = Must be between { $min } and { $max }
form-bad-phone = Not a telephone number; give a mobile number, or a fixed line with its area code
form-uscc-length = A unified social credit code has 18 characters
form-uscc-character = A unified social credit code has only digits and capital letters, and no I, O, S, V or Z
form-uscc-check = The check character of the unified social credit code is wrong; please compare it with the business licence
form-case-future = The year of this case number has not come yet; please check it
form-case-year = A case number begins with the four-digit year in brackets, like (2023)晋0502破1号
form-case-court = The court code in the case number is wrong; it is a province’s character with two or four digits, like 晋0502
form-case-kind = The type code in the case number is wrong; it is one of bankruptcy or compulsory liquidation, like 破, 破申 or 强清
form-case-serial = The serial in the case number is wrong; it counts from 1 and has no leading zero
form-case-end = A case number ends with 号, like (2023)晋0502破1号
form-bad-document-number = A document number is the organ’s code, the year in 〔〕, the serial and 号, like 城政发〔2026〕11号
form-bad-clause = The charter has no such clause
form-unknown-choice = No such choice; please choose again
form-file-hint = You may upload { $kinds }, each file up to { $max }
form-file-none = Please choose a file
form-file-empty = “{ $name }” is empty
form-file-too-large = “{ $name }” is larger than one file may be; make it smaller or split it
form-file-too-many = { $max ->
    [one] At most { $max } file at a time
   *[other] At most { $max } files at a time
}
form-file-kind = Files like “{ $name }” are not accepted; use one of the listed formats
form-file-disguised = The content of “{ $name }” is not what its name says; it was not accepted
form-scan-kind = “{ $name }” is no scan; upload a PDF, an OFD or a picture
form-files-class = Who may see the files
form-files-class-matter = Whoever sees the matter
form-files-class-internal = Only units taking part in the matter, the office and the conveners
form-files-class-restricted = Only the unit they come from, the office and the conveners
form-file-again = For safety a browser does not keep chosen files; please choose them again
form-scan-required = What is entered for a unit needs the scan of the original; please choose a file
form-date-past = The date must not lie before today
form-date-future = This date lies in the future
form-ends-before = The last day cannot be before the first
form-unknown-token = The text holds tokens that name nothing: { $detail }. Use a listed figure’s name, or words
form-bad-quantity = “{ $detail }” takes a number with up to two decimals; write 0 if there is none
form-bad-answer = “{ $detail }” takes a whole number; write 0 if there is none
form-bad-question = “{ $detail }” cannot hold curly braces, bars or middle dots
form-question-twice = “{ $detail }” is there twice; rename one or leave it out
form-too-many-questions = At most { $detail } questions
form-unit-already-asked = This unit takes part already
form-name-taken = Another unit has this short name; please choose another
form-uscc-other-name = This unified social credit code belongs to an enterprise of another name; please compare name and code
form-case-other-enterprise = This case number belongs to another enterprise; please compare enterprise and number
form-bad-login = A sign-in name has 2 to 40 characters: letters a to z, digits, dots, underscores and hyphens
form-login-kept = This person has a sign-in already, leave this empty; a forgotten password is given anew separately
form-person-known = This unit already has somebody by this name: choose from the persons entered; if it is another, say so behind the name, such as Zhang Wei (section 2)
form-login-taken = Somebody has this sign-in name; please choose another
form-wrong-password = The current password is wrong
form-password-short = A password needs at least 10 characters
form-password-long = This password is too long; please shorten it
form-password-plain = At least three kinds are needed of small letters, capitals, digits and signs
form-password-same = The new password must differ from the current one
form-password-differs = The two new passwords differ
form-before-meeting = This lies before the day of the meeting
form-not-extended = The new deadline must be later than the present one
form-after-meeting = This lies after the day of the meeting
form-co-raiser-self = The raiser need not be asked again
form-clash = { $who } changed it on { $when }.
form-clash-look = See what changed
