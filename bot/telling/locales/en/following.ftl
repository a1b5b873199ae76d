### Following, reminding, muting and privacy.

## Following
follow-empty = Write a number, an agency, a member or some words, such as /follow 82 or /follow 科技厅
follow-choose = “{ $words }” may mean one of these; choose what to follow:
follow-words-ask = “{ $words }”: { $now } replies say it now, { $year } of them from the past year.
    Follow it? You will be told when a reply says it.
follow-words-or = Or follow only a proposal below:
follow-not = All right, “{ $words }” is not followed.
followed = Now following <b>{ $what }</b>
following = <b>What you follow</b> ({ $total })
following-how = Press one to change how often, to mute or to stop it.
following-none = Nothing is followed yet. Open a reply and press “☆ Follow”, or send /follow 82
follow-since = followed since { $day }
follow-stopped = No longer following <b>{ $what }</b>
told-at-once = You are told of changes at once.
told-daily = You are told of changes once a day.
told-weekly = You are told of changes once a week.
told-never = Muted: what changes meanwhile is not told, not even later.
pace-at-once = At once
pace-daily = Daily
pace-weekly = Weekly
pace-muted = muted
subject-proposal = proposal
subject-agency = agency
subject-member = member
subject-step = next step
subject-words = words
subject-gone = no longer stored
toast-followed = Followed; changes are told at once: { $what }
toast-unfollowed = No longer followed: { $what }
toast-muted = Muted: { $what }
toast-heard = Heard again: { $what }
admins-only = In a group only its admins may follow, mute, stop and delete.

## Stopping
stop-ask = { $follows } things are followed, { $reminders } reminders are set. One press stops them all.
stop-none = Nothing is followed and no reminder is set; you will not be written to.
stopped-all = All stopped: { $follows } follows, { $reminders } reminders.
    To follow again, open a reply and press “☆ Follow”, or send /follow 82

## Times
times = <b>Times</b>
times-how = Press one to change it. Messages of quiet hours and days off are kept for later, never lost.
times-choose = { $name }:
time-hour = Hour of daily and weekly digests
time-weekday = Day of weekly digests
time-quiet = Quiet hours
time-working = On working days only
time-note = Tell me also when nothing is new
time-row = { $name }: { $value }
hour = { $hour }:00
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
quiet-hours = { $from }:00–{ $to }:00
quiet-off = none
yes = yes
no = no

## Reminders
remind-empty = Write what to be reminded of, and when:
    /remind 82 三周后
    /remind 82 2027-03-01
remind-when = When shall you be reminded of <b>{ $what }</b>?
    Or write a day, such as /remind 82 2027-03-01
remind-choose = “{ $words }” may mean one of these; which one on { $day }?
remind-not-read = The day was not understood. Write it last, such as:
    /remind 82 三周后
    /remind 82 下周一
    /remind 82 2027-03-01
remind-past = { $day } is past. Write a day to come, such as /remind 82 三周后
remind-nothing = Nothing found for “{ $words }”. Write a number, an agency, a member or words once searched for, such as /remind 82 三周后
reminded = Noted: on { $day } you are reminded of <b>{ $what }</b>
reminders = <b>Your reminders</b> ({ $total })
reminders-how = Press one to cancel it.
reminders-none = No reminders. Send for example /remind 82 三周后
reminder-cancelled = Reminder cancelled: { $day } <b>{ $what }</b>
span-three-weeks = In 3 weeks
span-one-month = In a month
span-three-months = In 3 months

## Privacy
my-data = <b>What is kept about this chat</b>
my-data-nothing = Nothing is kept about this chat.
my-data-who = Only you see this; admins do not see who follows what.
my-data-language = Language: { $language }
my-data-follows = Follows ({ $count }):
my-data-reminders = Reminders ({ $count }):
my-data-times = Times:
my-data-owed = { $state }: { $count }
my-data-messages = Records of sending: { $count }
my-data-marks = Next steps marked as an admin: { $count }
my-data-asleep = Not written to since { $day } (the bot was stopped)
my-data-held = Telegram asks to wait until { $day }
owed-queued = News to be sent
owed-sending = News being sent
owed-sent = News sent
owed-failed = News that could not be sent
owed-blocked = News kept while the bot is stopped
owed-unknown = News whose sending ended unclear
my-data-role = Role: { $role }; what was done as such is the office's record
my-data-forget = To delete all of it, send /forget
forget-ask = All that is kept about this chat will be deleted: follows, reminders, times, language, records of messages. There is no way back.
forgotten-but = All about this chat is deleted, except:
forgotten-marks = { $count } marks of next steps that you set stay in the office's records, without saying whose they were.
forgotten-role = You are { $role }; that and what you did as such is the office's, see an admin.
forgotten = All deleted; nothing about this chat is left.

## Buttons
button-follow = ☆ Follow
button-followed = ★ Followed
button-follow-this = ☆ Follow “{ $what }”
button-followed-this = ★ Following “{ $what }”
button-follow-step = ☆ Follow this step
button-followed-step = ★ Following this step
button-follow-yes = Follow
button-follow-no = No, thanks
button-follow-again = Follow again
button-pace = How often
button-mute = Mute
button-hear = Unmute
button-stop = Stop following
button-open = Open
button-following = What I follow
button-times = Times
button-stop-all = Stop all ({ $count })
button-remind = Remind me
button-reminders = My reminders
button-forget = Delete all
button-back = Back

## Menu and help
command-follow = Follow a proposal, agency, member or words
command-following = What I follow
command-remind = Remind me on a day
command-stop = Stop all follows
command-mydata = What is kept about me
command-forget = Delete all of it
example-follow = /follow { $number } — be told of changes; /following to manage, /stop to end all
example-remind = /remind { $number } 三周后 — be reminded on a day
example-privacy = /mydata — what is kept about you; /forget deletes it
