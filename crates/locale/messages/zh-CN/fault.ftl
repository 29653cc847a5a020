# What keeps a charter from being founded on; the offending text is shown beside these words.
fault-division-code = 行政区划代码应为六位数字
fault-code = 发文代字只用汉字、字母和数字，不超过 12 个字
fault-telephone = 电话号码有误：至少 7 位数字，或者 12345 这样的 5 位服务号
fault-empty = 此项不能为空
fault-no-units = 没有成员单位，请至少列出一个
fault-twice = 单位名称重复，请合并或者改名
fault-no-office = 没有写明办公室设在哪个单位
fault-unknown-unit = 成员单位中没有这个单位，请核对名称或者先列入单位
fault-unknown-difficulty = 疑难类别中没有这一类，请核对或者先列入类别
fault-no-tiers = 没有写明会议类型，请至少列出一种
fault-no-callers = 没有写明这类会议由谁召集
