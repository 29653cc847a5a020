# What surrounds every page: names, navigation, buttons, lists, lights.
frame-site = 府院联动
frame-subject = 企业破产处置
frame-title = { $page } · 府院联动
frame-skip = 跳到正文
frame-menu = 菜单
frame-demo-band = 演示数据：企业、人员和案件均为虚构
frame-search = 查找
frame-search-hint = 查找协调事项、企业、案号、会议、纪要
frame-language = English
frame-today = 今天是{ $date } { $weekday }

frame-nav = 主导航
frame-nav-desk = 工作台
frame-nav-matters = 协调事项
frame-nav-meetings = 会议
frame-nav-assignments = 任务
frame-nav-documents = 公文
frame-nav-enterprises = 企业
frame-nav-cases = 案件
frame-nav-charter = 方案与职责
frame-nav-roster = 成员名单
frame-nav-journal = 留痕
frame-nav-notifications = 提醒
frame-notifications-unread = { $n } 条未读提醒

frame-account = 我的账号
frame-signed-in-as = { $person } · { $unit }
frame-switch-person = 切换身份
frame-change-password = 修改密码
frame-sign-out = 退出

frame-button-save = 保存
frame-button-submit = 提交
frame-button-confirm = 确认
frame-button-cancel = 取消
frame-button-back = 返回
frame-button-next = 下一步
frame-button-previous = 上一步
frame-button-edit = 修改
frame-button-add = 添加
frame-button-remove = 移除
frame-button-search = 查找
frame-button-filter = 筛选
frame-button-clear = 清除条件
frame-button-upload = 上传
frame-button-download = 下载
frame-button-print = 打印
frame-button-view = 查看
frame-button-reload = 重新载入

frame-page-previous = 上一页
frame-page-next = 下一页
frame-page-first = 回到首页
frame-pages = 翻页
frame-list-all = 全部 { $n } 件
frame-list-shown = 本页 { $n } 条
frame-list-empty = 这里还没有内容
frame-list-nothing-found = 没有符合条件的记录，请放宽条件再试

frame-yes = 是
frame-no = 否
frame-none = 无
frame-all = 全部
frame-not-filled = 未填
frame-optional = 选填
frame-clause = 方案{ $clause }
frame-saved = 已保存
frame-calendar-provisional = { $year }年的节假日安排尚未录入，工作日暂按周末推算
frame-secret-warning = 本系统不得存储、处理、传输国家秘密。提交前请确认所填内容和所附文件均不涉密；含工作秘密、商业秘密或者个人信息的，请限定可见范围。

light-left = 剩 { $days } 个工作日
light-today = 今天
light-overdue = 逾期 { $days } 个工作日
light-none = 未定期限
