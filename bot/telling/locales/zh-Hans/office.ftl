### 本处工作人员所用：身份、操作记录、备份、台账、统计、登记进展。

## 身份
role-owner = 负责人
role-editor = 编辑
role-viewer = 查看
role-none = 无
role-owner-means = <b>负责人</b>：全部功能，并管理工作人员
role-editor-means = <b>编辑</b>：上传、校对、发布、登记进展
role-viewer-means = <b>查看</b>：看全部答复和统计
staff-only = 这项功能只供本处工作人员使用。
staff-private = 请在与机器人的私聊中使用这项功能。
staff-rank = 这项功能需要“{ $role }”身份，您现在的身份是“{ $own }”。
staff-nobody = 还没有负责人。请在服务器的 .env 里写 ADMIN_IDS={ $id }（这是您的 Telegram 编号），再重新启动机器人。

## 工作人员
staff = <b>工作人员</b>（{ $total } 人）
staff-line = { $name } — { $role }
staff-line-by-settings = { $name } — { $role }（设置中指定）
staff-more = <i>另有 { $count } 人</i>
staff-card = <b>{ $name }</b>（编号 { $id }），现为{ $role }。改为：
staff-new = <b>{ $name }</b>（编号 { $id }）。请选身份：
staff-add = 添加
staff-remove = 移除
staff-remove-ask = 移除 <b>{ $name }</b>（{ $role }）？移除后立即不能再用工作人员的功能。
staff-remove-sure = 确定移除
staff-back = 返回名单
staff-ways = <b>添加工作人员</b>，三种办法任选：
    1. 转发对方的一条消息给我
    2. 把对方的联系人名片发给我
    3. 按下面的按钮，做一个链接发给对方（只能用一次，24 小时内有效）
staff-hidden = 对方设置了转发时不显示账号，认不出是谁。请改发联系人名片，或用链接。
staff-no-account = 这张名片没有 Telegram 账号，认不出是谁。请改用链接。
staff-not-a-person = 这条消息不是个人发的。请转发对方本人的消息，或用链接。
staff-is-a-bot = 这是一个机器人，不能做工作人员。
appointed = { $name } 现为{ $role }。
dismissed = 已移除 { $name }。
appointing-unchanged = 身份没有变化。
appointing-forbidden = 您已不是负责人，没有改动。
appointing-by-settings = 这位负责人由设置 ADMIN_IDS 指定，不能在这里改。
appointing-last-owner = 这是最后一位负责人，不能移除或降级。请先添加另一位负责人。

## 链接
invite-as = 做链接：{ $role }
invitation = 把下面的链接发给对方。谁先打开，谁就成为<b>{ $role }</b>；只能用一次，{ $day } { $time } 前有效。
    { $link }
invitations = 还有 { $count } 个没用的链接。
invitations-end = 作废全部没用的链接
invitations-ended = 已作废 { $count } 个链接。
joining-joined = 您现在是<b>{ $role }</b>。发 / 可以看到新增的命令。
joining-used = 这个链接已经用过。请向负责人再要一个。
joining-expired = 这个链接已经过期或作废。请向负责人再要一个。
joining-unknown = 没有这个链接。请检查是否完整，或向负责人再要一个。
joining-needless = 您已经是{ $role }，这个链接没有用掉，还可以给别人。

## 操作记录
audit = <b>操作记录</b>（共 { $total } 条，新的在前）
deed = <b>{ $done }</b> · { $name } · { $moment }
deed-about = { $about }
deed-change = { $before } → { $after }
deed-after = → { $after }
deed-before = 原为 { $before }
operator = 服务器命令行
doing-staff-added = 添加工作人员
doing-staff-changed = 改身份
doing-staff-removed = 移除工作人员
doing-invited = 做邀请链接
doing-invitation-withdrawn = 作废邀请链接
doing-joined = 用链接加入
doing-backed-up = 备份
doing-restored = 恢复备份
doing-step-marked = 登记进展
doing-batch-stopped = 停止读取
doing-draft-corrected = 更正草稿
doing-draft-dropped = 放弃草稿
doing-published = 发布
doing-corrected = 更正已发布的答复
doing-withdrawn = 撤回发布
command-admins = 工作人员
command-audit = 操作记录
command-backup = 备份数据库
command-mark = 登记下一步的进展

## 登记进展
button-mark = 登记进展
mark-empty = 请在命令后写案号或几个字，例如 /mark 82
mark-which = 登记哪一项的进展？{ $title }
mark-ask = <b>登记为：</b>
mark-history = <b>已登记</b>（{ $count } 次，新的在前）
mark-history-more = <i>另有更早的 { $count } 次</i>
mark-no-history = 还没有登记过进展。
mark-line = { $day } { $status }（{ $name }）
mark-by-nobody = 登记人已删除
mark-source = 登记为<b>{ $status }</b>，依据是什么？委员看得到依据。
mark-source-must = 登记为<b>{ $status }</b>必须有依据，三种任选。委员看得到依据。
mark-by-sentence = 答复中的一句话
mark-by-address = 公开网址
mark-by-note = 核实记录
mark-plain = 不附依据，直接登记
mark-letters = 那句话在哪件答复里？
mark-sentences = 选{ $letter }答复中的一句，原话作为依据：
mark-cited = { $letter }答复（{ $facts }）：
mark-ask-address = 请发来公开网址，以 https:// 开头。只检查写法，不打开网页，请自己先看过。
    将登记为{ $status }。
mark-ask-note = 请用一条消息写：核实了什么，核实人，日期。例如：
    已到现场看过，站点全部开放，张三，{ $today }
    将登记为{ $status }。委员看得到。
mark-leave = 不登记了
mark-back = 返回
mark-too-long = 太长了，最多 { $limit } 个字。请缩短后再发一次。
mark-no-address = 这不是一个完整的公开网址。请发以 https:// 开头的网址，前后不要加别的字。
mark-no-note = 没有看出核实人和日期。请依次写：核实了什么，核实人，日期（不晚于今天）。例如：
    已到现场看过，站点全部开放，张三，{ $today }
marked = 已登记为<b>{ $status }</b>，关注者会收到通知。登记错了，再登记一次即可。

## 统计
stats = <b>统计</b>（库内答复 { $total } 件）
stats-until = 数据截至 { $day }
stats-samples = <i>其中 { $count } 件是虚构样例</i>
stats-answered = 已办复：{ $total } 件（以收到的答复计，一件答复可答几件提案）
stats-no-rate = 办复率：没有载入交办清单，不知道应办多少件，不能计算。
stats-years = <b>按年份</b>
stats-year = { $year }年 { $count }
stats-earlier = 更早 { $count }
stats-undated = 日期未载明 { $count }
stats-agencies = <b>按主办单位</b>
stats-agency = { $name } { $total }（{ $years }）
stats-agencies-more = <i>另有 { $count } 个单位</i>
stats-all-agencies = 全部单位
stats-back = 返回统计
stats-classes = <b>办理类别</b>（各地各届含义不同，不能只看字母）
stats-class = { $letter } 类 { $count } 件：{ $legend }
stats-class-no-legend = { $letter } 类 { $count } 件：该地该届的类别说明未登记
stats-class-unstated = 原文未载明 { $count } 件
stats-classes-more = <i>其余 { $count } 件</i>
stats-steps = <b>下一步</b>（{ $total } 项）
stats-status = { $name } { $total }（{ $dues }）
stats-due-past = 已过期限 { $count }
stats-due-ahead = 未到期 { $count }
stats-due-undated = 无期限 { $count }
stats-steps-how = <i>没有登记过进展的都计为待落实；已过期限只表示未见登记。</i>
stats-office = <b>以下只给工作人员看</b>
stats-hidden = 不向委员显示的答复：{ $count } 件
stats-unread = 没能读出的文件：{ $count } 个
stats-follow = { $what } { $count }
stats-followers = 关注：{ $chats } 个聊天 { $kinds }
command-stats = 统计

## 台账与备份
export = <b>导出台账</b>（Excel）：提案台账、下一步台账
export-chosen = 筛选：{ $chosen }
export-size = 共 { $count } 件答复
export-whole = <i>含不公开的答复和联系电话，请勿外传。</i>
export-public = <i>只含公开的答复，不含联系电话。</i>
export-followed = 我关注的
export-send = 导出
export-none = 没有符合的答复，没有可导出的。
export-made = 台账：答复 { $replies } 件、下一步 { $steps } 项
export-whole-made = 含不公开的答复和联系电话，请勿外传。
file-too-big = 文件有 { $size }，超过机器人能发的 { $limit }。
export-narrow = 请用筛选分几次导出。
backup-made = 数据库备份，{ $size }。含不公开的答复、联系电话和关注记录，请妥善保管。恢复：先停止机器人，再在服务器上执行 proposal-bot restore
backup-elsewhere = 请在服务器上执行：proposal-bot backup 文件夹
command-export = 导出台账
