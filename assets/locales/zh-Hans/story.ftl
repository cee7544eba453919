# 同一则报道的多份剪报，两份并排对照。
scope-duplicates = 重复
empty-duplicates = 没有重复的报道
empty-duplicates-words = 转载自别处、换了繁简或有删节的同一则报道会列在这里。
list-in-story = 第 { $story } 则报道，{ $of } 份之 { $at }

command-find-duplicates = 查找重复的报道
command-compare = 并排对照
command-compare-tip = 所选的两份剪报，或一份剪报与同一则报道的另一份
command-next-pair = 下一对
command-previous-pair = 上一对
command-keep-left = 保留左边的剪报
command-keep-right = 保留右边的剪报
command-keep-tip = 它会得到两份的剪报集、标签、笔记、划线和星标，另一份移到废纸篓。
command-part-stories = 不是同一则报道
command-part-stories-tip = 不再把这两份当作重复
command-show-left = 显示左边的剪报
command-show-right = 显示右边的剪报

compare-waits = 正在对照…
compare-heading = 并排对照
compare-same-story = 同一则报道，{ $percent }% 相同
compare-place = { $at } / { $of }
compare-keep = 保留这份
compare-show = 显示
compare-no-source = 来源不明
compare-in = 在 { $names }
compare-tagged = 标签 { $names }
compare-note = 笔记：{ $note }
compare-nothing = 未归入剪报集，没有标签和笔记
compare-between = 、
compare-alone = 仅此处有：{ $words }
compare-changed = 措辞不同：{ $words }
compare-legend-alone = 仅此处有
compare-legend-changed = 措辞不同
compare-legend-form = 字同形异

toast-merged = 已保留“{ $headline }”，另一份在废纸篓里
toast-parted = 已标为两则报道
toast-no-more-pairs = 没有重复的报道了
toast-stories-found = { $count ->
    [0] 已全部对照：没有重复的报道
   *[other] 已全部对照：{ $count } 份剪报与别的剪报是同一则报道
}

reader-same-story = 同一则报道：
reader-same-story-more = 另有 { $count } 份
reader-show-twin = 显示同一则报道：{ $name }
reader-compare = 对照

reader-tag = 标签 { $tag }
reader-take-tag = 去掉“{ $tag }”
reader-add-tag = 标签

report-told-before = { $count } 份是库中已有的报道
report-same-story = 已导入。库中已有同一则报道
report-show-duplicates = 显示重复的报道
