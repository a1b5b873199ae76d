### What the bot says of its own. An agency's words are not here: they stay as printed.

## Names
number = No. { $number }
number-unstated = no number stated
body-proposal = CPPCC
body-suggestion = People's Congress
day = { $year }-{ $month }-{ $day }
term = term { $term }
meeting = session { $meeting }
agency-unstated = agency not stated
title = 《{ $title }》
sample-mark = <i>An invented sample, to try the bot with</i>

## Summary of a reply
titles-more = <i>{ $count } more titles, see the letter</i>
names-more = { $names } and others, { $count } in all
quote-goes-on = <i>(a long sentence; all of it stands in the letter)</i>
proposers-proposal = Proposed by: { $names }
proposers-suggestion = Suggested by: { $names }
lead = Answered by: { $name }
lead-unstated = Answered by: not stated in the letter
joint = Jointly with: { $names }
document = Document: { $number }
dated = Date: { $day }
disposition = Class: { $letter } ({ $legend })
disposition-no-legend = Class: { $letter } (its meaning in this place and term is not on record)
disposition-unstated = Class: not stated in the letter
version = Version { $version } of { $count }
asks-heading = <b>Point by point</b> ({ $total } asks; quotations are verbatim)
answer-heading = <b>The answer</b> (verbatim)
asks-more = <i>{ $count } more: press “Point by point”</i>
steps-heading = <b>Pending next steps</b> ({ $total }, dates read literally)
steps-more = <i>{ $count } more: press “All next steps”</i>
steps-none = The letter names no next steps.
sections-of-reply = <b>Point by point</b> { $title }
sections-none = <i>The letter has no numbered parts; this is its body.</i>
place = <b>Source</b> { $title } (file: { $source })
letter-masked = <i>telephone numbers are hidden</i>
letter = <b>The letter</b> { $title } (file: { $source })

## Next steps
steps-of-reply = <b>All next steps</b> { $title } ({ $total }, dated ones first, dates read literally)
steps-of-agency = Next steps of <b>{ $name }</b> ({ $total }, oldest first, dates read literally)
pending = <b>Pending next steps</b> ({ $total }, dated ones first, dates read literally)
pending-chosen = Only: { $chosen }
due = <b>{ $words }</b> (until { $day })
due-past = date past, no public progress seen
firmness-firm = definite
firmness-planned = planned
firmness-soft = intention, not a promise
due-filter-dated = dated
due-filter-ahead = still ahead
due-filter-past = date past
due-filter-undated = undated
filter-agency = Agency
filter-year = Year
filter-firmness = Firmness
filter-due = Due
filter-any = Any
filter-clear = Clear filters
filter-choose = Only with this <b>{ $name }</b>:

## Agencies
agency-head = <b>{ $name }</b>
    answered { $led } · joined { $joined } · named in { $named }
agency-steps = <b>Pending next steps</b> ({ $total }, oldest first, dates read literally)
agency-replies = <b>Its replies</b> ({ $total }, newest first)
replies-none = No reply concerns it.
replies-of-agency = Replies of <b>{ $name }</b> ({ $total }, newest first)
agencies-of-reply = The agencies of this reply:
agency-choices = Several agencies are called “{ $words }”:
agency-nearest = No agency found for “{ $words }”. The nearest:
agency-not-found = No agency found for “{ $words }”. Try its full name or a short one such as 科技厅.
agency-empty = Write an agency after the command, such as /agency 科技厅
agencies-unstated = The letter does not state its agency.

## Finding
proposal-choices = { $count } replies fit “{ $words }”, { $own ->
    [1] those of your region first
   *[other] newest first
}:
proposal-choices-first = { $more ->
    [1] More than { $count }
   *[other] { $count }
} replies fit “{ $words }”; the first { $listed } are listed, { $own ->
    [1] those of your region first
   *[other] newest first
}. A session or a year makes them fewer, such as 十三届三次82号 or 2025年82号
proposal-empty = Write a number or some words after the command, such as /proposal 82
search-heading = “{ $words }”: { $more ->
    [1] more than { $total }
   *[other] { $total }
} replies speak of it, those that ask about it first
search-none = No reply says “{ $words }”. What comes near:
search-loosened = No reply holds all of “{ $words }”. { $more ->
    [1] More than { $total }
   *[other] These { $total }
} come nearest:
search-empty = Write what to look for, such as /search 养老
member = Member <b>{ $name }</b>: { $count }
nothing = Nothing found for “{ $words }”.
nothing-near = Nothing found for “{ $words }”. The nearest:
too-long = That is too long. Use a few words, { $limit } characters at the most.
gone = This is no longer stored.

## Welcome
welcome = <b>Proposal replies</b>: was each ask answered, and what was promised?
stock = { $replies } replies, up to { $newest }.
stock-undated = { $replies } replies.
stock-samples = { $replies } replies, <b>all of them invented samples</b> to try the bot with.
stock-mixed = { $replies } replies, { $samples } of them invented samples.
examples-none = No replies yet. An admin loads files with: proposal-bot load FOLDER
example-proposal = /proposal { $number } — a reply by its number (or some words)
example-agency = /agency { $agency } — what an agency has promised
example-pending = /pending — all pending next steps
example-search = or just write, such as “{ $words }” — people, agencies, contents
example-language = /language — 简体, 繁體, English

## Language
language-choose = Choose a language:
language-set = The bot now speaks English.

## Buttons
button-sections = Point by point
button-steps = All next steps
button-text = The letter
button-agencies = Agencies
button-agency = Back to the agency
button-replies = All replies ({ $count })
button-summary = Back to the summary
button-place = Source { $mark }
button-previous = ‹ Previous
button-next = Next ›
button-older = Version { $version }

## Pages and faults
page = Page { $page } of { $count }
user-error = { $words }
error = Sorry, something went wrong and has been logged. Please try again later.
unknown-button = This button no longer works. Please ask again.

## Menu
command-proposal = A reply by number or title
command-agency = What an agency has promised
command-pending = Pending next steps
command-search = Search for words
command-language = Language
command-help = How to use this
