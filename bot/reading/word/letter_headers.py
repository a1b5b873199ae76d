"""Page headers: a running head is left out, the letter's own number and class stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.folding import fold

# B类 · 办理类别：A · 云教函〔2024〕15号
_OF_THE_LETTER = re.compile(
    r"\s*(?:[^\s:]{2,8}:\s*)?\(?[a-e][1-3]?\s*类?\)?\s*|.*[\[(]\s*20\d\d\s*[\])]\s*第?\s*\d+\s*号.*"
)


def of_the_letter(header: Sequence[str], body: Sequence[str]) -> list[str]:
    """The header's lines that belong to the letter and do not stand in its body anyway."""
    known = {"".join(line.split()) for line in body}
    kept: list[str] = []
    for line in header:
        bare = "".join(line.split())
        if bare not in known and _OF_THE_LETTER.fullmatch(fold(line)):
            known.add(bare)
            kept.append(line)
    return kept
