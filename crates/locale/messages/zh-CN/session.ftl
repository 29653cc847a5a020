# Signing in and out, passwords, and acting in one of several posts.
session-title = 登录
session-login = 登录名
session-password = 密码
session-submit = 登录
session-wrong = 登录名或密码不正确
session-locked = 连续输错次数过多，已暂停登录。请在 { $minutes } 分钟后再试，或者联系办公室。
session-suspended = 这个账号已停用，或者目前没有任职、没有在期的授权，请联系办公室
session-expired = 登录已过期，请重新登录；未提交的内容需要重新填写
session-forgotten = 忘记密码的，请联系办公室重置

session-change-title = 修改密码
session-change-first = 首次登录须先修改密码，之后才能办理事务
session-current = 当前密码
session-new = 新密码
session-repeat = 再输一次新密码
session-rule = 至少 10 个字符，小写字母、大写字母、数字、符号中占三类
session-change-submit = 修改密码
