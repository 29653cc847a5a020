# Where words stand that cannot be printed.
place-of-character = { $character }（在{ $places }）
place-between = 、
place-title = 标题
place-body = 正文
place-attachments = 附件
place-addressees = 主送、抄送
place-signer = 签发人、依据
place-matter = 协调事项 { $number }“{ $title }”
place-item = 第{ $place }项议题“{ $title }”
place-paragraph = 纪要第{ $paragraph }段
place-unit = { $unit }的名称
place-person = { $unit }参会人员登记
place-roster = 成员名单中{ $unit }的人员
place-meeting = 会议的议题、地点、召集和主持
place-tables = 统计表
