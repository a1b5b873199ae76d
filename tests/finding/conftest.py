from collections.abc import Iterator

import pytest

from bot.store import Store
from tests.finding.replies import DRAFTS, reply


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that the tests of this folder only read."""
    path = tmp_path_factory.mktemp("finding") / "replies.db"
    with Store.open(f"sqlite:///{path}") as opened:
        for draft in DRAFTS:
            opened.save(reply(draft), source_name=f"{draft.number}.txt")
        yield opened
