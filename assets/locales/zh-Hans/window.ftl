# 面板、对话框与提示。
window-title = 剪报
window-title-clip = { $headline } – 剪报

menu-file = 文件
menu-edit = 编辑
menu-collection = 剪报集
menu-view = 视图
menu-help = 帮助
menu-sort = 排序方式
menu-theme = 主题
menu-language = 语言

pane-collections = 剪报集
pane-clips = 剪报
pane-article = 文章
splitter-tree = 剪报集栏宽度
splitter-list = 剪报栏宽度

scope-all = 全部剪报
scope-unfiled = 未归类
scope-trash = 废纸篓
tree-collections = 剪报集
tree-new-collection = 剪报集名称
tree-name-field = 剪报集名称
tree-fold = 收起{ $name }
tree-unfold = 展开{ $name }
tree-empty = 还没有剪报集。点按 + 新建，再把剪报拖到上面。

list-count = { $count } 篇
list-found = 找到 { $count } 篇
find-field = 在文章中查找
find-place = 第 { $place } 处，共 { $count } 处
find-nothing = 文章中没有
hits-in-article = 共 { $count } 处
search-field = 搜索
search-hint = 在“{ $scope }”中搜索
search-menu = 搜索选项
search-recent = 最近的搜索
search-help = 如何搜索
search-help-phrase = 连在一起的词句
search-help-not = 不含某词
search-help-or = 任一即可
search-help-title = 标题中
search-help-source = 某个来源
search-help-author = 某位作者
search-help-in = 某个剪报集中
search-help-lang = 某种语言
search-help-after = 晚于某日发布
search-help-before = 早于某日发布
search-help-empty-slot = 有空图片位
search-quote-not-closed = 引号没有结束，其后的全部内容按一个词句搜索。
search-parenthesis-not-closed = 有括号没有结束。
search-parenthesis-not-opened = 有括号没有开头。
search-nothing-beside-or = OR 两边都要有词。
search-nothing-behind = “{ $part }”后面没有内容。
search-no-such-field = “{ $part }”不是搜索项，已按普通词搜索。
search-no-such-value = 不认识“{ $part }”。
search-not-a-date = “{ $part }”不是日期。请写 2024、2024-05 或 2024-05-18。
search-nothing-to-find = “{ $part }”里没有可搜索的内容。
search-too-long = 搜索内容太长，其余部分已略去。
search-no-such-collection = 没有名为“{ $part }”的剪报集。
search-no-such-tag = 没有剪报带有标签“{ $part }”。
search-unindexed = 还有 { $count } 篇剪报正在准备，暂时搜不到。
filter-source = 来源
filter-year = 年份
filter-language = 语言
filter-tag = 标签
filter-and-more = { $first } 等，另 { $count } 项
filter-name = 筛选：{ $filter }
filter-chosen = 筛选：{ $filter } { $chosen }
language-zh-hans = 简体中文
language-zh-hant = 繁体中文
language-ja = 日语
language-ko = 韩语
language-en = 英语
language-unknown = 未知
list-order = 排序方式：{ $order }
list-empty-slots = { $slots } 图 { $empty } 空
list-empty-slots-short = { $empty }/{ $slots }
list-untitled = 无标题

empty-library = 还没有剪报
empty-library-words = 把保存的网页或整个文件夹拖到窗口任意位置。在浏览器里选中的内容，可以复制后粘贴进来。
empty-search = 没有找到
empty-search-words = 试试更少或别的词。除非打开“仅匹配原字形”，简体、繁体和日文汉字都能互相找到。
empty-unfiled = 都已归类
empty-unfiled-words = 不在任何剪报集里的剪报会列在这里。
empty-collection = 这个剪报集是空的
empty-collection-words = 把列表中的剪报拖到它的名称上，或在显示它时把保存的网页拖进窗口。
empty-trash = 废纸篓是空的
empty-trash-words = 删除的剪报会留在这里，可以恢复。
many-selected = 已选中 { $count } 篇剪报
many-selected-words = 拖到某个剪报集上，或按 { $keys } 选择剪报集。

status-listed = { $count } 篇剪报
status-selected = 已选中 { $selected } 篇，共 { $count } 篇
status-zoom = { $percent }%
status-importing = 正在导入 { $done }/{ $total }
status-looking = 正在查找网页…

drop-import = { $count ->
    [one] 导入资料库
   *[other] 将 { $count } 项导入资料库
}
drop-into = 将 { $count } 项导入“{ $collection }”
drop-copies = 网页会复制到资料库，原文件留在原处。
drag-clips = { $count } 篇剪报

report-heading = 导入完成
report-cancelled = 导入已取消
report-summary = 导入 { $imported } 篇，已有 { $already } 篇，失败 { $failed } 篇
report-imported = 已导入
report-already-here = 已有
report-failed = 失败
report-copy = 复制结果

choose-heading = 将 { $count } 篇剪报添加到剪报集
palette-field = 输入命令名称
palette-no-match = 没有这个命令
palette-grouped = { $group }：{ $label }
palette-not-now = { $command }（现在不可用）
jump-field = 前往剪报集、标签、存储的搜索，或按标题前往任何剪报
jump-no-match = 没有这个名称。剪报正文里的内容请在列表中搜索。
jump-collection = 剪报集
jump-clip = 剪报
jump-recent = 最近读过

choose-field = 查找剪报集
choose-none = 还没有剪报集，请先新建一个。
choose-no-match = 没有这个名称的剪报集

settings-heading = 设置
settings-size = 大小
about-heading = 剪报 { $version }
about-words = 为阅读中文、日文、韩文和英文新闻的人准备的剪报管理工具。
about-fonts = 使用 Noto Sans CJK 字体，依据 SIL 开源字体许可证 1.1。
about-library = 资料库：{ $folder }

undo-what = 撤销{ $what }
redo-what = 重做{ $what }

toast-undone = 已撤销：{ $what }
toast-redone = 已重做：{ $what }
toast-trashed = 已将 { $count } 篇剪报移到废纸篓
toast-restored = 已恢复 { $count } 篇剪报
toast-added = 已将 { $count } 篇剪报添加到“{ $collection }”
toast-removed = 已将 { $count } 篇剪报从“{ $collection }”移出
toast-placed = 已在列表中移动 { $count } 篇剪报
toast-collection-deleted = 已删除“{ $collection }”
toast-nothing-to-paste = 剪贴板里没有可以建立剪报的内容
toast-no-dialog-pages = 这个桌面没有选择文件的对话框：xdg-desktop-portal 和 zenity 都没有应答。请把网页拖到窗口上，用 Ctrl+V 粘贴，或者在启动时写明文件：jianbao 网页…
toast-no-dialog-pictures = 这个桌面没有选择文件的对话框：xdg-desktop-portal 和 zenity 都没有应答。请把图片拖到文章上，或者用 Ctrl+V 粘贴。
toast-no-dialog-place = 没有保存：这个桌面没有选择位置的对话框。请安装 xdg-desktop-portal 或 zenity。
toast-address-only = 这只是一个网址，剪报不会联网获取。请在浏览器中保存网页后把文件拖到这里，或在浏览器中选中文章、复制，再粘贴到这里。
toast-not-opened = 无法打开：{ $reason }
toast-copied = 已复制
toast-list-failed = 无法读取列表：{ $reason }

start-failed = 剪报无法打开这个资料库
start-failed-folder = 资料库：{ $folder }
start-failed-safe = 其中的内容没有任何改动。
toast-details = 详情
report-nothing = 所选内容中没有可以导入的网页。

step-move-to-trash = 移到废纸篓
step-restore = 恢复剪报
step-create-collection = 新建剪报集
step-rename-collection = 重命名剪报集
step-move-collection = 移动剪报集
step-delete-collection = 删除剪报集
step-add-to-collection = 添加到剪报集
step-remove-from-collection = 从剪报集移出
step-reorder = 调整剪报顺序
step-import = 导入
step-move-clips = 移动剪报
step-merge-clips = 合并剪报
step-part-stories = 区分两则报道
settings-text = 文章正文
settings-text-size = 正文大小
settings-measure = 每行字数
settings-measure-value = { $count }
settings-leading = 行高
settings-margin = 右边
settings-paragraphs = 段落
outline-field = 文章的小标题
outline-no-match = 没有含这些字的小标题。
step-fill-slot = 填入图片
step-fill-slots = 填入多张图片
step-clear-slot = 清空图位
step-turn-picture = 旋转图片
step-exchange-pictures = 对调两张图片
step-move-slot = 移动图位
step-edit-caption = 修改图片说明
step-edit-credit = 修改图片来源
step-add-slot = 添加图位
step-remove-slot = 删除图位
step-edit-article = 修改文章

# Pictures for slots.
drop-pictures = { $count ->
    [one] 把图片放到图位上，或放在任意处再选择
   *[other] 放下 { $count } 张图片以填充图位
}
fill-heading = 填充图位
fill-how = 确认之前不会保存任何图片。
fill-leave-out = 不使用
fill-keep = 填充 { $count } 个图位
fill-slot-of = { $name } 的图位
fill-from-clipboard = 来自剪贴板
slot-words-heading = 图 { $number }：说明和来源
slot-words-caption = 图片说明
slot-words-credit = 来源
slot-words-keep = 保存
slot-address-heading = 图 { $number }：从网址下载
slot-address-field = 图片网址
slot-address-load = 下载
slot-address-how = 只访问这个网址，除请求外不发送任何内容。
toast-filled-slot = 已填入图 { $number }
toast-filled-slots = 已填充 { $count } 个图位
toast-loading-picture = 正在下载图片…
toast-not-taken = { $name }：{ $reason }
picture-too-large = 图片太大：每边最多 16,384 像素，最大 48 MB
picture-broken = 图片已损坏，或不是 PNG、JPEG、GIF、WebP、BMP
picture-unreadable = 无法读取文件
picture-none = 那里没有图片
fetch-not-an-address = 网址须以 http:// 或 https:// 开头
fetch-private = 该网址指向内部网络；如确需访问，请亲自输入网址
fetch-too-many-hops = 该网址跳转次数过多
fetch-too-large = 图片超过 32 MB
fetch-too-slow = 服务器未及时响应
fetch-refused = 服务器不提供这张图片
fetch-unreachable = 无法连接服务器
toast-picture-saved = 已保存
toast-not-saved = 无法保存：{ $reason }

settings-backup = 上次备份
backups-heading = 备份
backups-words = 文字和剪报集每次完整复制，网页和图片只复制新增的部分。有改动的日子每天备份一次。
backups-looking = 正在查看…
backups-none = 还没有备份
backups-restore = 恢复这个备份
backups-holds = { $clips } 篇剪报，废纸篓中 { $trashed } 篇，{ $collections } 个剪报集
backups-newest = 最新剪报：{ $headline }
backups-differs = 找回 { $back } 篇剪报；现有的 { $go } 篇不在备份中
backups-kept = 现在的资料库会保留下来，可用同样的方法恢复。
backup-daily = 每日
backup-by-hand = 手动
backup-before-update = 升级之前
backup-replaced = 恢复之前的资料库
toast-backed-up = 已备份
toast-backup-unchanged = 上次备份以来没有改动
toast-restored-backup = 备份已恢复。之前的资料库保留在备份中。
toast-salvaged = 已救回 { $clips } 篇剪报；{ $lost } 处无法读取。损坏的文件和清单在 { $folder }。
start-restore = 恢复 { $when } 的备份
start-salvage = 救回可读的内容
start-kept = 无论选哪一种，现有的文件都会原样保留在资料库文件夹中。
start-working = 请稍候，正在修复资料库…
mistake-heading = 剪报因自身的错误而退出
mistake-words = 资料库是安全的：凡是报告完成的都在。给开发者的报告在资料库文件夹中，其中没有剪报的文字。
toast-synced-folder = 这个资料库在 { $service } 的文件夹里，文件会在变动时被复制。请把资料库放在别处，只让 { $service } 保存备份：备份可以存到任何文件夹。
toast-network-folder = 这个资料库在网络磁盘上，两台电脑同时使用可能损坏它。请一次只在一台电脑上打开，并保留备份。

# What the program says where its window cannot be opened
needs-libraries = 窗口无法打开：系统缺少 { $libraries }。
needs-install = 请安装：{ $command }
needs-packages = 请安装 { $debian }（Debian 和 Ubuntu 的名称）或 { $fedora }（Fedora 的名称）。
keys-go = 查找与前往
keys-read = 阅读
keys-highlights = 高亮与笔记
keys-clips = 剪报与剪报集
keys-steps = 在列表中移动
keys-window = 窗口
keys-field = 输入文字或按键
keys-none = 没有这样的快捷键
drop-address = 链接：剪报不会联网获取，松开后会说明该怎么做
drop-words = 松开即可制成剪报
toast-drag-refused = 拖到这里的内容不含网页。请在原处复制，再粘贴到这里。
