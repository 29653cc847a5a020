# Enterprises and their cases.
enterprise-empty = 还没有企业。提出协调事项时填写的企业会列在这里。
enterprise-name = 名称
enterprise-kind = 类型
enterprise-matters-empty = 没有您可以查看的协调事项。
enterprise-cases = 案件
enterprise-cases-empty = 没有登记案件。
enterprise-accepted = { $date }受理
