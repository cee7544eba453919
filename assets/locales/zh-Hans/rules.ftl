# 彻底删除、存储的搜索和规则。

command-empty-trash = 清空废纸篓…
command-delete-for-good = 彻底删除…
command-save-search = 存储此搜索…
command-rename-search = 重命名存储的搜索
command-update-search = 替换为当前搜索
command-delete-search = 删除存储的搜索
command-rules = 规则…
command-run-rules = 对全部剪报运行规则
command-run-rules-shown = 对列出的剪报运行规则
command-delete-rule = 删除规则

trash-days = 剪报在废纸篓里满 { $days } 天后彻底删除
confirm-empty-trash = 要清空废纸篓吗？
confirm-delete-for-good = 要彻底删除吗？
confirm-loss = { $count } 篇剪报连同笔记和图片将被删除，无法撤销。
confirm-empty = 清空废纸篓
confirm-delete = 彻底删除

tree-saved-searches = 存储的搜索
tree-new-search = 搜索名称
jump-saved-search = 存储的搜索
toast-search-saved = 已存储搜索
toast-search-updated = 已替换存储的搜索
toast-search-deleted = 已删除存储的搜索
toast-rule-deleted = 已删除规则
toast-rules-run = 已运行规则

search-help-tag = 带有标签
search-help-starred = 加了星标
search-help-unread = 未读
search-help-note = 有笔记

rules-heading = 规则
rules-words = 新收的剪报若符合规则的全部条件，就会得到规则给的一切。
rule-new-heading = 新规则
rule-edit-heading = 规则
rule-source = 来源含有
rule-words = 搜索能找到
rule-words-hint = 词语、标题:…、-词语
rule-lang = 语言
rule-any-language = 任何语言
rule-collection = 放入剪报集
rule-no-collection = 不放入
rule-tags = 标签
rule-no-tags = 不加标签
rule-tags-none-yet = 还没有标签
rule-marks = 标为
rule-star = 星标
rule-read = 已读
rule-archive = 归档
rule-save = 保存规则
rule-add = 新规则…
rule-edit = 更改规则：{ $rule }
rule-move-up = 上移规则：{ $rule }
rule-move-down = 下移规则：{ $rule }
rule-delete-this = 删除规则：{ $rule }
rule-switch = 启用规则：{ $rule }
rule-of-source = 来源 { $what }
rule-of-words = 词语 { $what }
rule-of-lang = 语言 { $what }
rule-of-all = 每篇剪报
rule-into-collection = 放入 { $what }
rule-with-tag = 标签 { $what }
rule-gone = （已不存在）
rule-gives-nothing = 无

collection-colour = 颜色
collection-sign = 符号
collection-no-sign = 无符号
