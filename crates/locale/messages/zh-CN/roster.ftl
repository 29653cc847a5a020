# The roster: units, persons, dated posts, sign-ins.
roster-count = 成员单位 { $members } 家{ $gaps ->
    [0] ，均有联络人
   *[other] ，其中 { $gaps } 家没有联络人
}
roster-appoint = 登记任职
roster-appoint-here = 登记任职
roster-appoint-submit = 登记
roster-leading = 召集人和办公室
roster-units = 单位和联络人
roster-col-role = 职务
roster-col-printed = 方案所列
roster-col-holder = 现任
roster-col-since = 任职起
roster-col-unit = 单位
roster-col-others = 其他人员
roster-col-keep = 维护
roster-not-printed = 方案未列，由办公室登记
roster-vacant = 空缺
roster-vacant-why = 方案只列职务，未列姓名
roster-to-enter = 待登记
roster-since = { $date }起
roster-span = { $from }至{ $until }
roster-until = 参加至{ $date }
roster-over = 已到期
roster-gap = 缺位：没有联络人
roster-keep = 维护
roster-past = 往任记录 { $n } 条
roster-in-post = 在任人员
roster-nobody = 这个单位还没有登记人员。请点“登记任职”，先登记一名联络人。

roster-invite = 增邀单位
roster-invite-why = 方案规定，根据工作需要可增邀其他部门或者单位参与协商。增邀单位只看得到请其参加的事项。
roster-invite-unsaid = 方案未写明可以增邀单位，增邀前请先经总召集人同意。增邀单位只看得到请其参加的事项。
roster-invite-submit = 增邀
roster-full-name = 全称
roster-full-name-hint = 用于会议通知、纪要等公文
roster-short-name = 简称
roster-short-name-hint = 用于页面显示，最多 20 个字
roster-kind = 参加身份
roster-until-label = 参加至
roster-until-hint = 到期后自动退出；长期参加的可不填

roster-who = 谁任职
roster-person = 已登记的人员
roster-person-new = 新登记人员
roster-person-hint = 一人可以担任几个职务，也可以在几个单位任职
roster-name = 姓名
roster-name-hint = 选了已登记的人员就不用填
roster-phone = 电话
roster-phone-hint = 机制内部可见，管理人机构看不到
roster-post = 什么职务
roster-role = 职务
roster-title = 所任行政职务
roster-title-hint = 如 党组成员、副局长；总召集人请照方案所列填写
roster-from = 任职起始日
roster-choose = 请选择
roster-sign-in = 登录账号
roster-login-hint = 填写后发放初始密码；不需要登录的、已有登录名的不用填

roster-given = 已发放初始密码
roster-given-once = 初始密码只显示这一次，请当面或者用其他可靠方式告知本人。
roster-given-change = 首次登录须先修改密码。忘记密码的，可在人员名下重新发放。
roster-given-noted = 已记下
roster-first-password = 初始密码

roster-no-login = 尚未开通登录
roster-closed = { $date }起停用
roster-end = 结束任职
roster-end-on = 任职截止日
roster-end-hint = 截止日当天仍在任。已登录的将退出，经手事项仍在其名下。
roster-give = 开通登录
roster-reset = 重置密码
roster-give-hint = 2 至 40 个字符，只用英文字母、数字、点、下划线和短横线
roster-close = 停用登录
roster-close-hint = 停用后不能再登录，已登录的立即退出。以后可用“重置密码”恢复。
roster-rename = 变更单位名称
roster-rename-hint = 以前的记录仍用当时的名称。
roster-no-full-name = 全称待补
roster-names = 补齐全称
roster-names-hint = 公文使用单位全称，以机构编制部门核定的名称为准；没有把握的可以先留空。
roster-names-none = 各成员单位的全称都已填写。
roster-short-names = 下列 { $n } 家单位的全称还没有核实，公文上会印成简称：{ $units }。
