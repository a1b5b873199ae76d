"""Next steps in letters that the weights were not learnt from: each letter is left out in turn.

The weights that ship are learnt from every labelled letter, since letters are few. What they are
worth on others is measured here: the letters fall into four parts, and each part is read with
weights learnt from the other three and from our own lessons.
"""

from __future__ import annotations

from unittest.mock import patch

from benchmarks.corpora import Corpus
from benchmarks.readings import reading
from benchmarks.scoring import Score
from benchmarks.train_promises import weights_from
from bot.parsing.promises import promising

PARTS = 4
NAME = "left out in turn"


def left_out_in_turn(corpora: list[Corpus]) -> tuple[Corpus, Score]:
    """All labelled letters that are not our own, each scored without having been learnt from."""
    replies = [reply for corpus in corpora if corpus.name != "own" for reply in corpus.replies]
    score = Score()
    for part in range(PARTS):
        weights = weights_from(one for i, one in enumerate(replies) if i % PARTS != part)
        with patch.object(promising, "_weights", return_value=(weights.signs, weights.joints)):
            for one in replies[part::PARTS]:
                score.add(one, reading(one))
    return Corpus(NAME, tuple(replies)), score
