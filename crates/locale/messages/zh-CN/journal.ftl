# The journal and its verification.
journal-what = 每一次变更都记在这里，只增不改
journal-verify = 校验
journal-sound = 校验通过：记录连续完整，与现存内容一致
journal-faulty = 校验发现 { $n } 处问题
journal-faulty-then = 请保存好数据文件夹和备份，不要继续办理，并联系系统管理人员。
journal-checked = { $when } 校验留痕 { $lines } 条、现存记录 { $rows } 条、签名锚点 { $anchors } 个
journal-head = 最新一条的摘要（SM3）
journal-veiled = 审计管理员只看得到谁在何时办了什么，看不到事项内容。
journal-empty = 还没有留痕。
journal-col-n = 序号
journal-col-when = 时间
journal-col-who = 单位和人员
journal-col-what = 办理内容
journal-entered-for = 代录：{ $unit }
