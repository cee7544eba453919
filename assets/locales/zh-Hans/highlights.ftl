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
