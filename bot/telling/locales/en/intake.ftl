### From a file that is sent in to what is published: progress, review, corrections, withdrawing.

## Receiving files
upload-received = Received <b>{ $name }</b>
upload-received-several = Received { $count } files
upload-coming-first = Receiving <b>{ $name }</b>
upload-coming = { $count } more on their way
upload-reading = Reading { $done }/{ $total }
upload-read = Read all { $total } files
upload-stopped = Stopped: { $done } read, { $left } not read
upload-failed = Parts of { $count } of them could not be read
upload-repeated = { $count } of them have the same content as an earlier file and were not read again
upload-lost = <b>Not received:</b>
upload-lost-line = { $name }: { $reason }
upload-lost-more = <i>and { $count } more that were not received</i>
upload-too-big = { $size } MB, above the limit of { $limit } MB. Please split it, or have it loaded on the server: proposal-bot load
upload-too-big-for-telegram = { $size } MB. Telegram hands a bot files of up to { $limit } MB. Please split it, or have the operator set BOT_API_URL.
upload-not-fetched = the connection to Telegram broke. Please send it again.
upload-gone = Telegram does not have this file any more. Please send it from where you have it.
upload-unnamed = unnamed file
upload-photo = photo{ $number }.jpg
upload-not-a-file = This kind of message is not taken. Please send the reply as a file, or a photo of the page.
upload-no-links = The bot opens no web pages. Please save the page as a file (or print it to PDF) and send that.
upload-no-links-member = The bot opens no web pages. Please write a number, an agency or some words to look for.
file-office-only = Only the office's staff can send in files; yours was not kept. To look up a reply write its number, e.g. 82.
button-stop-reading = Stop
button-go-on-reading = Go on
upload-restarted = The bot was restarted and goes on reading.

## A batch
batch = <b>Batch { $id }</b> ({ $files } files, { $moment })
batch-new = { $count } new
batch-new-version = { $count } changed
batch-unchanged = { $count } unchanged
batch-repeated = { $count } repeated
batch-not-a-reply = { $count } not replies
batch-to-look-at = { $count } need a look
batch-failed = { $count } unreadable
batch-published = { $count } published
batch-dropped = { $count } discarded
batch-nothing-open = No drafts of this batch are open.
batch-look = Look at those that need it ({ $count })
batch-list = List all
batch-publish-all = Publish all ({ $count })
batch-publish-ask = { $look } need a look. Which should be published?
batch-publish-sure = Only those that need no look ({ $count })
batch-publish-even = Also those that need a look ({ $count })
batch-drop = Discard the batch
batch-drop-ask = Discard { $drafts } unpublished drafts and { $files } unread files of this batch? To see them again the files have to be sent again.
batch-drop-sure = Yes, discard
batch-changed = The batch was changed after you saw it. Please look at it as it is now.
batch-back = Back to the batch
batch-failed-button = Unreadable ({ $count })
batch-drafts = <b>Drafts of batch { $id }</b> ({ $total })
batch-draft = { $mark } { $verdict } · { $name }
batches = <b>Unfinished batches</b> ({ $total })
batches-none = No batch has files to read or drafts to publish.
batches-line = { $mark } Batch { $id } ({ $who }, { $moment }): { $state }
batches-waiting = { $count } to be read
batches-stopped = stopped, { $count } not read
batches-drafts = { $count } to be published
batches-failed = { $count } unreadable

## Review
verdict-new = New
verdict-new-version = New version
verdict-unchanged = Unchanged
verdict-repeated = Repeated
verdict-not-a-reply = Not a reply
card = <b>{ $verdict }</b> · { $file }
card-look = needs a look
card-repeats = The same reply as “{ $file }” of this batch.
card-repeats-same = The same text as “{ $file }” of this batch.
card-unchanged = The same text is stored already; nothing would change.
card-fields-changed = The same text is stored already; only fields differ:
card-changed = <b>Compared with stored version { $version }:</b> { $counts }
card-refused = { $reason }
card-closed-published = This one has been published.
card-closed-dropped = This one has been discarded.
card-hidden = Not marked as open to the public: once published, only staff will see it.
card-field = { $name }: { $value }
card-field-unsure = ⚠ { $name }: <b>{ $value }</b>
card-field-corrected = ✎ { $name }: <b>{ $value }</b>
card-was-read = 　read: { $read } → corrected: { $said } ({ $who })
card-unstated = Not stated: { $names }
card-warning = ⚠ { $words }
card-steps = <b>Next steps</b> ({ $total }, verbatim)
card-steps-corrected = <b>Next steps</b> ({ $total }, verbatim, { $count } corrections by hand)
card-no-steps = <b>Next steps</b>: none were found
button-publish = Publish
button-correct = Correct
button-drop = Discard
button-original = Text
button-back-to-card = Back
button-before = ◀ Previous
button-after = Next ▶
draft-drop-ask = Discard “{ $name }”? To see it again the file has to be sent again.
draft-drop-sure = Yes, discard
draft-dropped = Discarded “{ $name }”.
draft-text = <b>Text</b> { $name }

## Corrections
correct-which = Which field? { $name }
correct-steps-button = Next steps ({ $count })
correct-ask = <b>{ $field }</b>
    Now: { $value }
    Read: { $read }
correct-ask-how = Please write the right value in one message, e.g. { $example }
correct-ask-none = If it is not stated, answer 无.
correct-leave = Leave it
corrected = Corrected: { $field } { $was } → { $now }
correction-undone = Correction undone: { $words }
correction-field = { $field } → { $value }
correction-added = added next step “{ $words }”
correction-removed = removed next step “{ $words }”
correction-split = split next step “{ $words }”
correct-corrections = <b>Corrected</b> (↶ undoes)
correct-correction = ↶{ $mark } { $words }
correct-undo-button = ↶{ $mark }
correct-steps = <b>Next steps</b> ({ $total }) { $name }
correct-steps-how = They are chosen from the text, never written.
correct-step-add = Add
correct-step-remove = Remove { $mark }
correct-step-split = Split { $mark }
correct-choices = Choose a sentence as a next step ({ $total }):
correct-choices-none = The body has no other sentence to choose.
correct-borders = Where should it be split?
correct-border = ┃{ $mark }┃
correct-no-borders = This sentence cannot be split.
correct-step-added = A next step was added.
correct-step-removed = The next step was removed.
correct-step-was-split = The next step was split in two.

## Publishing and withdrawing
published-later = <b>Published</b>; followers are told in { $minutes } minutes
published-now = <b>Published</b>; followers are being told now
published-corrected = <b>Corrected</b>; followers are told in { $minutes } minutes
published-corrected-now = <b>Corrected</b>; followers are being told now
published-line = { $mark } { $what } · { $outcome }
published-more = <i>and { $count } more</i>
published-open = See the reply
outcome-new = new
outcome-new-version = changed
outcome-unchanged = unchanged
outcome-corrected = corrected
publication = <b>Publication #{ $id }</b> ({ $who }, { $moment }): { $counts }
publication-will-tell = Followers are told at { $time }
publication-told = Followers are told since { $time }; { $count } chats so far
publication-told-nobody = Nobody has to be told, or nobody has been reached yet
publication-undone = Withdrawn by { $who } at { $moment }
publications = <b>Latest publications</b>
publications-none = Nothing has been published yet.
publications-line = { $mark } #{ $id } { $moment } { $who }: { $counts }
publications-undone = { " " }(withdrawn)
button-withdraw = Withdraw
withdraw-ask = { $count } chats have been told. Withdrawing restores what stood before and tells them that this was withdrawn.
withdraw-ask-nobody = The time to tell followers is past, but nobody has been told yet. Withdrawing restores what stood before.
withdraw-sure = Yes, withdraw
withdrawn-untold = <b>Withdrawn</b>; what stood before is restored, and nobody had been told.
withdrawn-told = <b>Withdrawn</b>; what stood before is restored. { $count } chats had been told and will be told of this.
withdrawn-draft = To the draft
withdrawn-batch = To the batch's drafts
reply-correct-which = Correct a published reply: { $name }
    Which field? Followers are told of the correction.

## Unreadable files
failed = <b>Unreadable files</b> ({ $total })
failed-none = There are no unreadable files.
failed-line = { $mark } <b>{ $name }</b> ({ $moment })
failed-some = { $count } replies were read; the rest:
failed-reason = { $reason }
failed-more = <i>and { $count } more</i>
failed-retry = Try { $mark } again
failed-drop = Delete { $mark }

## Commands
example-upload = <b>Upload</b>: send the files of replies here (several, or a zip), look at them, publish. /batches /failed /publications
command-publications = Latest publications, to be withdrawn
command-failed = Unreadable files
command-batches = Unfinished batches
field-kind = Kind
field-kind-proposal = proposal
field-kind-suggestion = suggestion
