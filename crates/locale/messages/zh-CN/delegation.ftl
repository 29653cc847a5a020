# Delegations: secretaries who write down conveners' instructions.
delegation-title = 批示代录授权
delegation-hint = 秘书在授权期内可代召集人录入批示
delegation-empty = 还没有授权。
delegation-col-convener = 召集人
delegation-col-secretary = 秘书
delegation-col-days = 期间
delegation-span = { $from }至{ $until }
delegation-no-end = 另行通知
delegation-in-force = 有效
delegation-end = 即日终止
delegation-give = 登记授权
delegation-no-secretary = 名单上还没有任“秘书”的人员，请先登记任职。
delegation-from = 起始日期
delegation-from-hint = 不填为今天
delegation-until = 截止日期
delegation-until-hint = 不填为另行通知
delegation-submit = 登记
