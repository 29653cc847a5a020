# Where words stand that cannot be printed.
place-of-character = { $character } (in { $places })
place-between = ,{" "}
place-title = the title
place-body = the text
place-attachments = the attachments
place-addressees = the addressees
place-signer = who signs or on whose authority
place-matter = matter { $number } “{ $title }”
place-item = item { $place } “{ $title }”
place-paragraph = paragraph { $paragraph } of the minutes
place-unit = the name of { $unit }
place-person = who comes for { $unit }
place-roster = the people of { $unit } in the roster
place-meeting = the meeting’s topic, place, caller and chair
place-tables = the tables
