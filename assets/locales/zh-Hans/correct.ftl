# 校正提取结果
step-put-block = 放回段落
step-drop-block = 剔除段落
step-edit-text = 修改文字
step-split-block = 拆分段落
step-merge-blocks = 合并段落
step-change-kind = 更改段落类型
step-edit-field = 修改条目
step-extract-again = 重新提取
step-restore-version = 恢复旧版本
step-remove-version = 删除旧版本

menu-extraction = 提取
command-correct = 校正提取结果
command-correct-tip = 显示没有收入的内容，可以放回、剔除或修改每一段
correct-done = 完成
correct-bar = 点击段落，可以放回或修改
correct-bar-keys = 键盘：↑ ↓ 在段落间移动，Enter 放回或打开菜单，Delete 剔除，Esc 结束。
correct-bar-reads = 正在重新读取网页……
correct-edit-fields = 标题、来源、日期…
correct-head-name = 标题、来源、日期：{ $headline }
correct-block-name = { $kind }：{ $words }
correct-left-out = 未收入：{ $reason }
correct-left-out-name = 未收入（{ $reason }）：{ $words }
correct-picture = 图片：{ $words }
correct-leave-out = 剔除
correct-put-back = 放回
correct-edit-words = 修改文字…
correct-split-typed = 在光标处拆分
correct-split-before = 在“{ $words }”之前拆分
correct-join-above = 与上一段合并
correct-make-caption = 旁边图片的图注
correct-words-heading = 这一段的文字
correct-words-field = 文字
correct-words-how = { $keys } 在光标处拆成两段。

# 段落是什么。
block-paragraph = 正文
block-heading = 小标题
block-subheading = 下级小标题
block-quote = 引文
block-list = 列表
block-numbered-list = 编号列表
block-caption = 图注
block-picture = 图片
block-table = 表格
block-code = 代码
block-divider = 分隔线

# 为什么没有收入。
left-out-outside = 不在正文里
left-out-marked = 网页标明是别的内容
left-out-links = 一串链接
left-out-other-articles = 别的文章
left-out-repeated = 网页重复的内容
left-out-headline = 就是标题
left-out-meta-line = 日期、来源或人名
left-out-boilerplate = 每页都有的套话
left-out-after-end = 在正文结束之后
left-out-before-start = 在正文开始之前
left-out-other-script = 用的是另一种文字
left-out-caption = 是图注
left-out-decoration = 与文章无关的图片
left-out-in-place = 显示在正文位置上的替代内容
left-out-short-lines = 一串短行
left-out-markup = 残留的网页代码
left-out-reader = 您已剔除

# 条目。
fields-heading = 标题、来源、日期
fields-no-date = 看不出是什么日期。可以写成 2024-08-25、2024年8月25日 23:23 或 25 August 2024。
field-headline = 标题
field-deck = 导语
field-byline = 作者
field-source = 来源
field-publisher = 网站
field-section = 栏目
field-place = 地点
field-published = 发布日期
field-updated = 更新日期

# 重新提取与旧版本。
command-extract-again = 重新提取
command-extract-again-tip = 重新读取保存的网页；剪报原来的样子留作旧版本
command-versions = 旧版本…
command-stop-extracting = 停止提取
status-extracting = 正在重新提取 { $done }/{ $total }
command-charset = 选择字符编码…
command-charset-tip = 网页显示乱码时，查看它在各种编码下的样子
toast-extracting = 正在重新读取保存的网页……
toast-extracted = 已重新提取，原来的内容留作旧版本。
toast-extracted-same = 重新提取的结果与原来相同。
toast-extracted-edited = 这篇剪报您修改过，所以保持不变；新的提取结果在旧版本里。
toast-extracted-nothing = 这篇剪报没有可以读取的网页。
toast-extracted-several = 重新提取：{ $changed } 篇有变化，{ $same } 篇相同，{ $edited } 篇修改过、保持不变，{ $none } 篇没有网页{ $left ->
    [0] {""}
   *[other] ，{ $left } 篇没有处理
}
toast-version-restored = 已恢复旧版本，刚才的内容也留作旧版本。
toast-version-removed = 已删除旧版本。
versions-heading = 旧版本
versions-words = 剪报以前的样子。选一个版本，查看有什么不同。
versions-none = 这篇剪报还没有旧版本。
versions-reading = 正在读取旧版本……
versions-now = 现在的剪报
versions-with = 对比
versions-comparing = 正在对比……
versions-alike = 两者内容相同。
versions-alike-lines = { $count } 行相同
versions-before = 只在旧版本里：{ $line }
versions-after = 只在另一个里：{ $line }
versions-restore = 恢复这个版本
versions-remove = 删除这个版本
version-row = { $kept } · { $why } · { $headline }
version-edited = 您修改过
version-extracted = 提取结果
version-extracted-in = 按 { $charset } 提取
charset-heading = 选择字符编码
charset-words = 选出能读懂的一行。剪报现在的内容会留作旧版本。
charset-reading = 正在读取网页……
charset-as-found = 按网页所说
charset-row = { $charset } · { $words }
charset-nothing = 用这种编码什么也读不出来。
charset-use = 按此读取网页

# 对一个网站的所有网页作的决定。
step-keep-for-site = 保存网站规则
step-delete-site-rule = 删除网站规则
command-site-rules = 网站规则…
correct-always-leave-out = 剔除，并且在 { $site } 上一律剔除
correct-always-keep = 在 { $site } 上一律收入
correct-always-put-back = 放回，并且在 { $site } 上一律收入
correct-always-keep-out = 在 { $site } 上一律剔除
left-out-site-rule = 您为这个网站定的规则
toast-kept-for-site = 已记下 { $site } 的规则，以后导入和重新提取都照此办理。
toast-not-kept-for-site = 这一段在别的网页上无法辨认，没有记下网站规则。
toast-site-rule-deleted = 已删除网站规则。
site-rules-heading = 网站规则
site-rules-words = 您对一个网站的所有网页作的决定，以后导入和重新提取都照此办理。
site-rules-none = 还没有网站规则。校正提取结果时，可以在段落的菜单里设定。
site-rule-leave-out = { $site }：剔除“{ $words }”
site-rule-keep = { $site }：收入“{ $words }”
site-rule-delete = 删除：{ $rule }
settings-site-rules = 网站
settings-site-rules-count = { $count } 条规则
