"""Settings: what an operator writes is understood or refused in one sentence."""

import re
from pathlib import Path

import pytest

from bot.errors import SettingError
from bot.settings import Settings

ROOT = Path(__file__).parents[1]


def test_nothing_set_means_the_local_chat_and_the_default_database() -> None:
    settings = Settings.read({})
    assert settings.bot_token is None
    assert settings.database_url == "sqlite:///data/replies.db"
    assert settings.timezone.key == "Asia/Shanghai"


def test_the_example_names_exactly_the_settings_that_are_read() -> None:
    class Recorder(dict[str, str]):
        def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
            self[name] = default
            return default

    asked = Recorder()
    Settings.read(asked)
    named = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(asked)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ADMIN_IDS", "张三"),
        ("TIMEZONE", "Mars/Olympus"),
        ("CHAT_PORT", "http"),
        ("CHAT_PORT", "70000"),
        ("BOT_API_URL", "localhost:8081"),
        ("PROXY_URL", "socks5://127.0.0.1:1080"),
        ("DATABASE_URL", "replies.db"),
        ("LOG_LEVEL", "LOUD"),
        ("READ_SECONDS", "0"),
        ("SENDING_LANES", "0"),
        ("SENDING_LANES", "17"),
        ("READ_PAGES", "1.5"),
        ("READ_MEMORY_MB", "100"),
        ("UNSTATED_IS_OPEN", "maybe"),
        ("PUBLISH_PAUSE_MINUTES", "-1"),
    ],
)
def test_a_value_of_no_use_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name) as refusal:
        Settings.read({name: value})
    assert value in str(refusal.value)


def test_admin_ids_take_any_comma() -> None:
    assert Settings.read({"ADMIN_IDS": "1, 2，3"}).admin_ids == {1, 2, 3}


def test_the_database_option_takes_a_path_or_an_address() -> None:
    settings = Settings.read({})
    assert settings.with_database("a/b.db").database_url == "sqlite:///a/b.db"
    assert settings.with_database("/a/b.db").database_url == "sqlite:////a/b.db"
    assert settings.with_database("sqlite:///c.db").database_url == "sqlite:///c.db"


def test_what_states_nothing_is_open_unless_the_operator_says_otherwise() -> None:
    assert Settings.read({}).unstated_is_open
    assert not Settings.read({"UNSTATED_IS_OPEN": "no"}).unstated_is_open
    assert not Settings.read({"UNSTATED_IS_OPEN": "否"}).unstated_is_open
