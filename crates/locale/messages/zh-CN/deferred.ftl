# The register of deferred matters.
deferred-rule = 尚不具备解决条件的，可待条件具备后另行提交审议{ GIVEN($clause) ->
    [yes] （方案{ $clause }）
   *[no] { "" }
}
deferred-all = 全部
deferred-due = 已到复核日期
deferred-ahead = 未到复核日期
deferred-met = 条件已具备
deferred-empty = 没有这样的暂缓事项。会议或者办公室暂缓的事项会列在这里，到期或者条件具备时自动提请列入下次会议。
deferred-col-condition = 条件
deferred-col-owner = 跟进单位
deferred-col-review = 复核日期
deferred-col-chain = 历次提交
deferred-met-on = { $date }标记已具备
deferred-proposed = 已提请列入下次会议
deferred-times = { $n ->
    [0] 首次暂缓，尚未另行提交
   *[other] 已另行提交 { $n } 次
}
deferred-returning-met = ·条件已具备{ $n ->
    [0] {""}
   *[other] ，已另行提交{ $n }次
}
deferred-returning-due = ·复核到期{ $n ->
    [0] {""}
   *[other] ，已另行提交{ $n }次
}
