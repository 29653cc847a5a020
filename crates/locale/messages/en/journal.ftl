# The journal and its verification.
journal-what = Every change stands here; lines are added, never altered
journal-verify = Verify
journal-sound = Verified: the chain is whole and agrees with what is kept
journal-faulty = Verification found { $n } { $n ->
    [one] fault
   *[other] faults
}
journal-faulty-then = Keep the data folder and its backups safe, stop working, and call whoever runs the system.
journal-checked = { $when }: { $lines } lines, { $rows } records and { $anchors } signed anchors verified
journal-head = Head of the chain (SM3)
journal-veiled = An audit administrator sees who did what and when, not what was said.
journal-empty = No lines yet.
journal-col-n = No.
journal-col-when = When
journal-col-who = Unit and person
journal-col-what = What was done
journal-entered-for = Entered for { $unit }
