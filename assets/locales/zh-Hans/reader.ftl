# 阅读栏。
reader-slots = { $count } 张图片
reader-missing-remote = 图片在网上：{ $host }
