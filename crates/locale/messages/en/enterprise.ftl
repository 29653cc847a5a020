# Enterprises and their cases.
enterprise-empty = No enterprises yet. Those named in matters appear here.
enterprise-name = Name
enterprise-kind = Kind
enterprise-matters-empty = No matter of it is within your sight.
enterprise-cases = Cases
enterprise-cases-empty = No case is recorded.
enterprise-accepted = accepted { $date }
enterprise-administrator = Administrator
enterprise-administrator-name = Name the administrator
enterprise-administrator-change = Name another administrator
enterprise-administrator-hint = As appointed by the court. A firm that is missing is first admitted on the roster. Announcements and the recruitment of investors name it.
enterprise-choose-firm = Choose a firm
