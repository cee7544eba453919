# 标记、标签、笔记、存储的搜索和规则。

scope-starred = 星标
scope-unread = 未读
scope-archive = 归档

empty-starred = 没有星标剪报
empty-starred-words = 加了星标的剪报会列在这里，无论归在何处。
empty-unread = 都已读过
empty-unread-words = 没有读过、也没有归档的剪报会列在这里。
empty-archive = 没有归档的剪报
empty-archive-words = 归档的剪报不再列在“未读”和“未归类”中，搜索仍能找到，剪报集里也还有。
empty-tag = 没有剪报带这个标签
empty-tag-words = 把剪报拖到标签上，或选中后按 T。

step-set-look = 更改剪报集外观
step-star = 加星标
step-unstar = 去掉星标
step-mark-read = 标为已读
step-mark-unread = 标为未读
step-archive = 归档
step-unarchive = 取消归档
step-add-tag = 加标签
step-remove-tag = 去掉标签
step-create-tag = 新建标签
step-rename-tag = 重命名标签
step-recolour-tag = 更改标签颜色
step-merge-tags = 合并标签
step-delete-tag = 删除标签
step-set-note = 写笔记
step-save-search = 存储搜索
step-change-search = 更改存储的搜索
step-move-search = 移动存储的搜索
step-delete-search = 删除存储的搜索
step-create-rule = 新建规则
step-change-rule = 更改规则
step-move-rule = 移动规则
step-delete-rule = 删除规则
step-run-rules = 运行规则

toast-purged = 已彻底删除 { $count } 篇剪报
toast-trash-let-go = 有 { $count } 篇剪报在废纸篓里满 { $days } 天，已彻底删除

tree-tags = 标签
jump-tag = 标签
list-starred = 已加星标
list-unread = 未读

command-star = 加星标
command-unstar = 移除星标
command-mark-read = 标为已读
command-mark-unread = 标为未读
command-archive = 归档
command-archive-tip = 不再列入“未读”和“未归类”；搜索仍能找到，剪报集里也还有
command-unarchive = 取消归档
command-choose-tag = 标签…
command-rename-tag = 重命名标签
command-delete-tag = 删除标签
command-delete-tag-tip = 剪报仍留在库中

tags-heading = 为 { $count } 篇剪报添加标签
tags-field = 查找或新建标签
tags-none = 还没有标签。输入名称即可新建。
tags-new = 新建标签“{ $tag }”
tags-take-away = 取下
tags-on-some = 部分已有
tags-colour = 颜色
tags-merge-into = 合并到

colour-none = 无
colour-red = 红
colour-orange = 橙
colour-yellow = 黄
colour-green = 绿
colour-teal = 青
colour-blue = 蓝
colour-purple = 紫
colour-pink = 粉
colour-grey = 灰

toast-starred = 已为 { $count } 篇剪报加星标
toast-unstarred = 已移除 { $count } 篇剪报的星标
toast-marked-read = 已将 { $count } 篇剪报标为已读
toast-marked-unread = 已将 { $count } 篇剪报标为未读
toast-archived = 已归档 { $count } 篇剪报
toast-unarchived = 已将 { $count } 篇剪报取消归档
toast-tagged = 已为 { $count } 篇剪报添加标签“{ $tag }”
toast-untagged = 已从 { $count } 篇剪报取下标签“{ $tag }”
toast-tag-deleted = 已删除标签“{ $tag }”
toast-tags-merged = “{ $tag }”已并入“{ $into }”

command-choose-colour = 颜色…
command-choose-sign = 剪报集的标记…
command-choose-parent = 剪报集移入…
command-choose-merge = 标签并入…
choice-no-match = 没有这样的选项
place-top = 最上层
