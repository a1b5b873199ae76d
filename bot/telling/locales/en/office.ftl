### For the office's staff: roles, what was done, backups, ledgers, statistics, progress.

## Roles
role-owner = owner
role-editor = editor
role-viewer = viewer
role-none = none
role-owner-means = <b>Owner</b>: everything, and who is staff
role-editor-means = <b>Editor</b>: uploads, corrects, publishes, records progress
role-viewer-means = <b>Viewer</b>: sees all replies and the statistics
staff-only = This is for the office's own staff.
staff-private = Please do this in your private chat with the bot.
staff-rank = This takes the role “{ $role }”; yours is “{ $own }”.
staff-nobody = There is no owner yet. Write ADMIN_IDS={ $id } (your Telegram id) into .env on the server, and start the bot again.

## Staff
staff = <b>Staff</b> ({ $total })
staff-line = { $name } — { $role }
staff-line-by-settings = { $name } — { $role } (named in the settings)
staff-more = <i>and { $count } more</i>
staff-card = <b>{ $name }</b> (id { $id }), now { $role }. Change to:
staff-new = <b>{ $name }</b> (id { $id }). Which role?
staff-add = Add
staff-remove = Remove
staff-remove-ask = Remove <b>{ $name }</b> ({ $role })? They lose the staff's functions at once.
staff-remove-sure = Yes, remove
staff-back = Back to the list
staff-ways = <b>Add staff</b> in one of three ways:
    1. Forward one of their messages to me
    2. Send me their contact
    3. Make a link below and pass it on (works once, within 24 hours)
staff-hidden = They hide their account when forwarded, so I cannot tell who it is. Please send their contact, or use a link.
staff-no-account = This contact has no Telegram account. Please use a link.
staff-not-a-person = No person wrote this message. Please forward one of their own, or use a link.
staff-is-a-bot = This is a bot; it cannot be staff.
appointed = { $name } is now { $role }.
dismissed = { $name } was removed.
appointing-unchanged = The role is as it was.
appointing-forbidden = You are no owner any more; nothing was changed.
appointing-by-settings = This owner is named by the setting ADMIN_IDS and cannot be changed here.
appointing-last-owner = This is the last owner. Please add another one first.

## Links
invite-as = Link: { $role }
invitation = Pass this link on. Whoever opens it first becomes <b>{ $role }</b>; it works once, until { $day } { $time }.
    { $link }
invitations = Links not used yet: { $count }.
invitations-end = End all unused links
invitations-ended = Links ended: { $count }.
joining-joined = You are now <b>{ $role }</b>. Type / to see the new commands.
joining-used = This link has been used. Please ask an owner for another.
joining-expired = This link has run out or was withdrawn. Please ask an owner for another.
joining-unknown = There is no such link. Is it complete? Otherwise ask an owner for another.
joining-needless = You are { $role } already; the link was not used up.

## What was done
audit = <b>What was done</b> ({ $total } entries, newest first)
deed = <b>{ $done }</b> · { $name } · { $moment }
deed-about = { $about }
deed-change = { $before } → { $after }
deed-after = → { $after }
deed-before = it was { $before }
operator = the server's command line
doing-staff-added = Staff added
doing-staff-changed = Role changed
doing-staff-removed = Staff removed
doing-invited = Link made
doing-invitation-withdrawn = Link withdrawn
doing-joined = Joined by link
doing-backed-up = Backup
doing-restored = Backup restored
doing-step-marked = Progress recorded
doing-batch-stopped = Reading stopped
doing-draft-corrected = Draft corrected
doing-draft-dropped = Draft dropped
doing-published = Published
doing-corrected = Published reply corrected
doing-withdrawn = Publication withdrawn
command-admins = staff
command-audit = what was done
command-backup = back up the database
command-mark = record progress of a next step

## Recording progress
button-mark = Record progress
mark-empty = Please write a number or some words, as in /mark 82
mark-which = Of which next step? { $title }
mark-ask = <b>Record as:</b>
mark-history = <b>Recorded</b> ({ $count }, newest first)
mark-history-more = <i>and { $count } earlier ones</i>
mark-no-history = Nothing was recorded yet.
mark-line = { $day } { $status } ({ $name })
mark-by-nobody = recorder deleted
mark-source = Record as <b>{ $status }</b>: on what does it rest? Members see it.
mark-source-must = <b>{ $status }</b> needs a source, one of these three. Members see it.
mark-by-sentence = A sentence of a reply
mark-by-address = A public address
mark-by-note = A checked note
mark-plain = Record without a source
mark-letters = In which reply does the sentence stand?
mark-sentences = Choose a sentence of { $letter }; its own words are the source:
mark-cited = Reply { $letter } ({ $facts }):
mark-ask-address = Please send the public address, beginning with https://. Only its form is checked; look at the page yourself first.
    To be recorded: { $status }.
mark-ask-note = Please write in one message: what was checked, by whom, and the day. For example:
    Visited, every station is open, Zhang San, { $today }
    To be recorded: { $status }. Members see it.
mark-leave = Leave it
mark-back = Back
mark-too-long = Too long: at most { $limit } characters. Please shorten it.
mark-no-address = This is no complete public address. Please send one that begins with https://, and nothing else.
mark-no-note = I see no name and day. Please write what was checked, by whom, and the day (not later than today). For example:
    Visited, every station is open, Zhang San, { $today }
marked = Recorded as <b>{ $status }</b>; followers will be told. If it was wrong, record again.

## Statistics
stats = <b>Statistics</b> ({ $total } replies stored)
stats-until = Data up to { $day }
stats-samples = <i>{ $count } of them are invented samples</i>
stats-answered = Answered: { $total } (replies received; one may answer several proposals)
stats-no-rate = Rate of answers: the list of proposals handed over is not loaded, so it cannot be computed.
stats-years = <b>By year</b>
stats-year = { $year }: { $count }
stats-earlier = earlier: { $count }
stats-undated = undated: { $count }
stats-agencies = <b>By answering agency</b>
stats-agency = { $name } { $total } ({ $years })
stats-agencies-more = <i>and { $count } more agencies</i>
stats-all-agencies = All agencies
stats-back = Back to statistics
stats-classes = <b>Classes</b> (letters mean different things by place and session)
stats-class = Class { $letter }, { $count }: { $legend }
stats-class-no-legend = Class { $letter }, { $count }: no legend is known for that place and session
stats-class-unstated = Not stated: { $count }
stats-classes-more = <i>others: { $count }</i>
stats-steps = <b>Next steps</b> ({ $total })
stats-status = { $name } { $total } ({ $dues })
stats-due-past = past due { $count }
stats-due-ahead = ahead { $count }
stats-due-undated = undated { $count }
stats-steps-how = <i>Steps without any record count as pending; past due only means that nothing was recorded.</i>
stats-office = <b>For staff only</b>
stats-hidden = Replies not shown to members: { $count }
stats-unread = Files that could not be read: { $count }
stats-follow = { $what } { $count }
stats-followers = Followers: { $chats } chats { $kinds }
command-stats = statistics

## Ledgers and backups
export = <b>Export ledgers</b> (Excel): proposals and next steps
export-chosen = Filter: { $chosen }
export-size = { $count } replies
export-whole = <i>Holds replies that are not public and telephone numbers. Do not pass on.</i>
export-public = <i>Public replies only, without telephone numbers.</i>
export-followed = What I follow
export-send = Export
export-none = No reply fits; there is nothing to export.
export-made = Ledgers: { $replies } replies, { $steps } next steps
export-whole-made = Holds replies that are not public and telephone numbers. Do not pass on.
file-too-big = The file has { $size }, more than the { $limit } that the bot can send.
export-narrow = Please use the filters and export in parts.
backup-made = Backup of the database, { $size }. It holds unpublished replies, telephone numbers and who follows what: keep it safe. To restore: stop the bot, then run proposal-bot restore on the server
backup-elsewhere = Please run on the server: proposal-bot backup FOLDER
command-export = export ledgers
