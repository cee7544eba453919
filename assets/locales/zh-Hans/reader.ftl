# 阅读栏：文章本身以外的文字。
reader-article = 文章：{ $headline }
reader-untitled = 无标题
reader-empty-article = 没有在这个网页里找到正文。网页本身已保存。
reader-republished = { $site } 转载
reader-author = 作者 { $names }
reader-reporter = 记者 { $names }
reader-translator = 翻译 { $names }
reader-photographer = 摄影 { $names }
reader-editor = 编辑 { $names }
reader-names-between = 、
reader-place = 发自 { $place }
reader-published = 发布于 { $date }
reader-updated = 更新于 { $date }
reader-event-days = 文中日期：{ $days }
reader-original-page = 原网页：{ $host }
reader-open-address = 在浏览器中打开 { $host }

# 图位。
reader-slots = { $count } 张图片
reader-slots-some-empty = { $pictures }，{ $empty } 张空缺
reader-slot = 图 { $number }
reader-slot-empty-name = { $name }（空缺：{ $reason }）
reader-slot-go = 转到 { $name }
reader-credit = 图片来源：{ $credit }
reader-missing-not-saved = 未随网页保存
reader-missing-remote = 图片在网上：{ $host }
reader-missing-too-large = 图片太大，没有保存
reader-missing-broken = 文件不是可以读取的图片
reader-picture-decoding = 正在打开图片……
reader-picture-unreadable = 这张图片无法显示

# 原尺寸查看图片。
reader-gallery = { $name }，原尺寸
reader-gallery-play = 播放
reader-gallery-stop = 停止
reader-gallery-close = 关闭
reader-gallery-next = 下一张
reader-gallery-previous = 上一张
reader-gallery-place = 第 { $place } 张，共 { $count } 张

# 没有打开剪报。
reader-nothing-open = 还没有打开剪报
reader-nothing-open-how = 在列表里选一篇剪报，或者把保存的网页拖到这个窗口上。
reader-nothing-open-slots = 文章里原来有图片的地方，剪报都留着一个带编号的图位：图片存下来了就显示图片，没有存下来就显示图注。
reader-not-opened = 上次剪报没有正常关闭，所以没有打开当时在读的那一篇。
reader-open-last = 打开那一篇
toast-prepare-failed = 程序出了错，这项内容没有准备好。资料库是安全的。
toast-too-long-to-type = 这段文字太长，不能在输入框里修改

slot-menu = { $slot }：操作
slot-act-name = { $slot }：{ $act }
