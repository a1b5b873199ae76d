"""The table and the plot of what `benchmarks.scale` measured, into `benchmarks/README.md`.

python -m benchmarks.scale_table --folder /tmp/scale
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot

HERE = Path(__file__).parent
PLOT = HERE / "scale.png"
_BEGIN, _END = "<!-- scale: made by benchmarks.scale_table -->", "<!-- scale: end -->"
Measured = Mapping[str, float]
_CURVES = {
    "One title with a slip": ("title, store: ms", "title, scan: ms"),
    "First twenty of a word in a third of all": (
        "third, 2 characters, store: ms",
        "third, 4 characters, store: ms",
        "third, 4 characters, FTS5 bm25: ms",
        "third, 4 characters, tantivy: ms",
    ),
    "Answers": ("/agency: ms", "/proposal, one has the number: ms", "/pending: ms"),
}


def main() -> None:
    """Reads what was measured and writes both."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--folder", type=Path, default=Path("scale"))
    folder = arguments.parse_args().folder
    read = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    measured = sorted(read, key=lambda each: float(each["replies"]))
    plot(measured)
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    block = f"{_BEGIN}\n{table(measured)}\n\n![How answers grow]({PLOT.name})\n{_END}"
    pattern = re.compile(f"{re.escape(_BEGIN)}.*{re.escape(_END)}", re.DOTALL)
    readme.write_text(pattern.sub(lambda _: block, text), encoding="utf-8")
    print(table(measured))


def table(measured: Sequence[Measured]) -> str:
    """A row a figure, a column a size, and how it grew from the first size to the last."""
    sizes = [f"{each['replies']:,.0f}" for each in measured]
    lines = [
        f"| replies | {' | '.join(sizes)} | last / first |",
        f"|---|{'---:|' * (len(sizes) + 1)}",
    ]
    for name in measured[-1]:
        if name != "replies" and all(name in each for each in measured):
            values = [each[name] for each in measured]
            grown = f"{values[-1] / values[0]:.2f}" if values[0] else ""
            lines.append(f"| {name} | {' | '.join(f'{v:,.2f}' for v in values)} | {grown} |")
    return "\n".join(lines)


def plot(measured: Sequence[Measured]) -> None:
    """Milliseconds over replies, both on scales of powers of ten."""
    mpl.use("Agg")
    figure, places = pyplot.subplots(1, len(_CURVES), figsize=(13, 4), sharey=True)
    sizes = [each["replies"] for each in measured]
    for place, (title, names) in zip(places, _CURVES.items(), strict=True):
        for name in names:
            place.plot(sizes, [each[name] for each in measured], marker="o", label=name)
        place.set(title=title, xscale="log", yscale="log", xlabel="replies", ylabel="ms, median")
        place.grid(visible=True, which="major", alpha=0.3)
        place.legend(fontsize=7)
    figure.tight_layout()
    figure.savefig(PLOT, dpi=80)


if __name__ == "__main__":
    main()
