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

state-minutes-drafted = 起草中
state-minutes-countersigning = 会签中
state-minutes-signed-off = 已签发
state-minutes-numbered = 已编号
state-minutes-issued = 已印发

state-decision-proposed = 拟议定
state-decision-agreed = 已议定
state-decision-dropped = 未议定

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
unit-kind-administrator-firm = 管理人机构
unit-kind-government = 人民政府

meeting-kind-joint = 联席会议
meeting-kind-special = 专题会议

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
purpose-issued = 印发文件

state-number-reserved = 预留
state-number-used = 已用
state-number-on-paper = 纸质已用（补登）
state-number-void = 作废

discrepancy-unrecorded-decision = 文本中的议定事项没有记录
discrepancy-unwritten-decision = 记录的议定事项文本中没有写
discrepancy-doubled-decision = 同一议定事项写了两遍
discrepancy-misplaced-decision = 议定事项写在别的议题之下
discrepancy-unlabelled-decision = 像是议定事项，但没有标明编号
discrepancy-decision-reworded = 议定内容的表述与记录不同
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
discrepancy-reservation-missing = 没有写入保留意见或者不同意见
discrepancy-reservation-reworded = 保留意见或者不同意见的表述与记录不同
discrepancy-reservation-unrecorded = 文本中的保留意见或者不同意见没有记录
discrepancy-withheld-shown = 写出了限定可见范围事项的名称

joining-asked = 待答复
joining-joined = 联合提出
joining-declined = 不参加
joining-passed-over = 逾期未答复
