"""Whether a title is found with one slip in it, among 2,000 replies: a floor, and no time.

    python -m benchmarks.scale_quality

Fails when fewer than `FLOOR` of the titles are among the first ten.
"""

from __future__ import annotations

import random
import sys
import tempfile
from itertools import islice
from pathlib import Path

from benchmarks.scale import misspelt, nearest
from benchmarks.scale_peers import Titles
from benchmarks.scale_replies import replies
from bot.store import Store
from bot.store.origins import Origin
from bot.store.saving_many import Loading

REPLIES, ASKED = 2000, 300
FLOOR = 0.98


def main() -> int:
    """Prints the recall beside that of a scan of all titles; 1 when it is under the floor."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "replies.db"
        with Store.open(f"sqlite:///{path}") as store:
            made = (Loading(reply, Origin("made")) for reply in replies(REPLIES))
            while batch := list(islice(made, 1000)):
                store.save_all(batch)
            asked = list(misspelt(store, random.Random(6), ASKED))
            found = sum(reply_id in nearest(store, words) for reply_id, words in asked)
        scan = Titles(path)
        scanned = sum(reply_id in scan.nearest(words) for reply_id, words in asked)
    print(f"{ASKED} titles with a slip among {REPLIES} replies, found in the first ten:")
    print(f"  store {found / ASKED:.3f}, scan of all titles {scanned / ASKED:.3f}, floor {FLOOR}")
    return int(found / ASKED < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
