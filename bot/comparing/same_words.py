"""Pieces of two texts that have the same words are paired off, moved ones and recut ones too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

LONGEST_RUN = 8  # neighbouring pieces that are tried as one, beside whole stretches


def unpaired(before: Sequence[str], after: Sequence[str]) -> tuple[list[int], list[int]]:
    """The pieces of either side (by index) whose words the other side does not have.

    A piece without words is never one. Symmetric: which side is called `before` does not matter.
    """
    left = {i for i, words in enumerate(before) if words}
    right = {j for j, words in enumerate(after) if words}
    _pair_off(before, left, after, right, longest=1)
    _pair_off(before, left, after, right, longest=LONGEST_RUN)
    return sorted(left), sorted(right)


def _pair_off(
    before: Sequence[str], left: set[int], after: Sequence[str], right: set[int], *, longest: int
) -> None:
    """Takes out of `left` and `right` the runs whose joined words are the same, long ones first."""
    old, new = _runs(before, left, longest), _runs(after, right, longest)
    for words in sorted(old.keys() & new.keys(), key=lambda words: (-len(words), words)):
        for gone, come in zip(_free(old[words], left), _free(new[words], right), strict=False):
            left.difference_update(gone)
            right.difference_update(come)


def _runs(pieces: Sequence[str], left: set[int], longest: int) -> dict[str, list[range]]:
    """The runs of neighbours among `left`, by their joined words."""
    found: dict[str, list[range]] = defaultdict(list)
    for stretch in _stretches(sorted(left)):
        for start in stretch:
            for stop in range(start + 1, min(stretch.stop, start + longest) + 1):
                found["".join(pieces[start:stop])].append(range(start, stop))
        if 1 < longest < len(stretch):
            found["".join(pieces[stretch.start : stretch.stop])].append(stretch)
    return found


def _stretches(indices: Sequence[int]) -> Iterator[range]:
    """Ascending indices as ranges without gaps."""
    starts = [i for last, i in pairwise([-2, *indices]) if i != last + 1]
    stops = [last + 1 for last, i in pairwise([*indices, -2]) if i != last + 1]
    return map(range, starts, stops)


def _free(runs: Iterable[range], left: set[int]) -> Iterator[range]:
    """Those of `runs` that are still there when asked for, in text order."""
    return (run for run in runs if left.issuperset(run))
