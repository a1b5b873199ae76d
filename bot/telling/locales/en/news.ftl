### Something happened: told to those who follow it.

## What happened
news-new-reply = A new reply
news-supplement = A supplementary reply
news-changed = The reply was changed
news-corrected = Correction
news-withdrawn = Withdrawn
news-step-marked = News of a next step
news-step-redated = The date of a next step was changed
news-due-in-a-month = A next step is due within a month
news-due-in-a-week = A next step is due within a week
news-due-passed = Date past, no public progress seen
news-due-passed-seen = The date of a next step is past
news-reminder = Your reminder
news-quiet = Nothing new
news-head = <b>{ $what }</b>
news-digest = <b>{ $count } things happened</b>
news-through = <i>You follow { $what } ({ $subject })</i>
news-maybe-repeated = <i>(the last sending ended unclear; this may be a repeat)</i>
news-gone = This reply is no longer stored.
news-step-gone = The new version no longer names this step.

## In full
news-versions = Version { $before } → version { $after }
news-corrected-note = What had been read wrongly is now put right:
news-withdrawn-note = This reply, of which you were told, was taken back; please do not quote it.
news-note = Note: { $note }
news-steps = { $total } next steps, { $dated } of them dated
news-redated = Date: was { $was }, is now { $now }
news-due-ahead = Due on { $day } ({ $days } days left)
news-due-today = Due on { $day } (today)
news-due-over = Due on { $day } ({ $days } days ago)
news-nothing-seen = Due on { $day }, which is past; no public progress seen (as of { $today }).
news-last-seen = Due on { $day }, which is past. Seen before: { $seen }. No public progress seen since (as of { $today }).
news-settled = Due on { $day }, which is past. Seen: { $seen }.
news-source = Source: { $source }
news-source-none = Source: not stated
news-quiet-today = Nothing new today; data up to { $day }.
news-quiet-week = Nothing new this week; data up to { $day }.
news-quiet-plain = Nothing new; data up to { $day }.
news-quiet-undated = Nothing new.
news-reminder-day = It is { $day }.
no-due = no date stated

## Status
status-pending = pending
status-under-way = under way
status-partly = partly carried out
status-done = carried out
status-adjusted = adjusted
status-dropped = no longer pursued
status-seen = { $status } ({ $day })
due-over = date past

## Changes
changes = <b>All changes</b> { $title }
changes-none = The words were not changed.
changes-more = <i>{ $count } more: press “All changes”</i>
changes-added = { $count } sentences added
changes-removed = { $count } removed
changes-reworded = { $count } reworded
changes-fields = { $count } fields
change-added = <b>Added:</b>
change-removed = <b>Removed:</b>
change-was = <b>Was:</b>
change-now = <b>Is now:</b>
field-changed = <b>{ $name }:</b> { $was } → { $now }
field-hidden = <b>{ $name }:</b> changed (the number is hidden)
field-unstated = not stated
field-numbers = Number
field-region = Region
field-term = Term
field-meeting = Session
field-titles = Titles
field-proposers = Proposed by
field-agency = Answered by
field-co-agencies = Jointly with
field-document-number = Document
field-index-number = Index number
field-written-on = Written on
field-published-on = Published on
field-disposition = Class
field-disclosure = Disclosure
field-signer = Signed by
field-contact = Contact
field-phone = Telephone

## Buttons
button-changes = All changes
button-reply = The reply
button-place-of = Where it stands
