### 文件从发来到发布：进度、审阅、更正、发布、撤回。

## 收文件
upload-received = 已收到 <b>{ $name }</b>
upload-received-several = 已收到 { $count } 个文件
upload-coming-first = 正在接收 <b>{ $name }</b>
upload-coming = 还有 { $count } 个正在接收
upload-reading = 正在读 { $done }/{ $total }
upload-read = 已读完 { $total } 个文件
upload-stopped = 已停止：读了 { $done } 个，还有 { $left } 个没读
upload-failed = 其中 { $count } 个有内容读不出来
upload-repeated = 其中 { $count } 个与前面的文件内容相同，没有再读
upload-lost = <b>没有收到：</b>
upload-lost-line = { $name }：{ $reason }
upload-lost-more = <i>另有 { $count } 个没有收到</i>
upload-too-big = { $size } MB，超过 { $limit } MB 的上限。请拆成几个小文件，或请管理员在服务器上用 proposal-bot load 载入。
upload-too-big-for-telegram = { $size } MB。Telegram 只让机器人取 { $limit } MB 以内的文件。请拆成几个小文件，或请管理员设置 BOT_API_URL。
upload-not-fetched = 从 Telegram 取文件时断了。请再发一次。
upload-gone = Telegram 上已经没有这个文件了。请从原处重新发送。
upload-unnamed = 未命名文件
upload-photo = 照片{ $number }.jpg
upload-not-a-file = 这类消息不收。请把答复作为文件发来，或发一张页面的照片。
upload-no-links = 机器人不打开网页。请在浏览器里把网页另存为文件（或打印成 PDF），再把文件发来。
upload-no-links-member = 机器人不打开网页。请直接写案号、单位或几个字来查。
file-office-only = 只有本处工作人员能上传文件，刚才的文件没有保存。查答复请写案号，例如 82。
button-stop-reading = 停止
button-go-on-reading = 接着读
upload-restarted = 机器人重新启动过，现在接着读。

## 一批
batch = <b>第 { $id } 批</b>（{ $files } 个文件，{ $moment }）
batch-new = 新增 { $count }
batch-new-version = 变更 { $count }
batch-unchanged = 无变化 { $count }
batch-repeated = 重复 { $count }
batch-not-a-reply = 不是答复 { $count }
batch-to-look-at = 需要看 { $count }
batch-failed = 读不了 { $count }
batch-published = 已发布 { $count } 件
batch-dropped = 已放弃 { $count } 件
batch-nothing-open = 这一批没有待处理的草稿。
batch-look = 逐件看需要看的（{ $count }）
batch-list = 全部列表
batch-publish-all = 全部发布（{ $count }）
batch-publish-ask = 有 { $look } 件需要看。发布哪些？
batch-publish-sure = 只发布不需要看的（{ $count }）
batch-publish-even = 需要看的也发布（{ $count }）
batch-drop = 放弃本批
batch-drop-ask = 放弃这一批未发布的 { $drafts } 件草稿和 { $files } 个没读出的文件？放弃后要重新发文件才能再看。
batch-drop-sure = 确定放弃
batch-changed = 您看过之后，这一批又有改动。请看现在的样子再操作。
batch-back = 返回本批
batch-failed-button = 读不了的（{ $count }）
batch-drafts = <b>第 { $id } 批的草稿</b>（{ $total } 件）
batch-draft = { $mark } { $verdict } · { $name }
batches = <b>没有做完的批次</b>（{ $total } 批）
batches-none = 没有未读完或待发布的批次。
batches-line = { $mark } 第 { $id } 批（{ $who }，{ $moment }）：{ $state }
batches-waiting = 待读 { $count }
batches-stopped = 已停止，未读 { $count }
batches-drafts = 待发布 { $count }
batches-failed = 读不了 { $count }

## 审阅
verdict-new = 新
verdict-new-version = 新版本
verdict-unchanged = 无变化
verdict-repeated = 重复
verdict-not-a-reply = 不是答复
card = <b>{ $verdict }</b> · { $file }
card-look = 需要看
card-repeats = 与同一批的“{ $file }”是同一件答复。
card-repeats-same = 与同一批的“{ $file }”文字相同。
card-unchanged = 库里已有同样的文字，没有改动。
card-fields-changed = 库里已有同样的文字，只有字段不同：
card-changed = <b>与库里的第 { $version } 稿相比：</b>{ $counts }
card-refused = { $reason }
card-closed-published = 这件已经发布。
card-closed-dropped = 这件已经放弃。
card-hidden = 公开属性不是主动公开，发布后只给工作人员看。
card-field = { $name }：{ $value }
card-field-unsure = ⚠ { $name }：<b>{ $value }</b>
card-field-corrected = ✎ { $name }：<b>{ $value }</b>
card-was-read = 　机读：{ $read } → 改为：{ $said }（{ $who }）
card-unstated = 未写明：{ $names }
card-warning = ⚠ { $words }
card-steps = <b>下一步</b>（{ $total } 项，原话）
card-steps-corrected = <b>下一步</b>（{ $total } 项，原话，人工改过 { $count } 处）
card-no-steps = <b>下一步</b>：没有读出
button-publish = 发布
button-correct = 改
button-drop = 放弃
button-original = 原文
button-back-to-card = 返回
button-before = ◀ 上一件
button-after = 下一件 ▶
draft-drop-ask = 放弃“{ $name }”？放弃后要重新发文件才能再看。
draft-drop-sure = 确定放弃
draft-dropped = 已放弃“{ $name }”。
draft-text = <b>原文</b> { $name }

## 更正
correct-which = 改哪一项？{ $name }
correct-steps-button = 下一步（{ $count }）
correct-ask = <b>{ $field }</b>
    现在：{ $value }
    机读：{ $read }
correct-ask-how = 请用一条消息写出正确的内容，例如：{ $example }
correct-ask-none = 没有写明就回“无”。
correct-leave = 不改了
corrected = 已改：{ $field } { $was } → { $now }
correction-undone = 已撤销更正：{ $words }
correction-field = { $field } → { $value }
correction-added = 添加下一步“{ $words }”
correction-removed = 删除下一步“{ $words }”
correction-split = 拆分下一步“{ $words }”
correct-corrections = <b>已更正</b>（按 ↶ 撤销）
correct-correction = ↶{ $mark } { $words }
correct-undo-button = ↶{ $mark }
correct-steps = <b>下一步</b>（{ $total } 项） { $name }
correct-steps-how = 只能从原文里选，不能自己写。
correct-step-add = 增加
correct-step-remove = 删{ $mark }
correct-step-split = 拆{ $mark }
correct-choices = 选一句作为下一步（共 { $total } 句）：
correct-choices-none = 正文里没有别的句子可选。
correct-borders = 从哪里拆开？
correct-border = ┃{ $mark }┃
correct-no-borders = 这一句没有可拆的地方。
correct-step-added = 已添加一项下一步。
correct-step-removed = 已删除这一项下一步。
correct-step-was-split = 已拆成两项下一步。

## 发布与撤回
published-later = <b>已发布</b>，{ $minutes } 分钟后通知关注者
published-now = <b>已发布</b>，现在通知关注者
published-corrected = <b>已更正</b>，{ $minutes } 分钟后通知关注者
published-corrected-now = <b>已更正</b>，现在通知关注者
published-line = { $mark } { $what } · { $outcome }
published-more = <i>另有 { $count } 件</i>
published-open = 看答复
outcome-new = 新增
outcome-new-version = 变更
outcome-unchanged = 无变化
outcome-corrected = 更正
publication = <b>发布 #{ $id }</b>（{ $who }，{ $moment }）：{ $counts }
publication-will-tell = { $time } 通知关注者
publication-told = 已于 { $time } 开始通知关注者，到现在已通知 { $count } 个聊天
publication-told-nobody = 没有人需要通知，或还没有通知到
publication-undone = 已由{ $who }于 { $moment } 撤回
publications = <b>最近的发布</b>
publications-none = 还没有发布过。
publications-line = { $mark } #{ $id } { $moment } { $who }：{ $counts }
publications-undone = （已撤回）
button-withdraw = 撤回
withdraw-ask = 已经通知了 { $count } 个聊天。撤回后恢复原样，并告诉他们这次发布已撤回。
withdraw-ask-nobody = 通知时间已过，但还没有人收到。撤回后恢复原样。
withdraw-sure = 确定撤回
withdrawn-untold = <b>已撤回</b>，恢复原样，没有人收到过通知。
withdrawn-told = <b>已撤回</b>，恢复原样。已有 { $count } 个聊天收到过通知，会告诉他们已撤回。
withdrawn-draft = 回到草稿
withdrawn-batch = 回到本批草稿
reply-correct-which = 更正已发布的答复：{ $name }
    改哪一项？发布后关注者会收到更正通知。

## 读不了的文件
failed = <b>读不了的文件</b>（{ $total } 个）
failed-none = 没有读不了的文件。
failed-line = { $mark } <b>{ $name }</b>（{ $moment }）
failed-some = 读出 { $count } 件，其余：
failed-reason = { $reason }
failed-more = <i>另有 { $count } 处</i>
failed-retry = 再试{ $mark }
failed-drop = 删除{ $mark }

## 命令
example-upload = <b>上传</b>：把答复文件直接发来（可多个，可 zip），看过再发布。/batches /failed /publications
command-publications = 最近的发布，可撤回
command-failed = 读不了的文件
command-batches = 没有做完的批次
field-kind = 种类
field-kind-proposal = 提案
field-kind-suggestion = 建议
