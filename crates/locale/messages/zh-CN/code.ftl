# Words of the codes that are stored and sent: states, outcomes, stances, roles and kinds.
state-matter-raised = 待受理
state-matter-returned = 退回补正
state-matter-declined = 不予受理
state-matter-accepted = 已受理
state-matter-coordinating = 协调中
state-matter-listed = 已列入议题
state-matter-deferred = 暂缓
state-matter-in-execution = 执行中
state-matter-resolved = 待确认办结
state-matter-closed = 已销号
state-matter-withdrawn = 已撤回

state-assignment-issued = 待签收
state-assignment-acknowledged = 已签收
state-assignment-refused = 退回待改派
state-assignment-submitted = 申请销号
state-assignment-verified = 已销号
state-assignment-revoked = 已收回

state-meeting-planned = 筹备中
state-meeting-convened = 已通知
state-meeting-in-session = 开会中
state-meeting-closed = 已结束
state-meeting-called-off = 已取消
state-meeting-entered = 补登

state-minutes-drafted = 起草中
state-minutes-countersigning = 会签中
state-minutes-signed-off = 已签发
state-minutes-numbered = 已编号
state-minutes-issued = 已印发

state-decision-proposed = 拟议定
state-decision-agreed = 已议定
state-decision-dropped = 未议定
state-decision-amended = 已修改
state-decision-revoked = 已撤销

effect-amend = 修改原议定事项
effect-revoke = 撤销原议定事项


outcome-agreed = 一致同意
outcome-agreed-with-changes = 修改后一致同意
outcome-noted = 已听取
outcome-deferred = 暂缓
outcome-returned = 退回提出单位
outcome-withdrawn = 撤回
outcome-carried-over = 未议顺延

stance-agree = 同意
stance-reserve = 保留意见
stance-object = 不同意
stance-silent = 未表态

presence-invited = 待登记
presence-present = 出席
presence-late = 迟到
presence-excused = 请假
presence-absent = 缺席
presence-withdrawn = 已撤回邀请

countersign-waiting = 待会签
countersign-signed = 同意
countersign-objected = 有异议

part-lead = 主办
part-support = 协办

role-convener = 总召集人
role-deputy-convener = 副总召集人
role-office-director = 办公室主任
role-office-clerk = 办公室工作人员
role-head = 负责人
role-liaison = 联络人
role-handler = 经办人
role-judge = 承办法官
role-administrator = 管理人
role-system-administrator = 系统管理员
role-audit-administrator = 审计管理员
role-secretary = 秘书

unit-kind-member = 成员单位
unit-kind-invited = 增邀单位
unit-kind-guest = 列席单位
unit-kind-administrator-firm = 管理人机构
unit-kind-government = 人民政府


enterprise-kind-debtor = 债务人
enterprise-kind-distressed = 困难企业
enterprise-kind-zombie = 僵尸企业

procedure-liquidation = 清算
procedure-reorganization = 重整
procedure-composition = 和解
procedure-pre-reorganization = 预重整
procedure-compulsory-liquidation = 强制清算

classification-ordinary = 一般（各成员单位可见）
classification-internal = 内部（参与单位可见）
classification-restricted = 限定（仅指定单位可见）

purpose-paper = 申请材料
purpose-evidence = 办理凭证
purpose-scan = 原件扫描件
purpose-consent = 召集人意见扫描件
purpose-issued = 印发文件
purpose-sealed = 盖章扫描件

state-report-drafted = 起草中
state-report-put-forward = 待签发
state-report-checked = 已签发
state-report-numbered = 已编号
state-report-issued = 已印发
state-report-withdrawn = 已撤销

state-return-asked = 待报送
state-return-submitted = 已报送
state-return-sent-back = 退回修改
state-return-accepted = 已采用

period-kind-month = 月度
period-kind-quarter = 季度
period-kind-half = 半年
period-kind-year = 年度
period-kind-free = 自定期间

answer-kind-number = 数字
answer-kind-text = 文字

measure-matters-raised = 提出事项
measure-matters-accepted = 受理事项
measure-matters-returned = 退回补正事项
measure-matters-declined = 不予受理事项
measure-matters-withdrawn = 撤回事项
measure-matters-decided = 议定转执行事项
measure-matters-deferred = 暂缓事项
measure-matters-came-back = 暂缓转回事项
measure-matters-closed = 销号事项
measure-matters-pending = 期末在办事项
measure-matters-pending-year = 期末在办满一年事项
measure-matters-pending-two-years = 期末在办满两年事项
measure-close-days-average = 平均办结天数
measure-close-days-median = 办结天数中位数
measure-deferral-days-average = 平均暂缓天数
measure-assignments-issued = 交办任务
measure-assignments-verified = 销号任务
measure-assignments-on-time = 按期销号任务
measure-assignments-late = 超期销号任务
measure-assignments-overdue = 期末逾期任务
measure-meetings-held = 召开会议
measure-items-settled = 审议议题
measure-decisions-agreed = 议定事项
measure-documents-issued = 印发公文
measure-cases-concerned = 涉及案件
measure-enterprises-concerned = 涉及企业

counted-in-matters = 件
counted-in-items = 项
counted-in-times = 次
counted-in-papers = 份
counted-in-enterprises = 家
counted-in-days = 天
state-number-reserved = 预留
state-number-used = 已用
state-number-on-paper = 纸质已用（补登）
state-number-void = 作废
state-number-taken-back = 撤回补登
state-proposal-submitted = 待审核
state-proposal-returned = 退回补正
state-proposal-accepted = 已列入议程

proposal-matter = 协调事项
proposal-report = 工作汇报
proposal-nothing = 本次没有议题

answer-comes = 参加
answer-substitute = 派人代替参加
answer-cannot = 不能参加

warning-sixty = 距年底不足 60 天，尚未按方案召开
warning-thirty = 距年底不足 30 天，尚未按方案召开
warning-breach = 全年未按方案召开

discrepancy-unrecorded-decision = 文本中的议定没有会议记录
discrepancy-unwritten-decision = 记录的议定事项文本中没有写
discrepancy-doubled-decision = 同一议定事项写了两遍
discrepancy-misplaced-decision = 议定事项写在别的议题之下
discrepancy-unlabelled-decision = 已记录的议定事项没有标明编号
discrepancy-decision-reworded = 议定内容的表述与记录不同
discrepancy-decision-altered = 议定内容与记录不是一回事（所做的事、单位、金额、数量或者日期不同）
discrepancy-decision-reversed = 议定内容与记录相反（肯定、否定不一致）
discrepancy-lead-differs = 牵头单位与记录不一致
discrepancy-supports-differ = 配合单位与记录不一致
discrepancy-due-differs = 完成期限与记录不一致
discrepancy-done-when-differs = 办结标准的表述与记录不同
discrepancy-item-missing = 缺少这项议题
discrepancy-item-retitled = 议题名称与记录不同
discrepancy-outcome-contradicted = 审议结果与记录相反
discrepancy-outcome-unsaid = 没有写明审议结果
discrepancy-deferral-differs = 暂缓的复核日期或者跟进单位与记录不一致
discrepancy-condition-reworded = 暂缓条件的表述与记录不同
discrepancy-reservation-missing = 没有写入保留意见、不同意见或者未表态
discrepancy-reservation-reworded = 保留意见或者不同意见的表述与记录不同
discrepancy-reservation-unrecorded = 文本中的保留意见或者不同意见没有记录
discrepancy-sum-unrecorded = 文本中的金额没有记录
discrepancy-day-unrecorded = 文本中的日期没有记录
discrepancy-head-differs = 会议的时间、地点、名称、召集人或者主持人与记录不一致
discrepancy-attendance-differs = 出席、列席、请假、缺席情况与记录不一致
discrepancy-beside-record = 会议记录之外的文字，请核对
discrepancy-withheld-shown = 写出了限定可见范围事项的名称

joining-asked = 待答复
joining-joined = 联合提出
joining-declined = 不参加
joining-passed-over = 逾期未答复
document-kind-call-for-items = 议题征集通知
document-kind-meeting-notice = 会议通知
document-kind-notice = 通知
document-kind-coordination-letter = 协调函
document-kind-reminder-letter = 提示函
document-kind-urging-letter = 督促函
document-kind-supervision-letter = 督办函
document-kind-reply-letter = 回复函
document-kind-referral-letter = 移送函
document-kind-bulletin = 情况通报
document-kind-disposal-report = 情况报告
document-kind-correction = 更正
document-kind-public-announcement = 公告
document-kind-investor-recruitment = 投资人招募公告

state-document-drafted = 拟稿中
state-document-checking = 待核稿
state-document-signing = 待签发
state-document-signed-off = 已签发
state-document-numbered = 已编号
state-document-issued = 已印发
state-document-received = 已全部签收
state-document-withdrawn = 已撤销

disclosure-public = 主动公开
disclosure-on-request = 依申请公开
disclosure-withheld = 不予公开

ground-forbidden = 法律、行政法规禁止公开（条例第十四条）
ground-security = 公开后可能危及国家安全、公共安全、经济安全、社会稳定（条例第十四条）
ground-third-party = 涉及商业秘密、个人隐私，公开会损害第三方合法权益（条例第十五条）
ground-internal = 内部事务信息（条例第十六条第一款）
ground-process = 讨论记录、过程稿、磋商信函、请示报告等过程性信息（条例第十六条第二款）
ground-enforcement = 行政执法案卷信息（条例第十六条第二款）
state-decision-withdrawn = 已撤下
state-consent-asked = 待召集人确认
state-consent-given = 同意召集
state-consent-refused = 不同意召集
