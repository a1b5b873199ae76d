## Searching with conditions
search-unread = { $conditions } was not understood, so nothing was looked up. Write it like this:
    <code>养老 承办:民政厅 年:2024 状态:待落实 地区:吉林 届次:十三届二次 类别:提案</code>
    with a blank between. 状态 is one of 待落实, 推进中, 部分落实, 已落实, 已调整, 不再推进; 类别 is 提案, 建议, A 类 and so on.
follow-conditions = A search with conditions (“{ $words }”) cannot be followed. Write words only, such as /follow 养老, or follow an agency or a proposal.

## Former names, and agencies without a reply
agency-former = “{ $old }” is a former name; since the reform of { $year } it is <b>{ $now }</b>.
agency-was = <b>{ $old }</b> is a former name; since the reform of { $year } it is <b>{ $now }</b>.
agency-elsewhere = Agencies elsewhere are called so too: see the buttons.
agency-none = <b>{ $name }</b>: no stored reply names this agency.
agency-none-near = { $none } The nearest:

## Posted in another chat
inline-reply = <b>{ $number }</b> { $title }
inline-agency = answered { $led } · joined { $joined } · named in { $named }
inline-open = Open in the bot

## The chat's region
region-none = No region is set. Write it, such as /region 长春; agencies there will come first.
region-is = Your region is <b>{ $region }</b>; of several agencies of one name, its own comes first. Write /region and a name to change it.
region-set = Your region is now <b>{ $region }</b>; of several agencies of one name, its own comes first.
region-left = No region is preferred any more.
region-which = Several places are called “{ $words }”:
region-unknown = No province, city, county or district is called “{ $words }”. Try another way, such as /region 吉林省
button-region-leave = No region
command-region = Your region
my-data-region = Region: { $region }
