### 有了新情况，告诉关注的人。

## 发生了什么
news-new-reply = 有新答复
news-supplement = 有补充答复
news-changed = 答复有改动
news-corrected = 更正
news-withdrawn = 撤回
news-step-marked = 下一步有新情况
news-step-redated = 下一步的期限有改动
news-due-in-a-month = 下一步一个月内到期
news-due-in-a-week = 下一步一周内到期
news-due-passed = 到期未见公开进展
news-due-passed-seen = 下一步已到期
news-reminder = 您要的提醒
news-quiet = 无更新
news-head = <b>{ $what }</b>
news-digest = <b>{ $count } 条新情况</b>
news-through = <i>因您关注{ $subject }：{ $what }</i>
news-maybe-repeated = <i>（上次发送结果不明，可能重复）</i>
news-gone = 这件答复已不在库中。
news-step-gone = 这一项在新的一稿中已不见。

## 细说
news-versions = 第 { $before } 稿 → 第 { $after } 稿
news-corrected-note = 此前读错的，现已改正：
news-withdrawn-note = 此前告诉您的这件答复已撤下，请不要再引用。
news-note = 说明：{ $note }
news-steps = 下一步 { $total } 项，其中有期限 { $dated } 项
news-redated = 期限：原为 { $was }，现为 { $now }
news-due-ahead = 到期日：{ $day }（还有 { $days } 天）
news-due-today = 到期日：{ $day }（就是今天）
news-due-over = 到期日：{ $day }（已过 { $days } 天）
news-nothing-seen = 到期日 { $day } 已过，未见公开进展（截至 { $today }）。
news-last-seen = 到期日 { $day } 已过。此前所见：{ $seen }。此后未见公开进展（截至 { $today }）。
news-settled = 到期日 { $day } 已过。所见：{ $seen }。
news-source = 依据：{ $source }
news-source-none = 依据：未载明
news-quiet-today = 今日无更新，数据截至 { $day }。
news-quiet-week = 本周无更新，数据截至 { $day }。
news-quiet-plain = 无更新，数据截至 { $day }。
news-quiet-undated = 无更新。
news-reminder-day = { $day }到了。
no-due = 未写期限

## 状态
status-pending = 待落实
status-under-way = 推进中
status-partly = 部分落实
status-done = 已落实
status-adjusted = 已调整
status-dropped = 不再推进
status-seen = { $status }（{ $day }）
due-over = 期限已过

## 改动
changes = <b>全部改动</b> { $title }
changes-none = 文字没有改动。
changes-more = <i>另有 { $count } 处，请按“看全部变化”</i>
changes-added = 新增 { $count } 句
changes-removed = 删去 { $count } 句
changes-reworded = 改动 { $count } 句
changes-fields = 栏目改 { $count } 处
change-added = <b>新增：</b>
change-removed = <b>删去：</b>
change-was = <b>原文：</b>
change-now = <b>现为：</b>
field-changed = <b>{ $name }：</b>{ $was } → { $now }
field-hidden = <b>{ $name }：</b>有改动（号码已隐去）
field-unstated = 未载明
field-numbers = 案号
field-region = 地区
field-term = 届
field-meeting = 会议
field-titles = 标题
field-proposers = 提案者
field-agency = 主办
field-co-agencies = 会办
field-document-number = 文号
field-index-number = 索引号
field-written-on = 成文日期
field-published-on = 公开日期
field-disposition = 办理类别
field-disclosure = 公开属性
field-signer = 签发人
field-contact = 联系人
field-phone = 联系电话

## 按钮
button-changes = 看全部变化
button-reply = 看答复
button-place-of = 看出处
