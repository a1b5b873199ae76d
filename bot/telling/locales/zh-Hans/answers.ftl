### 提案答复机器人的用语。机关的原话不在此处：原话总是照印。

## 名称
number = 第{ $number }号
number-unstated = 案号未载明
body-proposal = 政协
body-suggestion = 人大
day = { $year }年{ $month }月{ $day }日
term = { $term }届
meeting = { $meeting }次会议
agency-unstated = 承办单位未载明
title = 《{ $title }》
sample-mark = <i>虚构样例，仅供试用</i>

## 答复摘要
titles-more = <i>另有标题 { $count } 个，见原文</i>
names-more = { $names } 等 { $count } 个
quote-goes-on = <i>（此句较长，全句见原文）</i>
proposers-proposal = 提案者：{ $names }
proposers-suggestion = 建议人：{ $names }
lead = 主办：{ $name }
lead-unstated = 主办：原文未载明
joint = 会办：{ $names }
document = 文号：{ $number }
dated = 日期：{ $day }
disposition = 办理类别：{ $letter } 类（{ $legend }）
disposition-no-legend = 办理类别：{ $letter } 类（该地该届的类别说明未登记）
disposition-unstated = 办理类别：原文未载明
version = 第 { $version } 稿，共 { $count } 稿
asks-heading = <b>逐条答复</b>（共 { $total } 条，引文为原话）
answer-heading = <b>答复要点</b>（原话）
asks-more = <i>另有 { $count } 条，请按“逐条答复”</i>
steps-heading = <b>待落实的下一步</b>（{ $total } 项，日期按字面）
steps-more = <i>另有 { $count } 项，请按“全部下一步”</i>
steps-none = 原文中未见下一步安排。
sections-of-reply = <b>逐条答复</b> { $title }
sections-none = <i>原文未分条，以下为正文。</i>
place = <b>出处</b> { $title }（来源文件：{ $source }）
letter-masked = <i>联系电话已隐去</i>
letter = <b>原文</b> { $title }（来源文件：{ $source }）

## 下一步
steps-of-reply = <b>全部下一步</b> { $title }（共 { $total } 项，有期限的在前，日期按字面）
steps-of-agency = <b>{ $name }</b> 的下一步（共 { $total } 项，最早的在前，日期按字面）
pending = <b>待落实的下一步</b>（共 { $total } 项，有期限的在前，日期按字面）
pending-chosen = 筛选：{ $chosen }
due = <b>{ $words }</b>（至{ $day }）
due-past = 到期未见公开进展
firmness-firm = 明确
firmness-planned = 计划
firmness-soft = 意向，不算承诺
due-filter-dated = 有期限
due-filter-ahead = 未到期
due-filter-past = 已到期
due-filter-undated = 无期限
filter-agency = 单位
filter-year = 年份
filter-firmness = 明确程度
filter-due = 期限
filter-any = 不限
filter-clear = 清除筛选
filter-choose = 按<b>{ $name }</b>筛选：

## 单位
agency-head = <b>{ $name }</b>
    主办 { $led } · 会办 { $joined } · 答复中点名 { $named }
agency-steps = <b>待落实的下一步</b>（共 { $total } 项，最早的在前，日期按字面）
agency-replies = <b>有关答复</b>（共 { $total } 件，新的在前）
replies-none = 没有与它有关的答复。
replies-of-agency = <b>{ $name }</b> 的答复（共 { $total } 件，新的在前）
agencies-of-reply = 这件答复的办理单位：
agency-choices = 有几个单位都叫“{ $words }”，请选：
agency-nearest = 没有找到单位“{ $words }”。最接近的是：
agency-not-found = 没有找到单位“{ $words }”。请换个名称，例如全称或“科技厅”这样的简称。
agency-empty = 请在命令后写单位名称，例如 /agency 科技厅

## 查找
proposal-choices = 有 { $count } 件对上“{ $words }”，{ $own ->
    [1] 您所在地区的在前
   *[other] 新的在前
}：
proposal-choices-first = 有 { $count } { $more ->
    [1] 余件
   *[other] 件
}对上“{ $words }”，先列 { $listed } 件，{ $own ->
    [1] 您所在地区的在前
   *[other] 新的在前
}。写上届次或年份可以少一些，例如：十三届三次82号、2025年82号
proposal-empty = 请在命令后写提案号或几个字，例如 /proposal 82
search-heading = “{ $words }”：{ $total } { $more ->
    [1] 余件
   *[other] 件
}答复提到，标题和诉求提到的在前
search-none = 没有一件答复写有“{ $words }”。相近的：
search-loosened = 没有一件答复含有“{ $words }”的全部字词。以下 { $total } { $more ->
    [1] 余件
   *[other] 件
}最接近：
search-empty = 请写要找的字词，例如 /search 养老
member = 委员（代表）<b>{ $name }</b>：{ $count } 件
nothing = 没有找到“{ $words }”。
nothing-near = 没有找到“{ $words }”。最接近的是：
too-long = 太长了。请用几个字来找，最多 { $limit } 个字。
gone = 这条内容已不在库中。

## 欢迎
welcome = <b>提案答复助手</b>：查提案办没办、单位答应了什么。
stock = 库内答复 { $replies } 件，数据截至 { $newest }。
stock-undated = 库内答复 { $replies } 件。
stock-samples = 库内现有 { $replies } 件，<b>全部是虚构样例</b>，供您试用。
stock-mixed = 库内答复 { $replies } 件，其中 { $samples } 件是虚构样例。
examples-none = 库内还没有答复。请管理员载入文件：proposal-bot load 文件夹
example-proposal = /proposal { $number } — 按案号查答复（也可写几个字）
example-agency = /agency { $agency } — 查一个单位答应了什么
example-pending = /pending — 所有待落实的下一步
example-search = 直接发文字，例如“{ $words }” — 查人名、单位、内容
example-language = /language — 简体、繁體、English

## 语言
language-choose = 请选择语言：
language-set = 已改为简体中文。

## 按钮
button-sections = 逐条答复
button-steps = 全部下一步
button-text = 原文
button-agencies = 办理单位
button-agency = 返回单位
button-replies = 全部答复（{ $count }）
button-summary = 返回摘要
button-place = 出处{ $mark }
button-previous = ‹ 上一页
button-next = 下一页 ›
button-older = 看第 { $version } 稿

## 分页与差错
page = 第 { $page } 页，共 { $count } 页
user-error = { $words }
error = 抱歉，这里出了差错，已记录。请稍后再试，或换个说法。
unknown-button = 这个按钮已失效，请重新查询。

## 菜单
command-proposal = 按案号或标题查答复
command-agency = 查一个单位
command-pending = 待落实的下一步
command-search = 查找字词
command-language = 语言
command-help = 怎么用
agencies-unstated = 原文未载明办理单位。
