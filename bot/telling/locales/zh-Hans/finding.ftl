## 带条件的查找
search-unread = 没看懂条件 { $conditions }，所以没有查。可以这样写：
    <code>养老 承办:民政厅 年:2024 状态:待落实 地区:吉林 届次:十三届二次 类别:提案</code>
    条件之间空一格；“状态”可写待落实、推进中、部分落实、已落实、已调整、不再推进；“类别”可写提案、建议、A 类等。
follow-conditions = 带条件的查找（“{ $words }”）不能关注。请只写字词，例如 /follow 养老；或直接关注一个单位、一件提案。

## 单位的旧称与没有答复的单位
agency-former = “{ $old }”是旧称，{ $year } 年机构改革后为<b>{ $now }</b>。
agency-was = <b>{ $old }</b>是旧称，{ $year } 年机构改革后为<b>{ $now }</b>。
agency-elsewhere = 其他地方也有叫这个名字的单位，见按钮。
agency-none = <b>{ $name }</b>：已存的答复都没有提到这个单位。
agency-none-near = { $none } 最接近的是：

## 在别的聊天里引用
inline-reply = <b>{ $number }</b> { $title }
inline-agency = 主办 { $led } · 会办 { $joined } · 点名 { $named }
inline-open = 在机器人里打开

## 所在地区
region-none = 还没有设置所在地区。写上就行，例如 /region 长春。以后“科技局”先指那里的。
region-is = 所在地区：<b>{ $region }</b>。同名单位先看那里的。要改就写 /region 和新的地名。
region-set = 所在地区已设为<b>{ $region }</b>，同名单位先看那里的。
region-left = 已不再指定地区。
region-which = 叫“{ $words }”的地方不止一个，请选：
region-unknown = 没有找到叫“{ $words }”的省、市、县、区。请换个写法，例如 /region 吉林省
button-region-leave = 不指定地区
command-region = 所在地区
my-data-region = 所在地区：{ $region }
