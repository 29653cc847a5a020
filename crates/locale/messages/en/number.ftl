# The register of document numbers.
number-bad-count = a whole number from 1 to { $max }
number-bad-year = a year, not after { $max }
number-too-many = at most 500 numbers are entered at once: check the number
