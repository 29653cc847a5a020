# The register of document numbers.
number-bad-count = 请填写 1 到 { $max } 之间的整数
number-bad-year = 请填写年份，不晚于{ $max }年
number-too-many = 一次最多补登 500 个号，请核对号码
