# What is wrong with a form field, said beside it, and hints for filling one in.
form-problems = { $n ->
    [one] { $n } field needs correction
   *[other] { $n } fields need correction
}; nothing you entered is lost
form-required = Please fill this in
form-choose = Please choose one
form-choose-some = Please choose at least one
form-reason-required = Please give the reason
form-too-short = At least { $min ->
    [one] { $min } character is
   *[other] { $min } characters are
} needed
form-too-long = At most { $max } characters
form-bad-text = Contains characters that cannot be shown; please remove them
form-bad-date = Not a date; write it like 2026-11-23
form-date-too-early = The date must not be before { $date }
form-date-too-late = The date must not be after { $date }
form-date-not-workday = { $date } is not a working day
form-bad-time = Not a time; write it like 14:30
form-bad-number = Please enter a whole number
form-number-range = Must be between { $min } and { $max }
form-bad-money = Not an amount; write it in yuan like 1234.50, with at most two decimals
form-bad-phone = Not a telephone number; give a mobile number, or a fixed line with its area code
form-uscc-length = A unified social credit code has 18 characters
form-uscc-character = A unified social credit code has only digits and capital letters, and no I, O, S, V or Z
form-uscc-check = The check character of the unified social credit code is wrong; please compare it with the business licence
form-case-year = A case number begins with the four-digit year in brackets, like (2023)晋0502破1号
form-case-court = The court code in the case number is wrong; it is a province’s character with two or four digits, like 晋0502
form-case-kind = The type code in the case number is wrong; it is one of bankruptcy or compulsory liquidation, like 破, 破申 or 强清
form-case-serial = The serial in the case number is wrong; it counts from 1 and has no leading zero
form-case-end = A case number ends with 号, like (2023)晋0502破1号
form-bad-document-number = Not a document number; write it like 城政发〔2023〕11号
form-bad-clause = The charter has no such clause
form-unknown-choice = No such choice; please choose again
form-taken = “{ $value }” is already in use
form-file-hint = You may upload { $kinds }, each file up to { $max }
form-file-none = Please choose a file
form-file-empty = “{ $name }” is empty
form-file-too-large = “{ $name }” is larger than { $max }
form-file-too-many = { $max ->
    [one] At most { $max } file at a time
   *[other] At most { $max } files at a time
}
form-file-type = Files like “{ $name }” are not accepted; you may upload { $kinds }
form-file-disguised = The content of “{ $name }” is not what its name says; it was not accepted
form-file-broken = “{ $name }” is damaged or cannot be read
form-file-name = The file name is too long or contains characters that are not allowed
form-file-again = For safety a browser does not keep chosen files; please choose them again
