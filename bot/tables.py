"""The files that come with the bot: what differs by place and year, and the samples.

They lie in `data/` beside the packages in a checkout and inside the package when installed.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


def data_folder() -> Path:
    """The folder that holds `tables/` and `samples/`."""
    here = Path(__file__).parent
    installed = here / "data"
    return installed if installed.is_dir() else here.parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """The table `data/tables/<name>.toml`."""
    with (data_folder() / "tables" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def samples_folder() -> Path:
    """The folder of sample replies."""
    return data_folder() / "samples"
