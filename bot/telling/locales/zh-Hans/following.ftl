### 关注、提醒、静音与隐私。

## 关注
follow-empty = 请写案号、单位、委员或字词，例如 /follow 82 或 /follow 科技厅
follow-choose = “{ $words }”可能指下面几项，请选要关注的：
follow-words-ask = “{ $words }”：现有 { $now } 件答复写到，近一年 { $year } 件。
    要关注吗？以后有答复写到它，就告诉您。
follow-words-or = 也可以只关注下面的提案：
follow-not = 好的，没有关注“{ $words }”。
followed = 已关注 <b>{ $what }</b>
following = <b>我的关注</b>（{ $total } 项）
following-how = 点一项，可改频率、静音或取消。
following-none = 还没有关注。打开一件答复按“☆ 关注”，或发 /follow 82
follow-since = { $day }起关注
follow-stopped = 已取消关注 <b>{ $what }</b>
told-at-once = 有变化马上告诉您。
told-daily = 有变化每天汇总告诉您。
told-weekly = 有变化每周汇总告诉您。
told-never = 已静音：静音期间的变化不告诉您，以后也不补。
pace-at-once = 马上
pace-daily = 每天
pace-weekly = 每周
pace-muted = 静音
subject-proposal = 提案
subject-agency = 单位
subject-member = 委员（代表）
subject-step = 下一步
subject-words = 字词
subject-gone = 已不在库中
toast-followed = 已关注，有变化马上告诉您：{ $what }
toast-unfollowed = 已取消关注：{ $what }
toast-muted = 已静音：{ $what }
toast-heard = 已恢复：{ $what }
admins-only = 在群里，只有群管理员可以关注、静音、取消和删除。

## 停止
stop-ask = 现有关注 { $follows } 项、提醒 { $reminders } 个。按一下，全部停止。
stop-none = 没有关注，也没有提醒，不会给您发消息。
stopped-all = 已全部停止：关注 { $follows } 项、提醒 { $reminders } 个。
    想再关注，随时打开一件答复按“☆ 关注”，或发 /follow 82

## 时间设置
times = <b>时间设置</b>
times-how = 点一项就能改。免打扰时段和非工作日的消息留到之后再发，不会丢。
times-choose = { $name }：
time-hour = 每天、每周的汇总在几点发
time-weekday = 每周汇总在哪天发
time-quiet = 免打扰时段
time-working = 只在工作日发
time-note = 没有更新也告诉我
time-row = { $name }：{ $value }
hour = { $hour } 点
weekday-0 = 周一
weekday-1 = 周二
weekday-2 = 周三
weekday-3 = 周四
weekday-4 = 周五
weekday-5 = 周六
weekday-6 = 周日
quiet-hours = { $from }:00–{ $to }:00
quiet-off = 不设
yes = 是
no = 否

## 提醒
remind-empty = 写提醒什么、哪天，例如：
    /remind 82 三周后
    /remind 82 2027-03-01
remind-when = 什么时候提醒您 <b>{ $what }</b>？
    也可以写日子，例如 /remind 82 2027-03-01
remind-choose = “{ $words }”可能指下面几项，{ $day }提醒哪一项？
remind-not-read = 没看懂是哪天。请把日子写在最后，例如：
    /remind 82 三周后
    /remind 82 下周一
    /remind 82 2027-03-01
remind-past = { $day }已经过去。请写今天以后的日子，例如 /remind 82 三周后
remind-nothing = 没有找到“{ $words }”。请写案号、单位、委员或查过的字词，例如 /remind 82 三周后
reminded = 记下了：{ $day }提醒您 <b>{ $what }</b>
reminders = <b>我的提醒</b>（{ $total } 个）
reminders-how = 点一项，就取消它。
reminders-none = 没有提醒。例如发 /remind 82 三周后
reminder-cancelled = 已取消提醒：{ $day } <b>{ $what }</b>
span-three-weeks = 三周后
span-one-month = 一个月后
span-three-months = 三个月后

## 隐私
my-data = <b>关于这个聊天，机器人存了这些</b>
my-data-nothing = 关于这个聊天，机器人什么也没有存。
my-data-who = 只有您自己看得到；管理员也看不到谁关注了什么。
my-data-language = 语言：{ $language }
my-data-follows = 关注 { $count } 项：
my-data-reminders = 提醒 { $count } 个：
my-data-times = 时间设置：
my-data-owed = { $state }：{ $count } 条
my-data-messages = 发送记录：{ $count } 条
my-data-marks = 作为管理员标记下一步：{ $count } 次
my-data-asleep = { $day }起不再收消息（停用了机器人）
my-data-held = Telegram 要求暂缓发送，至{ $day }
owed-queued = 待发的新情况
owed-sending = 正在发的新情况
owed-sent = 已发的新情况
owed-failed = 没有发成的新情况
owed-blocked = 因停用而留着的新情况
owed-unknown = 结果不明的新情况
my-data-role = 身份：{ $role }，操作记录属于单位
my-data-forget = 要全部删除，发 /forget
forget-ask = 将删除关于这个聊天的一切：关注、提醒、时间设置、语言、发送记录。删除后不能恢复。
forgotten-but = 已删除关于这个聊天的一切，只留下：
forgotten-marks = 作为管理员标记下一步 { $count } 次，留在办理台账里，但不再记着是谁标的。
forgotten-role = 您是{ $role }，这个身份和操作记录属于单位，由管理员处理。
forgotten = 已全部删除，关于这个聊天什么也没有留下。

## 按钮
button-follow = ☆ 关注
button-followed = ★ 已关注
button-follow-this = ☆ 关注“{ $what }”
button-followed-this = ★ 已关注“{ $what }”
button-follow-step = ☆ 关注这一项
button-followed-step = ★ 已关注这一项
button-follow-yes = 关注
button-follow-no = 不用了
button-follow-again = 重新关注
button-pace = 改频率
button-mute = 静音
button-hear = 恢复告知
button-stop = 取消关注
button-open = 打开
button-following = 我的关注
button-times = 时间设置
button-stop-all = 停止全部（{ $count } 项）
button-remind = 提醒我
button-reminders = 我的提醒
button-forget = 全部删除
button-back = 返回

## 菜单与帮助
command-follow = 关注提案、单位、委员、字词
command-following = 我的关注
command-remind = 到某天提醒我
command-stop = 停止全部关注
command-mydata = 存了我的什么
command-forget = 删除我的一切
example-follow = /follow { $number } — 有变化就告诉您；/following 管理，/stop 全停
example-remind = /remind { $number } 三周后 — 到那天提醒您
example-privacy = /mydata — 存了您的什么；/forget 全部删除
