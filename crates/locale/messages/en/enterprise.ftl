# Enterprises and their cases.
enterprise-empty = No enterprises yet. Those named in matters appear here.
enterprise-name = Name
enterprise-kind = Kind
enterprise-matters-empty = No matter of it is within your sight.
enterprise-cases = Cases
enterprise-cases-empty = No case is recorded.
enterprise-accepted = accepted { $date }
