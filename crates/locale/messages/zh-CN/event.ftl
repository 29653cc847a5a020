# Lines of history: what somebody did. The page names the actor's unit and name before them, so they
# are predicates; whoever may not see the facts reads the same line without them.
event-mechanism-founded = 建立府院联动机制{ GIVEN($title) ->
    [yes] ，依据《{ $title }》{ GIVEN($number) ->
        [yes] （{ $number }）
       *[no] { "" }
    }，列入单位 { $units } 家
   *[no] { "" }
}
event-charter-amended = 修订实施方案{ GIVEN($title) ->
    [yes] ，启用《{ $title }》{ GIVEN($number) ->
        [yes] （{ $number }）
       *[no] { "" }
    }，自{ DATE($from) }起施行
   *[no] { "" }
}
event-unit-admitted = 列入单位{ GIVEN($unit) ->
    [yes] ：{ $unit }
   *[no] { "" }
}{ GIVEN($until) ->
    [yes] （参加至{ DATE($until) }）
   *[no] { "" }
}
event-unit-renamed = 变更单位名称{ GIVEN($to) ->
    [yes] ：{ $to }（原简称：{ $from }）
   *[no] { "" }
}
event-person-entered = 登记人员{ GIVEN($name) ->
    [yes] ：{ $name }
   *[no] { "" }
}
event-person-sign-in-given = 发放登录名和初始密码{ GIVEN($login) ->
    [yes] ：{ $login }
   *[no] { "" }
}
event-person-phone-changed = 修改电话{ GIVEN($name) ->
    [yes] ：{ $name }
   *[no] { "" }
}
event-person-sign-in-closed = 停用登录账号
event-person-password-changed = 修改本人密码
event-post-taken = { GIVEN($role) ->
    [yes] { GIVEN($name) ->
        [yes] { $name }
       *[no] （姓名已删除）
    }自{ DATE($from) }起任{ $unit }{ $role ->
        [convener] { role-convener }
        [deputy_convener] { role-deputy-convener }
        [office_director] { role-office-director }
        [office_clerk] { role-office-clerk }
        [head] { role-head }
        [liaison] { role-liaison }
        [handler] { role-handler }
        [judge] { role-judge }
        [administrator] { role-administrator }
        [system_administrator] { role-system-administrator }
        [audit_administrator] { role-audit-administrator }
        [secretary] { role-secretary }
       *[other] { $role }
    }
   *[no] 登记任职
}
event-post-left = { GIVEN($role) ->
    [yes] { GIVEN($name) ->
        [yes] { $name }
       *[no] （姓名已删除）
    }任{ $unit }{ $role ->
        [convener] { role-convener }
        [deputy_convener] { role-deputy-convener }
        [office_director] { role-office-director }
        [office_clerk] { role-office-clerk }
        [head] { role-head }
        [liaison] { role-liaison }
        [handler] { role-handler }
        [judge] { role-judge }
        [administrator] { role-administrator }
        [system_administrator] { role-system-administrator }
        [audit_administrator] { role-audit-administrator }
        [secretary] { role-secretary }
       *[other] { $role }
    }至{ DATE($until) }止
   *[no] 登记离任
}
event-enterprise-entered = 登记企业{ GIVEN($name) ->
    [yes] ：{ $name }
   *[no] { "" }
}{ GIVEN($uscc) ->
    [yes] （{ $uscc }）
   *[no] { "" }
}
event-case-administrator-named = 登记管理人{ GIVEN($firm) ->
    [yes] ：{ $case }，{ $firm }
   *[no] { "" }
}
event-case-entered = 登记案件{ GIVEN($number) ->
    [yes] ：{ $number }（{ $procedure ->
        [liquidation] { procedure-liquidation }
        [reorganization] { procedure-reorganization }
        [composition] { procedure-composition }
        [pre_reorganization] { procedure-pre-reorganization }
        [compulsory_liquidation] { procedure-compulsory-liquidation }
       *[other] { $procedure }
    }）
   *[no] { "" }
}

event-attachment-added = 上传{ GIVEN($name) ->
    [yes] { $purpose ->
        [paper] { purpose-paper }
        [evidence] { purpose-evidence }
        [scan] { purpose-scan }
        [consent] { purpose-consent }
        [issued] { purpose-issued }
    [sealed] { purpose-sealed }
       *[other] { $purpose }
    }：{ $name }
   *[no] 附件
}

event-matter-raised = 提出协调事项{ GIVEN($title) ->
    [yes] ：{ $title }
   *[no] { "" }
}
event-matter-completed = 补正后重新提出{ GIVEN($title) ->
    [yes] “{ $title }”，请求协调：{ $request }
   *[no] { "" }
}
event-matter-enterprise-corrected = 更正事项所涉企业{ GIVEN($to) ->
    [yes] ：由{ $from }更正为{ $to }
   *[no] { "" }
}
event-matter-accepted = 受理
event-matter-returned = 退回补正{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-matter-declined = 不予受理{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-matter-forwarded = 转办{ GIVEN($lead) ->
    [yes] ：{ $lead }主办{ GIVEN($supports) ->
        [yes] ，{ $supports }协办
       *[no] { "" }
    }，{ DATE($due) }前办结
   *[no] { "" }
}
event-matter-listed = { $resubmitted ->
    [yes] 另行提交，列入
   *[no] 列入
}{ GIVEN($meeting) ->
    [yes] { $meeting }
   *[no] 会议
}议题
event-matter-meeting-off = { GIVEN($meeting) ->
    [yes] { $meeting }取消
   *[no] 会议取消
}，不再列入议题{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-matter-unlisted = 从会议议题中撤下
event-matter-in-execution = 会议纪要已印发，议定事项转入执行
event-matter-deferred = 暂缓{ GIVEN($condition) ->
    [yes] ，待条件具备：{ $condition }；由{ $owner }负责跟踪，{ DATE($review) }复核
   *[no] { "" }
}
event-matter-came-back = 暂缓期满，转办公室复核{ GIVEN($condition) ->
    [yes] ，原定条件：{ $condition }
   *[no] { "" }
}
event-matter-left-meeting = { GIVEN($outcome) ->
    [yes] 会议结论为“{ $outcome ->
        [agreed] { outcome-agreed }
        [agreed_with_changes] { outcome-agreed-with-changes }
        [noted] { outcome-noted }
        [deferred] { outcome-deferred }
        [returned] { outcome-returned }
        [withdrawn] { outcome-withdrawn }
        [carried_over] { outcome-carried-over }
       *[other] { $outcome }
    }”，没有议定事项，会后继续办理
   *[no] 会议未形成议定事项，会后继续协调
}
event-matter-returned-to-meeting = 会上结论登记有误，事项回到会议待审议
event-matter-fell-back = 收回后待重新转办{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-matter-resolved = 任务均已办结，待提出单位确认
event-matter-confirmed = 确认办结
event-matter-disputed = 认为尚未解决{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-matter-closed = { $confirmed ->
    [yes] 经提出单位确认，销号
    [no] 提出单位逾期未提出异议，销号
   *[other] 销号
}
event-matter-withdrawn = 撤回协调事项{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}

event-assignment-issued = 发出任务{ GIVEN($task) ->
    [yes] ：{ $unit }{ $part ->
        [lead] { part-lead }
        [support] { part-support }
       *[other] { $part }
    }，{ DATE($due) }前办结
   *[no] { "" }
}{ GIVEN($clause) ->
    [yes] （方案{ $clause }）
   *[no] { "" }
}{ GIVEN($beyond) ->
    [yes] （越位，理由：{ $beyond }）
   *[no] { "" }
}{ GIVEN($task) ->
    [yes] ：{ $task }
   *[no] { "" }
}
event-assignment-acknowledged = 签收
event-assignment-refused = 以非本单位职责为由退回{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-assignment-progressed = { GIVEN($text) ->
    [yes] 第 { $count } 次进展：{ $text }
   *[no] 反馈进展
}
event-assignment-submitted = 申请销号{ GIVEN($text) ->
    [yes] ：{ $text }
   *[no] { "" }
}
event-assignment-verified = 核验通过，任务销号
event-assignment-sent-back = 退办{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-assignment-insisted = 不同意退回，仍由原单位办理{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-assignment-revoked = 收回任务{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}

event-office-contact-changed = 修改办公室联系方式
event-meeting-planned = 筹备{ GIVEN($topic) ->
    [yes] { $meeting }：{ $topic }，定于{ DATE($on) }召开
   *[no] 会议
}{ GIVEN($caller) ->
    [yes] ，由{ $caller }召集
   *[no] { "" }
}
event-meeting-replanned = 调整会议安排{ GIVEN($topic) ->
    [yes] ：{ $topic }，{ DATE($on) } { $starts }，{ $place }
   *[no] { "" }
}
event-meeting-unit-invited = { GIVEN($unit) ->
    [yes] 请{ $unit }参加会议
   *[no] 增加参会单位
}
event-meeting-unit-withdrawn = { GIVEN($unit) ->
    [yes] 撤回对{ $unit }的参会邀请
   *[no] 撤回一家单位的参会邀请
}{ GIVEN($meeting) ->
    [yes] ：{ $meeting }（{ $topic }，{ DATE($on) }），不必参加
   *[no] { "" }
}
event-meeting-convened = 发出会议通知{ GIVEN($on) ->
    [yes] ：{ DATE($on) }召开，{ $units } 家单位参加
   *[no] { "" }
}
event-meeting-opened = 会议开始{ GIVEN($planned) ->
    [yes] （原定{ DATE($planned) }召开）
   *[no] {""}
}
event-meeting-moved = 会议改期或者改地点{ GIVEN($before) ->
    [yes] ：由 { $before } 改为 { $after }
   *[no] {""}
}
event-consent-asked = 请召集人确认召集会议{ GIVEN($caller) ->
    [yes] ：{ $caller }
   *[no] {""}
}
event-consent-answered = 召集人答复{ GIVEN($consent) ->
    [yes] “{ $consent ->
        [asked] { state-consent-asked }
        [given] { state-consent-given }
        [refused] { state-consent-refused }
       *[other] { $consent }
    }”
   *[no] {""}
}{ GIVEN($caller) ->
    [yes] （{ $caller }）
   *[no] {""}
}{ GIVEN($words) ->
    [yes] ：{ $words }
   *[no] {""}
}
event-meeting-attendance-entered = 登记到会情况{ GIVEN($unit) ->
    [yes] ：{ $unit }{ $presence ->
        [invited] { presence-invited }
        [present] { presence-present }
        [late] { presence-late }
        [excused] { presence-excused }
        [absent] { presence-absent }
        [withdrawn] { presence-withdrawn }
       *[other] { $presence }
    }
   *[no] { "" }
}{ GIVEN($attendee) ->
    [yes] （{ $attendee }）
   *[no] { "" }
}
event-meeting-closed = 会议结束{ GIVEN($items) ->
    [yes] ，{ $items } 项议题均有结论
   *[no] { "" }
}
event-meeting-entered = 补登会议{ GIVEN($meeting) ->
    [yes] ：{ DATE($on) }召开的{ $meeting }
   *[no] { "" }
}{ GIVEN($number) ->
    [yes] ，纪要{ $number }
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] ；{ $reason }
   *[no] { "" }
}
event-meeting-entry-revoked = 撤回补登的会议{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-meeting-record-amended = 改正会议记录{ GIVEN($after) ->
    [yes] ：{ $before } → { $after }
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] （{ $reason }）
   *[no] { "" }
}
event-meeting-called-off = 取消会议{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-item-listed = { GIVEN($title) ->
    [yes] 列为第 { $ordinal } 项议题：{ $title }
   *[no] 列入议程
}
event-item-moved = { GIVEN($to) ->
    [yes] 将第 { $from } 项议题调整为第 { $to } 项
   *[no] 调整议题顺序
}
event-item-reworded = { GIVEN($question) ->
    [yes] 第 { $ordinal } 项议题改为：{ $question }
   *[no] 修改议题的提问
}
event-item-taken-off = { GIVEN($title) ->
    [yes] 撤下第 { $ordinal } 项议题：{ $title }
   *[no] 撤下一项议题
}
event-call-sent = 征集议题{ GIVEN($due) ->
    [yes] （{ DATE($due) }截止）
   *[no] { "" }
}{ GIVEN($words) ->
    [yes] ：{ $words }
   *[no] { "" }
}
event-call-closed = 结束议题征集
event-proposal-submitted = 报送议题{ GIVEN($unit) ->
    [yes] ：{ $unit }，{ $proposal ->
        [matter] { proposal-matter }
        [report] { proposal-report }
        [nothing] { proposal-nothing }
       *[other] { $proposal }
    }
   *[no] { "" }
}{ GIVEN($title) ->
    [yes] { " " }{ $title }
   *[no] { "" }
}
event-proposal-returned = 退回报送的议题{ GIVEN($title) ->
    [yes] “{ $title }”
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-proposal-accepted = 报送的议题列入议程{ GIVEN($title) ->
    [yes] ：{ $title }
   *[no] { "" }
}
event-proposal-joined = 报送的议题并入已列议题{ GIVEN($ordinal) ->
    [yes] （第{ $ordinal }项）
   *[no] { "" }
}{ GIVEN($title) ->
    [yes] ：{ $title }
   *[no] { "" }
}
event-reply-given = 会议回执{ GIVEN($unit) ->
    [yes] ：{ $unit }{ GIVEN($answer) ->
        [yes] ，{ $answer ->
            [comes] { answer-comes }
            [substitute] { answer-substitute }
            [cannot] { answer-cannot }
           *[other] { $answer }
        }
       *[no] { "" }
    }
   *[no] { "" }
}{ GIVEN($person) ->
    [yes] { " " }{ $person }
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] ；{ $reason }
   *[no] { "" }
}
event-reply-followed = 按回执更新参会名单{ GIVEN($unit) ->
    [yes] ：{ $unit }{ GIVEN($answer) ->
        [yes] ，{ $answer ->
            [comes] { answer-comes }
            [substitute] { answer-substitute }
            [cannot] { answer-cannot }
           *[other] { $answer }
        }
       *[no] { "" }
    }
   *[no] { "" }
}{ GIVEN($attendee) ->
    [yes] （{ $attendee }）
   *[no] { "" }
}
event-opinion-given = 提交书面意见{ GIVEN($text) ->
    [yes] ：第 { $ordinal } 项，{ $unit }{ GIVEN($stance) ->
        [yes] { $stance ->
            [agree] { stance-agree }
            [reserve] { stance-reserve }
            [object] { stance-object }
            [silent] { stance-silent }
           *[other] { $stance }
        }
       *[no] { "" }
    }，{ $text }
   *[no] { "" }
}
event-reply-day-set = 确定回执截止日{ GIVEN($due) ->
    [yes] ：{ DATE($due) }
   *[no] { "" }
}
event-reply-day-reminded = 提醒未回执的单位{ GIVEN($due) ->
    [yes] （{ $units } 家，{ DATE($due) }截止）
   *[no] { "" }
}
event-meeting-year-warned = { GIVEN($year) ->
    [yes] { $year }年{ $label }：{ $warning ->
        [sixty] { warning-sixty }
        [thirty] { warning-thirty }
        [breach] { warning-breach }
       *[other] { $warning }
    }
   *[no] 年度会议提醒
}
event-agenda-frozen = { GIVEN($n) ->
    [yes] 议程定稿（第 { $n } 稿，{ $items } 项）
   *[no] 议程定稿
}
event-agenda-reopened = 重新打开议程{ GIVEN($reason) ->
    [yes] （第 { $n } 稿）：{ $reason }
   *[no] { "" }
}
event-item-settled = { GIVEN($outcome) ->
    [yes] 第 { $ordinal } 项议题的结论为“{ $outcome ->
        [agreed] { outcome-agreed }
        [agreed_with_changes] { outcome-agreed-with-changes }
        [noted] { outcome-noted }
        [deferred] { outcome-deferred }
        [returned] { outcome-returned }
        [withdrawn] { outcome-withdrawn }
        [carried_over] { outcome-carried-over }
       *[other] { $outcome }
    }”
   *[no] 记录议题结论
}{ GIVEN($text) ->
    [yes] ：{ $text }
   *[no] { "" }
}
event-position-taken = { GIVEN($unit) ->
    [yes] 第 { $ordinal } 项议题，{ $unit }{ $stance ->
        [agree] { stance-agree }
        [reserve] { stance-reserve }
        [object] { stance-object }
        [silent] { stance-silent }
       *[other] { $stance }
    }
   *[no] 记录表态
}{ GIVEN($words) ->
    [yes] ：{ $words }
   *[no] { "" }
}
event-decision-proposed = 拟议定{ GIVEN($text) ->
    [yes] ：{ $text }；{ $lead }主办{ GIVEN($supports) ->
        [yes] ，{ $supports }协办
       *[no] { "" }
    }，{ DATE($due) }前办结
   *[no] { "" }
}
event-decision-agreed = 议定{ GIVEN($text) ->
    [yes] ：{ $text }，{ DATE($due) }前办结
   *[no] { "" }
}
event-decision-gave-way = { GIVEN($text) ->
    [yes] 经{ $later }议定，{ $effect ->
        [amend] { effect-amend }
        [revoke] { effect-revoke }
       *[other] { $effect }
    }：{ $text }
   *[no] 原议定事项由以后的议定改变
}
event-decision-dropped = 拟议定事项未能议定{ GIVEN($outcome) ->
    [yes] （{ $outcome ->
        [agreed] { outcome-agreed }
        [agreed_with_changes] { outcome-agreed-with-changes }
        [noted] { outcome-noted }
        [deferred] { outcome-deferred }
        [returned] { outcome-returned }
        [withdrawn] { outcome-withdrawn }
        [carried_over] { outcome-carried-over }
       *[other] { $outcome }
    }）
   *[no] {""}
}{ GIVEN($text) ->
    [yes] ：{ $text }
   *[no] {""}
}

event-report-drafted = 起草情况报告{ GIVEN($title) ->
    [yes] “{ $title }”，期间{ DATE($from) }至{ DATE($to) }
   *[no] { "" }
}
event-report-text-kept = 保存报告文本{ GIVEN($ordinal) ->
    [yes] 第 { $ordinal } 稿
   *[no] { "" }
}
event-report-edited = 修改情况报告{ GIVEN($characters) ->
    [yes] ，现 { $characters } 字
   *[no] { "" }
}
event-report-recounted = 重新统计报告数据
event-report-put-forward = 情况报告送审{ GIVEN($short_names) ->
    [yes] （{ $short_names }暂用简称）
   *[no] { "" }
}
event-report-sent-back = 退回情况报告修改{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-report-withdrawn = 撤销情况报告稿{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-report-checked = 签发情况报告{ $disclosure ->
    [public] ，{ disclosure-public }
    [on_request] ，{ disclosure-on-request }
    [withheld] ，{ disclosure-withheld }
   *[other] { "" }
}
event-report-numbered = 情况报告编发文字号{ GIVEN($number) ->
    [yes] ：{ $number }
   *[no] { "" }
}
event-report-issued = 印发情况报告{ GIVEN($number) ->
    [yes] ：{ $number }
   *[no] { "" }
}，数据和文本就此固定
event-round-opened = 布置信息汇总{ GIVEN($units) ->
    [yes] ：期间{ DATE($from) }至{ DATE($to) }，{ $units } 家单位，{ DATE($due) }前报送
   *[no] { "" }
}
event-round-closed = 结束信息汇总{ GIVEN($units) ->
    [yes] ：{ $units } 家单位，采用 { $accepted } 家
   *[no] { "" }
}
event-return-asked = { GIVEN($unit) ->
    [yes] 请{ $unit }于{ DATE($due) }前报送情况
   *[no] 请单位报送情况
}
event-return-submitted = 报送情况{ GIVEN($differences) ->
    [yes] ，与系统统计不一致 { $differences } 处
   *[no] { "" }
}
event-return-sent-back = 退回单位报送的情况{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-return-accepted = 采用单位报送的情况
event-return-reminded = { GIVEN($unit) ->
    [yes] 提醒{ $unit }{ $overdue ->
        [yes] ：应于{ DATE($due) }前报送的情况已逾期
       *[other] ：请于{ DATE($due) }前报送情况
    }
   *[no] { $overdue ->
        [yes] 提醒：报送已逾期
       *[other] 提醒报送情况
    }
}
event-answer-asked = 列出填报项目{ GIVEN($label) ->
    [yes] ：{ $label }
   *[no] { "" }
}
event-answer-given = 填报{ GIVEN($label) ->
    [yes] “{ $label }”{ GIVEN($answer) ->
        [yes] ：{ $answer }
       *[no] { "" }
    }
   *[no] { "" }
}

event-minutes-drafted = 起草会议纪要{ GIVEN($characters) ->
    [yes] ，共 { $characters } 字
   *[no] { "" }
}
event-minutes-edited = 修改会议纪要{ GIVEN($characters) ->
    [yes] ，现 { $characters } 字
   *[no] { "" }
}
event-minutes-circulated = 会议纪要送会签{ GIVEN($units) ->
    [yes] ，{ $units } 家单位，{ DATE($by) }前会签
   *[no] { "" }
}{ GIVEN($reason) ->
    [yes] （文本与记录 { $differences } 处表述不同，经核：{ $reason }）
   *[no] { "" }
}{ GIVEN($short_names) ->
    [yes] （{ $short_names }暂用简称）
   *[no] { "" }
}
event-minutes-text-kept = 留存纪要文稿{ GIVEN($ordinal) ->
    [yes] 第 { $ordinal } 稿，增 { $added } 行、删 { $removed } 行
   *[no] { "" }
}
event-minutes-taken-back = 收回会议纪要重新修改{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-minutes-correction-owed = 会议记录已改正，印发的纪要须另发更正{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-minutes-put-right = 印发的纪要已与会议记录一致
event-minutes-countersign-asked = { GIVEN($unit) ->
    [yes] 请{ $unit }会签
   *[no] 请单位会签
}
event-minutes-countersigned = { $stance ->
    [signed] 会签同意
    [objected] 会签提出异议
    [waiting] 待会签
   *[other] 答复会签
}{ GIVEN($words) ->
    [yes] ：{ $words }
   *[no] { "" }
}
event-minutes-sent-back = 退回会议纪要重新修改{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-minutes-signed-off = 签发会议纪要{ $disclosure ->
    [public] ，{ disclosure-public }
    [on_request] ，{ disclosure-on-request }
    [withheld] ，{ disclosure-withheld }
   *[other] { "" }
}
event-minutes-numbered = 编发文字号{ GIVEN($number) ->
    [yes] ：{ $number }
   *[no] { "" }
}
event-minutes-issued = 印发会议纪要{ GIVEN($number) ->
    [yes] ：{ $number }
   *[no] { "" }
}
event-number-drawn = 取发文字号{ GIVEN($number) ->
    [yes] ：{ $number }{ GIVEN($subject) ->
        [yes] ，用于“{ $subject }”
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-reserved = 预留发文字号{ GIVEN($number) ->
    [yes] ：{ $number }{ GIVEN($holder) ->
        [yes] ，使用人{ $holder }
       *[no] { "" }
    }{ GIVEN($reason) ->
        [yes] ，事由：{ $reason }
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-entered = 补登纸质已用的发文字号{ GIVEN($number) ->
    [yes] ：{ $number }{ GIVEN($subject) ->
        [yes] ，{ $subject }
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-taken-back = 撤回补登的发文字号{ GIVEN($number) ->
    [yes] ：{ $number }{ GIVEN($reason) ->
        [yes] ，原因：{ $reason }
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-retitled = 发文字号改记所用公文{ GIVEN($number) ->
    [yes] ：{ $number }{ GIVEN($subject) ->
        [yes] ，现用于“{ $subject }”
       *[no] { "" }
    }
   *[no] { "" }
}
event-number-voided = 作废发文字号{ GIVEN($number) ->
    [yes] ：{ $number }{ GIVEN($reason) ->
        [yes] ，原因：{ $reason }
       *[no] { "" }
    }
   *[no] { "" }
}

event-matter-condition-met = 标记暂缓条件已具备{ GIVEN($words) ->
    [yes] ：{ $words }（原定条件：{ $condition }），提请列入下次会议
   *[no] { "" }
}
event-matter-review-near = 提醒暂缓事项将到复核日期{ GIVEN($review) ->
    [yes] { DATE($review) }，条件：{ $condition }
   *[no] { "" }
}
event-matter-assigned = 按批示交办{ GIVEN($lead) ->
    [yes] ：{ $lead }主办{ GIVEN($supports) ->
        [yes] ，{ $supports }协办
       *[no] { "" }
    }，{ DATE($due) }前办结
   *[no] { "" }
}
event-matter-joining-asked = { GIVEN($unit) ->
    [yes] 请{ $unit }联合提出，{ DATE($by) }前答复
   *[no] 请单位联合提出
}
event-matter-joined = { GIVEN($unit) ->
    [yes] { $unit }同意联合提出
   *[no] 同意联合提出
}
event-matter-joining-declined = { GIVEN($unit) ->
    [yes] { $unit }不参加联合提出：{ $reason }
   *[no] 不参加联合提出
}
event-matter-joining-passed-over = { GIVEN($unit) ->
    [yes] { $unit }逾期未答复是否联合提出，继续办理：{ $reason }
   *[no] 联合提出单位逾期未答复，继续办理
}
event-matter-co-raiser-confirmed = { GIVEN($unit) ->
    [yes] { $unit }（联合提出）确认办结
   *[no] 联合提出单位确认办结
}
event-matter-co-raiser-asked-again = { GIVEN($unit) ->
    [yes] 事项重新办理，{ $unit }原确认不再有效
   *[no] 事项重新办理，原确认不再有效
}
event-instruction-given = 批示{ GIVEN($convener) ->
    [yes] （{ $convener }{ GIVEN($secretary) ->
        [yes] ，由{ $secretary }代录
       *[no] { "" }
    }）
   *[no] { "" }
}{ GIVEN($text) ->
    [yes] ：{ $text }
   *[no] { "" }
}{ GIVEN($lead) ->
    [yes] ；{ $lead }主办{ GIVEN($supports) ->
        [yes] ，{ $supports }协办
       *[no] { "" }
    }，{ DATE($due) }前办结
   *[no] { "" }
}
event-instruction-revoked = 收回批示{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-delegation-given = 登记批示代录{ GIVEN($convener) ->
    [yes] ：{ $delegate }代{ $convener }录入批示，自{ DATE($from) }起{ GIVEN($until) ->
        [yes] 至{ DATE($until) }止
       *[no] { "" }
    }
   *[no] { "" }
}
event-document-drafted = 拟稿：{ $document ->
    [call_for_items] { document-kind-call-for-items }
    [meeting_notice] { document-kind-meeting-notice }
    [notice] { document-kind-notice }
    [coordination_letter] { document-kind-coordination-letter }
    [reminder_letter] { document-kind-reminder-letter }
    [urging_letter] { document-kind-urging-letter }
    [supervision_letter] { document-kind-supervision-letter }
    [reply_letter] { document-kind-reply-letter }
    [referral_letter] { document-kind-referral-letter }
    [bulletin] { document-kind-bulletin }
    [disposal_report] { document-kind-disposal-report }
    [correction] { document-kind-correction }
    [public_announcement] { document-kind-public-announcement }
    [investor_recruitment] { document-kind-investor-recruitment }
   *[other] 公文
}{ GIVEN($title) ->
    [yes] “{ $title }”
   *[no] { "" }
}
event-document-edited = 修改公文{ GIVEN($title) ->
    [yes] “{ $title }”{ GIVEN($characters) ->
        [yes] ，现 { $characters } 字
       *[no] { "" }
    }
   *[no] { "" }
}
event-delegation-ended = 终止批示代录{ GIVEN($convener) ->
    [yes] ：{ $delegate }代{ $convener }录入批示，至{ DATE($on) }止
   *[no] { "" }
}
event-assignment-suspended = { GIVEN($unit) ->
    [yes] { $unit }的任务中止，待条件具备：{ $reason }
   *[no] 任务中止
}
event-assignment-resumed = { GIVEN($unit) ->
    [yes] { $unit }的任务恢复，期限顺延至{ DATE($due) }
   *[no] 任务恢复
}
event-document-text-kept = 留存公文文稿{ GIVEN($ordinal) ->
    [yes] 第 { $ordinal } 稿，{ $characters } 字
   *[no] { "" }
}
event-document-submitted = 送核{ GIVEN($short_names) ->
    [yes] （{ $short_names }暂用简称）
   *[no] { "" }
}
event-document-checked = 核稿通过，送签
event-document-sent-back = 退回修改{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-document-signed-off = 签发公文{ $disclosure ->
    [public] ，{ disclosure-public }
    [on_request] ，{ disclosure-on-request }
    [withheld] ，{ disclosure-withheld }
   *[other] { "" }
}
event-document-numbered = 编发文字号{ GIVEN($number) ->
    [yes] ：{ $number }
   *[no] { "" }
}
event-document-issued = 印发公文{ GIVEN($title) ->
    [yes] “{ $title }”
   *[no] { "" }
}{ GIVEN($number) ->
    [yes] （{ $number }）
   *[no] { "" }
}
event-document-received = 各单位均已签收
event-document-acknowledged = 办公室签收复函
event-document-scanned = 上传盖章扫描件
event-document-withdrawn = 撤销公文{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] { "" }
}
event-delivery-sent = { GIVEN($unit) ->
    [yes] 送达{ $unit }
   *[no] 送达单位
}
event-delivery-received = 签收文件
event-delivery-reminded = { GIVEN($unit) ->
    [yes] 催请{ $unit }签收
   *[no] 催请单位签收
}
event-item-reopened = { GIVEN($outcome) ->
    [yes] 撤回第 { $ordinal } 项议题登记有误的结论“{ $outcome ->
        [agreed] { outcome-agreed }
        [agreed_with_changes] { outcome-agreed-with-changes }
        [noted] { outcome-noted }
        [deferred] { outcome-deferred }
        [returned] { outcome-returned }
        [withdrawn] { outcome-withdrawn }
        [carried_over] { outcome-carried-over }
       *[other] { $outcome }
    }”
   *[no] 撤回一项议题登记有误的结论
}{ GIVEN($reason) ->
    [yes] ：{ $reason }
   *[no] {""}
}
event-decision-withdrawn = 撤下拟议定事项{ GIVEN($text) ->
    [yes] ：{ $text }
   *[no] {""}
}
event-decision-proposed-again = 恢复为拟议定事项{ GIVEN($text) ->
    [yes] ：{ $text }
   *[no] {""}
}
