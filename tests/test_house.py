"""The house stays as the README draws it: data flows one way, no two rooms lean on each other."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Which rooms a room may import. A room is a package of bot/, or one of its single modules.
DOMAIN = {
    "model", "errors", "folding", "tables", "agencies", "dispositions", "disclosure", "sentences",
    "typed",
}  # fmt: skip
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "tables": set(),
    "folding": set(),
    "sentences": {"model", "folding"},
    "typed": {"folding", "tables"},
    "agencies": {"folding", "tables"},
    "dispositions": {"model", "folding", "tables"},
    "disclosure": {"folding", "tables"},
    "comparing": {"model", "folding", "sentences", "tables"},
    "timing": {"model"},
    "settings": {"errors"},
    "logs": set(),
    "liveness": set(),
    "reading": DOMAIN,
    "parsing": DOMAIN,
    "store": DOMAIN | {"comparing", "correcting", "timing"},
    "finding": DOMAIN | {"store"},
    "telling": DOMAIN | {"comparing", "correcting"},
    "correcting": DOMAIN | {"parsing"},
    "intake": DOMAIN | {"reading", "parsing", "loading", "comparing", "correcting", "store"},
    "loading": DOMAIN | {"reading", "parsing", "store"},
    "reparsing": DOMAIN | {"loading", "parsing", "store"},
    "ledgers": DOMAIN | {"telling"},
    "limits": {"settings", "reading"},
    "answering": DOMAIN
    | {"store", "finding", "telling", "ledgers", "comparing", "correcting", "intake"},
    "delivering": DOMAIN | {"store", "telling"},
    "handlers": DOMAIN | {"answering", "delivering", "telling", "store", "intake"},
    "chat": {"errors"},
    "app": DOMAIN
    | {"settings", "store", "telling", "handlers", "liveness", "answering", "delivering"}
    | {"intake", "limits"},
    "commands": DOMAIN
    | {"app", "settings", "logs", "loading", "reading", "store", "parsing", "chat", "telling"}
    | {"reparsing", "limits"},
    "__main__": {"commands", "settings", "errors"},
}

# Who may import these libraries; every other room does without.
ONLY = {
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "telegram": {"handlers", "app", "chat", "commands", "delivering", "liveness"},
    "aiohttp": {"chat"},
    "click": {"commands", "__main__"},
    "rapidfuzz": {"finding", "comparing"},
    "lxml": {"reading"},
    "xlsxwriter": {"ledgers"},
    "os": {"settings", "store"},  # the store waits until a file is on the disk
    "dotenv": {"settings"},
}


def modules() -> Iterator[Path]:
    yield from sorted((ROOT / "bot").rglob("*.py"))
    yield from sorted((ROOT / "handlers").rglob("*.py"))


def room(dotted: str) -> str:
    parts = dotted.split(".")
    return parts[0] if parts[0] == "handlers" else parts[1] if len(parts) > 1 else "bot"


def dotted_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def our_arrows() -> dict[str, set[str]]:
    arrows: dict[str, set[str]] = {}
    for path in modules():
        here = room(dotted_name(path))
        for name in imports(path):
            if name.split(".")[0] in ("bot", "handlers") and room(name) != here:
                arrows.setdefault(here, set()).add(room(name))
    return arrows


@pytest.mark.parametrize("here", sorted(MAY_IMPORT))
def test_a_room_imports_only_what_it_may(here: str) -> None:
    assert our_arrows().get(here, set()) <= MAY_IMPORT[here]


def test_every_room_has_its_rule() -> None:
    assert {room(dotted_name(path)) for path in modules()} - {"bot"} == set(MAY_IMPORT)


def test_there_is_no_circle_of_rooms() -> None:
    TopologicalSorter(our_arrows()).prepare()


def test_libraries_stay_in_their_rooms() -> None:
    for path in modules():
        here = room(dotted_name(path))
        for name in imports(path):
            allowed = ONLY.get(name.split(".")[0])
            assert allowed is None or here in allowed, f"{path} imports {name}"


@pytest.mark.parametrize("here", ["model", "errors"])
def test_model_and_errors_need_nothing_installed(here: str) -> None:
    import sys

    files = [path for path in modules() if room(dotted_name(path)) == here]
    names = {
        name.split(".")[0]
        for path in files
        for name in imports(path)
        if not name.startswith(f"bot.{here}")
    }
    assert files
    assert names <= set(sys.stdlib_module_names)


def test_handlers_do_not_import_each_other() -> None:
    names = ("context", "buttons", "guard", "rights", "menus")
    shared = {f"handlers.{name}" for name in names}
    for path in sorted((ROOT / "handlers").glob("*.py")):
        ours = {name.rsplit(".", 1)[0] for name in imports(path) if name.startswith("handlers")}
        assert ours <= shared, path


def test_data_holds_files_only() -> None:
    assert not list((ROOT / "data").rglob("*.py"))
