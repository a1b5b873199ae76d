"""Where a shown sentence stands in its file: its page is said, and that it was recognised.

The letter is loaded from an OFD of two pages, its next step being on the second one.
"""

from pathlib import Path

import pytest

from bot.chat import Conversation
from bot.loading import load, parsed
from bot.model import Document, Outcome
from bot.reading import Reader
from bot.store import Store
from tests.reading import building

STEP = "下一步，我局将于2027年6月底前完成云溪小学采暖改造。"
FACTS = "".join(f"第{n}所学校已换装电采暖设备{n}0台，教室温度达到18度。\n" for n in range(1, 20))
LETTER = f"""云泽县教育局关于县政协九届二次会议第9037号提案的答复
顾青禾委员：
您提出的《关于改善乡村小学取暖条件的提案》收悉，现答复如下：
全县现有乡村小学42所，其中31所已经改造。
{FACTS}{STEP}
特此答复。
云泽县教育局
2026年6月12日
"""


def loaded(store: Store, folder: Path, name: str, content: bytes) -> Outcome | None:
    path = folder / name
    path.write_bytes(content)
    with Reader() as reader:
        (result,) = load(store, reader, [path])
    return result.outcome


@pytest.fixture
def two_pages(store: Store, tmp_path: Path) -> None:
    assert loaded(store, tmp_path, "答复.ofd", building.ofd(LETTER)) is Outcome.NEW


@pytest.fixture
def recognised(store: Store) -> None:
    document = Document("扫描.pdf", "application/pdf", LETTER, breaks=(300,), ocr=True)
    reply = parsed(document).reply
    assert reply
    store.save(
        reply, source_name=document.name, media_type=document.media_type, breaks=(300,), ocr=True
    )


@pytest.mark.usefixtures("two_pages")
async def test_a_step_on_page_two_says_page_two(member: Conversation) -> None:
    await member.say("/proposal 9037")
    (place,) = await member.press("出处①")
    assert STEP in place.text
    assert "答复.ofd" in place.text
    assert "原件第 2 页" in place.text


@pytest.mark.usefixtures("two_pages")
async def test_each_part_of_the_letter_says_its_pages(member: Conversation) -> None:
    await member.say("/proposal 9037")
    (whole,) = await member.press("原文")
    assert "原件第 1–2 页" in whole.text
    assert "扫描识别" not in whole.text


@pytest.mark.usefixtures("two_pages")
@pytest.mark.parametrize(
    ("words", "page"), [("云溪小学采暖改造", "原件第 2 页"), ("乡村小学42所", "原件第 1 页")]
)
async def test_a_passage_that_was_looked_for_says_its_page(
    member: Conversation, words: str, page: str
) -> None:
    (found,) = await member.say(words)
    assert page in found.text


async def test_a_file_without_pages_has_no_page_to_say(
    member: Conversation, store: Store, tmp_path: Path
) -> None:
    assert loaded(store, tmp_path, "答复.txt", LETTER.encode()) is Outcome.NEW
    await member.say("/proposal 9037")
    (place,) = await member.press("出处①")
    assert STEP in place.text
    assert "原件" not in place.text


@pytest.mark.usefixtures("recognised")
@pytest.mark.parametrize("press", [(), ("出处①",), ("原文",), ("逐条答复",), ("全部下一步",)])
async def test_recognised_words_are_always_marked(
    member: Conversation, press: tuple[str, ...]
) -> None:
    (answer,) = await member.say("/proposal 9037")
    for label in press:
        (answer,) = await member.press(label)
    assert "扫描识别，请核对原件" in answer.text


@pytest.mark.usefixtures("recognised")
@pytest.mark.parametrize("question", ["云溪小学采暖改造", "/agency 云泽县教育局"])
async def test_recognised_words_among_others_are_marked(
    member: Conversation, question: str
) -> None:
    (answer,) = await member.say(question)
    assert STEP in answer.text
    assert "扫描识别，请核对原件" in answer.text


async def test_pages_learnt_later_are_added_in_place(
    member: Conversation, store: Store, tmp_path: Path
) -> None:
    # As a database of before has it: the text without its pages.
    with Reader() as reader:
        (document,) = reader.read_all(building.ofd(LETTER), "答复.ofd")
    assert isinstance(document, Document)
    reply = parsed(document).reply
    assert reply
    before = store.save(reply, source_name="答复.ofd")
    assert loaded(store, tmp_path, "答复.ofd", building.ofd(LETTER)) is Outcome.UNCHANGED
    stored = store.reply(before.reply_id)
    assert stored
    assert (stored.version, stored.breaks) == (1, document.breaks)
    await member.say("/proposal 9037")
    (place,) = await member.press("出处①")
    assert "原件第 2 页" in place.text
