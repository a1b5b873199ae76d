"""Logs: a bot's token reaches none, neither in a message nor in a traceback."""

import logging

import pytest

from bot.logs import WithoutTokens

TOKEN = "1234567890:" + "AbCdEfGh_ijKLmnop-qrstuv" * 2


def logged(record: logging.LogRecord) -> str:
    assert WithoutTokens().filter(record)
    return logging.Formatter().format(record)


def test_a_token_in_an_argument_is_left_out() -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "GET %s", (f"/bot{TOKEN}/getMe",), None)
    assert logged(record) == "GET /bot<token>/getMe"


def test_a_token_in_a_traceback_is_left_out() -> None:
    with pytest.raises(ValueError, match="refused") as raised:
        raise ValueError(f"refused: /bot{TOKEN}")
    info = (raised.type, raised.value, raised.tb)
    text = logged(logging.LogRecord("x", logging.ERROR, "", 0, "failed", (), info))
    assert TOKEN not in text
    assert "ValueError: refused: /bot<token>" in text


def test_everything_else_stays() -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "%d 件，12:30", (3,), None)
    assert logged(record) == "3 件，12:30"
