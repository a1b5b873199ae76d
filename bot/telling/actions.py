"""What a button sends: a short code and whole numbers, never words (64 bytes hold 21 characters).

A code outlives a deploy, so that buttons of old messages go on working: never give a code
another meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """A kind of button: `Action("p", 1)(12)` is "p:12"."""

    code: str
    arguments: int

    def __call__(self, *values: int) -> str:
        """The callback data for these values."""
        if len(values) != self.arguments:
            raise ValueError(f"{self.code} takes {self.arguments} values")
        return ":".join([self.code, *map(str, values)])

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches this action's data and no other."""
        # Nine digits hold any id of ours and keep a forged number within SQLite's integers.
        return re.compile(rf"^{re.escape(self.code)}" + r":(\d{1,9})" * self.arguments + "$")

    def read(self, data: str) -> tuple[int, ...]:
        """The values in data that `pattern` matched."""
        return tuple(int(value) for value in data.split(":")[1:])


PROPOSAL = Action("p", 1)  # reply
SECTIONS = Action("a", 2)  # reply, page
STEPS = Action("s", 2)  # reply, page
TEXT = Action("t", 3)  # reply, version, page
AGENCIES = Action("d", 1)  # reply: its agencies
PLACE = Action("w", 1)  # step: where it stands in the letter
AGENCY = Action("g", 1)  # agency
AGENCY_STEPS = Action("gs", 2)  # agency, offset
AGENCY_REPLIES = Action("gr", 2)  # agency, offset
PENDING = Action("n", 5)  # offset, agency, year, firmness, due (0: any)
PENDING_CHOICES = Action("nf", 5)  # which filter, agency, year, firmness, due
SEARCH = Action("q", 2)  # kept words, offset
LANGUAGE = Action("l", 1)  # index into LANGUAGES

# Following: a subject is its position in `SUBJECTS` of `bot.telling.things`, its id a reply's, an
# agency's, a step's or that of kept words (a member's name is kept as words are).
FOLLOW = Action("f", 2)  # subject, id: the button becomes "followed"
UNFOLLOW = Action("fu", 2)  # subject, id: and back
FOLLOW_CHOSEN = Action("fc", 2)  # subject, id: the question turns into the answer
FOLLOW_WORDS = Action("fw", 1)  # kept words: asks before anything is followed
FOLLOW_NOT = Action("fn", 1)  # kept words: not followed after all
FOLLOWS = Action("fl", 1)  # page of the list, turned in place
FOLLOWS_NEW = Action("fo", 0)  # the list in a message of its own
FOLLOW_CARD = Action("fd", 1)  # follow
FOLLOW_PACE = Action("fp", 2)  # follow, position in `Pace`
FOLLOW_MUTE = Action("fm", 2)  # follow, 1 to mute and 0 to hear again: the card turns
FOLLOW_STOP = Action("fx", 1)  # follow: the card turns
MUTE = Action("m", 2)  # follow, 1 to mute and 0 to hear again: only the button changes
STOP = Action("mx", 1)  # follow: the button goes
STOP_ALL = Action("fa", 0)
TIMES = Action("i", 0)
TIMES_NEW = Action("io", 0)  # in a message of its own
TIMES_CHOICES = Action("ic", 1)  # which time
TIMES_SET = Action("is", 2)  # which time, its value
LOOK_UP = Action("qo", 1)  # kept words: their search in a message of its own
NEWS = Action("e", 2)  # parcel, page
CHANGES = Action("ev", 2)  # event, page, in a message of its own
CHANGES_TURNED = Action("et", 2)  # event, page, turned in place
REMIND = Action("r", 2)  # subject, id: when?
REMIND_IN = Action("ri", 3)  # subject, id, position in `SPANS` of `bot.telling.reminding`
REMIND_ON = Action("rd", 3)  # subject, id, the day as `date.toordinal`
REMINDERS = Action("rl", 1)  # page
REMIND_NOT = Action("rx", 1)  # reminder
MY_DATA = Action("y", 1)  # page
FORGET = Action("yf", 0)

# The office. A person is the number of a row: Telegram's ids are longer than an argument may be.
STAFF = Action("z", 0)  # the list, turned in place
STAFF_CARD = Action("zc", 1)  # person
STAFF_SET = Action("zs", 2)  # person, role as in `bot.telling.staff.ROLES` from 1, 0 for none
STAFF_REMOVE = Action("zr", 1)  # person: asks first
STAFF_ADD = Action("za", 0)  # how somebody is added
INVITE = Action("zi", 1)  # role: a link that works once
INVITATIONS_END = Action("ze", 0)
AUDIT = Action("zl", 1)  # page
STATISTICS = Action("zt", 1)  # page, turned in place
EXPORT = Action("x", 3)  # agency, year, 1 for what the chat follows (0: any): turned in place
EXPORT_CHOICES = Action("xf", 4)  # which filter, agency, year, followed
EXPORT_SEND = Action("xs", 3)  # agency, year, followed: the file
MARK = Action("k", 1)  # step: its statuses, in a message of its own
MARK_REPLY = Action("kr", 2)  # reply, page: its steps to choose from
MARK_CARD = Action("kc", 1)  # step: back to its statuses, turned in place
MARK_STATUS = Action("ks", 2)  # step, position in `Status`: what it rests on
MARK_PLAIN = Action("kp", 2)  # step, status: kept without a source
MARK_LETTERS = Action("kl", 2)  # step, status: which letter the sentence stands in
MARK_SENTENCES = Action("kt", 4)  # step, status, reply, page
MARK_SENTENCE = Action("kx", 5)  # step, status, reply, version, where the sentence starts
MARK_WORDS = Action("kw", 3)  # step, status, 0 for an address and 1 for a note: one message
MARK_LEAVE = Action("kq", 1)  # step: the message is waited for no longer

# Files that staff send in, what is read of them, and what was published. A stamp is the sum of the
# revisions that a batch's card showed: who presses later than somebody's change is told so.
BATCH = Action("b", 1)  # batch: how far it is, or its card, turned in place
BATCH_STOP = Action("bs", 1)
BATCH_GO_ON = Action("bg", 1)
BATCH_DRAFTS = Action("bl", 2)  # batch, page: its open drafts
BATCH_LOOK = Action("bk", 1)  # batch: the first draft that needs a look
BATCH_PUBLISH = Action("bp", 2)  # batch, stamp: asks first if some need a look
BATCH_PUBLISH_SURE = Action("bq", 2)  # batch, stamp: those that need no look
BATCH_PUBLISH_ALL = Action("ba", 2)  # batch, stamp
BATCH_DROP = Action("bd", 1)  # batch: asks first
BATCH_DROP_SURE = Action("bx", 2)  # batch, stamp
BATCHES = Action("bb", 1)  # page
FAILED = Action("bf", 2)  # batch (0: any), page
FAILED_RETRY = Action("br", 1)  # file
FAILED_DROP = Action("by", 3)  # file, batch, page: and back to that list
DRAFT = Action("c", 2)  # draft, page of its card
DRAFT_TEXT = Action("ct", 2)  # draft, page
DRAFT_PUBLISH = Action("cp", 2)  # draft, revision
DRAFT_DROP = Action("cd", 2)  # draft, revision: asks first
DRAFT_DROP_SURE = Action("cx", 2)  # draft, revision
DRAFT_FIELDS = Action("cf", 1)  # draft: what can be put right
DRAFT_FIELD = Action("ce", 3)  # draft, revision, position in `FIELDS`: one message
DRAFT_LEAVE = Action("cq", 1)  # draft: the message is waited for no longer
DRAFT_UNDO = Action("cu", 3)  # draft, revision, position among its corrections
DRAFT_STEPS = Action("cs", 2)  # draft, page
DRAFT_STEP_REMOVE = Action("cr", 3)  # draft, revision, step
DRAFT_STEP_BORDERS = Action("cb", 2)  # draft, step: where it may be split
DRAFT_STEP_SPLIT = Action("cy", 4)  # draft, revision, step, border
DRAFT_CHOICES = Action("cc", 2)  # draft, page: sentences to choose from
DRAFT_CHOOSE = Action("ca", 4)  # draft, revision, where the sentence starts and ends
PUBLICATIONS = Action("ol", 1)  # page
PUBLICATION = Action("o", 1)  # publication
WITHDRAW = Action("ox", 1)  # publication: asks first once people may have been told
WITHDRAW_SURE = Action("oy", 1)  # publication
REPLY_FIELDS = Action("h", 1)  # reply: what can be put right of what is published
REPLY_FIELD = Action("hf", 3)  # reply, version, position in `FIELDS`: one message
REPLY_LEAVE = Action("hq", 1)  # reply

# Where a chat is at home.
REGION = Action("j", 1)  # kept words: the region, turned in place
REGION_LEAVE = Action("jx", 0)  # turned in place
