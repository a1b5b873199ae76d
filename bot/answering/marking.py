"""Recording what was seen of a next step: by buttons, and by one message for a source.

Nothing is changed later: a record that was wrong is followed by the right one. What a chat is
asked for stands in the database, so that the answer may come after a restart.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from markupsafe import Markup

from bot.answering.desk import Desk, Gone, nothing_found, stored_reply, too_long
from bot.answering.seen import local, seen_of
from bot.finding import find_proposals
from bot.folding import fold
from bot.model import Listing, Place, ReplyLine, StaffRole, Status, StoredReply, StoredStep
from bot.sentences import sentences as cut
from bot.telling import marking as telling
from bot.telling.catalogue import catalogue
from bot.telling.masking import masked
from bot.telling.message import Message, Rows
from bot.telling.proposals import name
from bot.telling.welcome import notice

ASKED = "mark"  # what one message is waited for
ASKED_FOR = timedelta(hours=1)
LONGEST = 300  # characters of an address or a note
LETTERS = 10  # to choose a sentence from, at the most

_DAY = r"(?P<year>20\d\d)\s*[-./年]\s*(?P<month>\d{1,2})\s*[-./月]\s*(?P<day>\d{1,2})\s*日?"
_NOTE = re.compile(
    rf"(?P<words>.{{4,}}?)\s*[,;\n]\s*(?P<who>[^,;\n\d]{{2,30}}?)\s*[,;\s]\s*{_DAY}[。.]?",
    re.DOTALL,
)


def reply_row(desk: Desk, reply_id: int) -> Rows:
    """A button for editors below a reply."""
    return telling.reply_row(desk.t, reply_id) if _is_editor(desk) else ()


def step_row(desk: Desk, step_id: int) -> Rows:
    """A button for editors below a step."""
    return telling.step_row(desk.t, step_id) if _is_editor(desk) else ()


def _is_editor(desk: Desk) -> bool:
    return desk.role is not None and desk.role.covers(StaffRole.EDITOR)


def mark(desk: Desk, words: str) -> Message:
    """The steps of the reply that a number or some words mean."""
    if not words:
        return notice(desk.t, "mark-empty")
    if answer := too_long(desk, words):
        return answer
    match = find_proposals(desk.store, words, desk.region)
    if len(match.lines) == 1:
        return of_reply(desk, match.lines[0].id, 0)
    if match.lines:
        return telling.replies(
            desk.t, words, match.lines, more=match.more, own_first=match.own_first
        )
    return nothing_found(desk, words, match.near)


def of_reply(desk: Desk, reply_id: int, page: int) -> Message:
    """The steps of one reply, a page at a time."""
    stored = stored_reply(desk, reply_id)
    found = desk.store.steps_of(reply_id)
    size = telling.STEPS
    offset = min(page, max(0, len(found) - 1) // size) * size
    listing = Listing(found[offset : offset + size], len(found), offset)
    title, seen = name(desk.t, stored), seen_of(desk, listing.items)
    return telling.steps(desk.t, title, reply_id, listing, seen, desk.today)


def card(desk: Desk, step_id: int, *said: Markup) -> Message:
    """One step: what was recorded of it, and the statuses to choose from."""
    stored = _step(desk, step_id)
    desk.store.stop_waiting(desk.chat_id)
    marks = [local(mark, desk.zone) for mark in desk.store.marks(step_id)]
    people = {mark.by: desk.store.staff_name(mark.by) for mark in marks if mark.by}
    return telling.card(desk.t, stored, marks, people, desk.today, *said)


def sources(desk: Desk, step_id: int, number: int) -> Message:
    """On what the record of this status rests."""
    return telling.sources(desk.t, _step(desk, step_id), _status(number))


def without_source(desk: Desk, step_id: int, number: int) -> Message:
    """Records a status that rests on nothing; done may not."""
    status = _status(number)
    if status is Status.DONE:
        return telling.sources(desk.t, _step(desk, step_id), status)
    return _record(desk, step_id, status, "")


def letters(desk: Desk, step_id: int, number: int) -> Message:
    """The letters that the sentence may stand in; that letter at once if there is only one."""
    status, found = _status(number), _letters(desk, _step(desk, step_id))
    if len(found) == 1:
        return sentences(desk, step_id, number, found[0].id, 0)
    return telling.letters(desk.t, step_id, status, found)


def sentences(desk: Desk, step_id: int, number: int, reply_id: int, page: int) -> Message:
    """The sentences of a letter's body, a page at a time."""
    status, letter = _status(number), _letter(desk, _step(desk, step_id), reply_id, None)
    text, size = masked(letter.reply), telling.SENTENCES
    places = _sentences(letter, text)
    offset = min(page, max(0, len(places) - 1) // size) * size
    shown = tuple((place.start, place.of(text)) for place in places[offset : offset + size])
    return telling.sentences(desk.t, step_id, status, letter, Listing(shown, len(places), offset))


def by_sentence(
    desk: Desk, step_id: int, number: int, reply_id: int, version: int, start: int
) -> Message:
    """Records a status that rests on a sentence of a stored letter, word for word."""
    letter = _letter(desk, _step(desk, step_id), reply_id, version)
    text = masked(letter.reply)
    found = [place for place in _sentences(letter, text) if place.start == start]
    if not found:
        raise Gone(start)
    return _record(desk, step_id, _status(number), _cited(letter, found[0], text))


def _sentences(letter: StoredReply, text: str) -> list[Place]:
    """The body's sentences; a heading says what was asked, not what was done."""
    headings = {section.start for section in letter.reply.sections}
    return [place for place in cut(text, letter.reply.body) if place.start not in headings]


def _cited(letter: StoredReply, place: Place, text: str) -> str:
    # Kept in Chinese whoever records it: it is shown to everybody.
    return telling.cited(catalogue(None), letter, place.of(text))


def ask_words(desk: Desk, step_id: int, number: int, kind: int) -> Message:
    """Asks for an address or a note; the chat's next words are taken for it."""
    status, kind = _status(number), min(kind, telling.NOTE)
    _step(desk, step_id)
    about = f"{step_id} {number} {kind}"
    desk.store.wait_for_words(desk.chat_id, ASKED, about, until=desk.now + ASKED_FOR)
    return telling.ask_words(desk.t, step_id, status, kind, desk.today)


def by_words(desk: Desk, about: str, words: str) -> Message:
    """Records a status that rests on an address or a note, or says what is wrong with it."""
    step_id, number, kind = map(int, about.split())
    if len(words) > LONGEST:
        return notice(desk.t, "mark-too-long", limit=LONGEST)
    if kind == telling.ADDRESS:
        address = _address(words)
        if address is None:
            return notice(desk.t, "mark-no-address")
        return _record(desk, step_id, _status(number), address)
    note = _note(words, desk.today)
    if note is None:
        return notice(desk.t, "mark-no-note", today=desk.today.isoformat())
    return _record(desk, step_id, _status(number), note)


def _record(desk: Desk, step_id: int, status: Status, source: str) -> Message:
    try:
        desk.store.mark_step(step_id, status, source=source, by=desk.person_id, at=desk.now)
    except LookupError as gone:
        raise Gone(step_id) from gone
    return card(desk, step_id, desk.t("marked", status=telling.word(desk.t, status)))


# --- what a record may rest on ----------------------------------------------------------------


def _letters(desk: Desk, stored: StoredStep) -> list[ReplyLine]:
    """The step's own letter, others to the same number, and the agency's newest ones.

    Who follows the step is shown the sentence: it stands in a letter that members may see.
    """
    members = desk.store.for_members
    same = [line for number in stored.reply.numbers for line in members.replies_numbered(number)]
    filed = {agency.id: agency for agency, _ in desk.store.step_agencies()}
    named = set(stored.step.agencies)
    newest = [
        line
        for agency in filed.values()
        if agency.name in named
        for line in members.replies_of_agency(agency.id, limit=LETTERS).items
    ]
    found = {line.id: line for line in (stored.reply, *same, *newest)}
    return list(found.values())[:LETTERS]


def _letter(desk: Desk, stored: StoredStep, reply_id: int, version: int | None) -> StoredReply:
    """A letter whose sentences may be cited: the step's own, or one that members may see."""
    store = desk.store if reply_id == stored.reply.id else desk.store.for_members
    found = store.reply(reply_id, version)
    if found is None:
        raise Gone(reply_id)
    return found


def _address(words: str) -> str | None:
    """A web address as it stands; only its form is looked at, nothing is fetched."""
    words = words.strip()
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError:
        return None
    public = re.search(r"[^.]\.[^\W\d_]{2,}\.?$", parts.hostname or "")
    plain = not re.search(r"[\s<>\"\\]", words) and parts.username is None and port is None
    return words if parts.scheme == "https" and public and plain else None


def _note(words: str, today: date) -> str | None:
    """What was checked, by whom and on which day, in one form; None when one of them is missing."""
    found = _NOTE.fullmatch(fold(words).strip())
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if day > today:
        return None
    said = words.strip()  # folding keeps the length, so places hold in the words as written
    checked, who = (" ".join(said[slice(*found.span(part))].split()) for part in ("words", "who"))
    return f"核实：{checked}（{who}，{day.isoformat()}）"


def _step(desk: Desk, step_id: int) -> StoredStep:
    found = desk.store.step(step_id)
    if found is None:
        raise Gone(step_id)
    return found


def _status(number: int) -> Status:
    if number >= len(telling.STATUSES):
        raise Gone(number)
    return telling.STATUSES[number]
