"""Which parser this is: what was read by another one is worth reading again."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from bot.tables import data_folder

_RULES = ("parsing/**/*.py", "agencies/*.py", "folding.py", "sentences.py")


@cache
def revision() -> str:
    """The same as long as the rules and the tables of parsing are: a hash of their files."""
    return hash_of(Path(__file__).parents[1], data_folder() / "tables")


def hash_of(package: Path, tables: Path) -> str:
    """The hash of the rules in a folder like `bot/` and the tables in another."""
    rules = sorted(file for pattern in _RULES for file in package.glob(pattern))
    digest = sha256()
    for file in (*rules, *sorted(tables.glob("*.toml"))):
        digest.update(f"{file.name} {file.stat().st_size}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
