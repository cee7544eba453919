# 划线和笔记
menu-highlight = 划线
highlight-yellow = 黄色划线
highlight-green = 绿色划线
highlight-blue = 蓝色划线
highlight-pink = 粉色划线
highlight-remove = 删除划线
highlight-next = 下一处划线
highlight-previous = 上一处划线
step-mark-words = 划线
step-recolour-words = 更改划线颜色
step-annotate-words = 写划线笔记
step-unmark-words = 删除划线
toast-highlight-removed = 已删除划线
toast-highlight-nothing = 只能给正文里的文字划线

# 划线和笔记栏
note-panel = 划线和笔记
note-panel-close = 关闭划线和笔记
note-write = 写笔记
note-copy = 复制划线和笔记
note-save = 导出划线和笔记…
note-name = 笔记：{ $words }
note-field-clip = 这篇剪报的笔记
note-field-words = 划线的笔记
note-field-hint = **粗体**、*斜体*、- 列表、[文字](网址)
note-marked = { $count } 处划线
note-nothing-marked = 在文章里选中文字，按 1、2、3 或 4 即可划线。
note-marked-name = { $colour }：{ $words }
note-lost = { $count } 处已不在文中
note-lost-heading = 已不在文中
note-lost-why = 文章有改动，不再包含这些文字。它们会一直保留，文字恢复后自动回到原处。
note-lost-name = { $colour }，已不在文中：{ $words }
tint-yellow = 黄色
tint-green = 绿色
tint-blue = 蓝色
tint-pink = 粉色
splitter-notes = 划线和笔记栏宽度
toast-notes-saved = 已导出划线和笔记

search-help-highlight = 有划线
list-annotated = 有笔记或划线
