# What surrounds every page: names, navigation, buttons, lists, lights.
frame-site = 府院联动
frame-subject = 企业破产处置
frame-title = { $page } · 府院联动
frame-skip = 跳到正文
frame-demo-band = 演示数据：除公开的成员名单外均为虚构
frame-language = English

frame-nav = 主导航
frame-nav-desk = 工作台
frame-nav-matters = 协调事项
frame-nav-meetings = 会议
frame-nav-assignments = 任务
frame-nav-documents = 公文
frame-nav-reports = 报告
frame-nav-enterprises = 企业
frame-nav-charter = 方案与职责
frame-nav-roster = 成员名单
frame-nav-journal = 留痕
frame-nav-notifications = 提醒
frame-notifications-unread = { $n } 条未读提醒

frame-switch-person = 切换身份
frame-change-password = 修改密码
frame-sign-out = 退出

frame-button-save = 保存
frame-button-cancel = 取消

frame-page-next = 下一页
frame-page-first = 回到首页
frame-pages = 翻页
frame-list-all = 全部 { $n } 件
frame-list-shown = 本页 { $n } 条

frame-yes = 是
frame-no = 否
frame-none = 无
frame-all = 全部
frame-not-filled = 未填
frame-clause = 方案{ $clause }
frame-calendar-provisional = { $year }年的节假日安排尚未录入，工作日暂按周末推算
frame-secret-warning = 本系统不得存储、处理、传输国家秘密。提交前请确认所填内容和所附文件均不涉密；含工作秘密、商业秘密或者个人信息的，请限定可见范围。

light-left = 剩 { $days } 个工作日
light-today = 今天
light-overdue = 逾期 { $days } 个工作日
light-none = 未定期限
frame-nav-deferred = 暂缓事项
frame-nav-instructions = 批示
