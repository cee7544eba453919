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
