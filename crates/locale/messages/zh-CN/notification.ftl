# What one was told.
notification-all-read = 没有未读提醒
notification-mark = 全部标为已读
notification-new = 未读
notification-empty = 还没有提醒。有转办、会议通知、会签或者事项进展时，会列在这里。
