# Enterprises and their cases.
enterprise-empty = 还没有企业。提出协调事项时填写的企业会列在这里。
enterprise-name = 名称
enterprise-kind = 类型
enterprise-matters-empty = 没有您可以查看的协调事项。
enterprise-cases = 案件
enterprise-cases-empty = 没有登记案件。
enterprise-accepted = { $date }受理
enterprise-administrator = 管理人
enterprise-administrator-name = 登记管理人
enterprise-administrator-change = 变更管理人
enterprise-administrator-hint = 法院指定的管理人。名单里没有的机构，先在成员名单里增加。公告、投资人招募公告据此填写。
enterprise-choose-firm = 请选择管理人机构
