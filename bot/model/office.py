"""Who works at the office that runs the bot, and what is kept of what they did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.following import Status, StepMark
from bot.model.reply import Kind
from bot.model.stored import StoredReply, StoredStep


class StaffRole(StrEnum):
    """What a person may do, beyond what every member may."""

    OWNER = "owner"  # 负责人: everything, and says who else is staff
    EDITOR = "editor"  # 编辑: uploads, corrects, publishes, marks next steps
    VIEWER = "viewer"  # 查看: the whole of the statistics

    def covers(self, needed: StaffRole) -> bool:
        """Whether who has this role may do what needs the other."""
        ranks = tuple(StaffRole)
        return ranks.index(self) <= ranks.index(needed)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody with a role, or about to be given one."""

    id: int  # stands in buttons
    person_id: int
    role: StaffRole | None
    name: str  # as Telegram showed it when it was last seen; "" when it never was
    by_settings: bool = False  # named there: an owner always


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that gives its first visitor a role; the token itself is kept nowhere."""

    id: int
    role: StaffRole
    made_by: int
    expires_at: datetime


class Appointing(StrEnum):
    """What became of giving somebody a role, or taking it away."""

    DONE = "done"
    UNCHANGED = "unchanged"  # it is so already
    FORBIDDEN = "forbidden"  # who wished it is no owner now
    BY_SETTINGS = "by_settings"  # the settings name this owner
    LAST_OWNER = "last_owner"  # nobody could give roles any more


class Joining(StrEnum):
    """What became of opening an invitation."""

    JOINED = "joined"
    USED = "used"  # somebody was first
    EXPIRED = "expired"  # too late, or withdrawn
    UNKNOWN = "unknown"  # no such link
    NEEDLESS = "needless"  # the person may do as much already; the link stays good


class Doing(StrEnum):
    """What is written down when staff do it; the words are in the catalogue as `doing-…`."""

    STAFF_ADDED = "staff_added"
    STAFF_CHANGED = "staff_changed"
    STAFF_REMOVED = "staff_removed"
    INVITED = "invited"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    JOINED = "joined"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    STEP_MARKED = "step_marked"
    BATCH_STOPPED = "batch_stopped"
    DRAFT_CORRECTED = "draft_corrected"
    DRAFT_DROPPED = "draft_dropped"
    PUBLISHED = "published"
    CORRECTED = "corrected"  # what had been published already
    WITHDRAWN = "withdrawn"  # within the pause, so that nobody was told, or later


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that staff did: written with the deed itself, never changed, never removed."""

    id: int
    at: datetime
    by: int  # Telegram id; 0: the operator at the command line
    name: str  # of the person, if known
    what: str  # a `Doing`, or a word of a later program
    about: str  # as a person would call it
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClassCount:
    """Replies of one class letter in one place and session, whose legend they share."""

    disposition: str | None
    region: str | None
    kind: Kind
    term: int | None
    replies: int


@dataclass(frozen=True, slots=True)
class StepCount:
    """Next steps of one status and one due state ("past", "ahead" or "undated")."""

    status: Status
    due: str
    steps: int


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """Replies that an agency answered in one year; None: the letter states none."""

    agency: str | None
    year: int | None
    replies: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures over all replies that may be seen; each a count of what is stored, no estimate."""

    agencies: tuple[AgencyCount, ...]
    classes: tuple[ClassCount, ...]
    steps: tuple[StepCount, ...]


@dataclass(frozen=True, slots=True)
class OfficeFigures:
    """Figures for staff alone."""

    hidden: int  # replies kept and shown to staff only
    unread: int  # files that could not be read
    chats: int  # that follow something
    follows: tuple[tuple[str, int], ...]  # by `Subject`


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which replies go into a ledger; None means any."""

    agency_id: int | None = None
    year: int | None = None
    followed_by: int | None = None  # a chat


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A reply with its next steps, and what was last seen of each that has been marked."""

    stored: StoredReply
    steps: tuple[StoredStep, ...]
    seen: Mapping[int, StepMark]


@dataclass(frozen=True, slots=True)
class LedgerExtent:
    """How much a ledger will hold."""

    replies: int
    longest: int  # characters of the longest letter
    kinds: frozenset[Kind]
