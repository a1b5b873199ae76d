"""The process that reads: `python -m bot.reading.worker CONNECTION LIMITS`, started by `Reader`.

It may be killed at any moment, by its limits, by `Reader` or by a library that gives up, and then
only the file at hand is lost. A defect ends it too, with the traceback in its log.
"""

from __future__ import annotations

import json
import sys
from multiprocessing.connection import Connection

from bot.model import Document, Refusal
from bot.reading.archive import File, files_of
from bot.reading.confining import allow_seconds, confine
from bot.reading.extracted import Limits
from bot.reading.formats import results_of
from bot.reading.messages import Began, Finished, Request, pack, unpack
from bot.reading.refusals import too_deep, too_much_memory


def main(connection: Connection, limits: Limits) -> None:
    """Reads one file after another until the other side hangs up."""
    confine(limits)
    connection.send_bytes(pack(Finished()))  # ready
    while True:
        try:
            request = unpack(connection.recv_bytes())
        except EOFError:
            return
        if isinstance(request, Request):
            _read(connection, request, connection.recv_bytes(), limits)


def _read(connection: Connection, request: Request, content: bytes, limits: Limits) -> None:
    allow_seconds(limits.seconds)
    for count, file in enumerate(files_of(content, request.name, limits)):
        if count < request.skip:
            continue
        allow_seconds(limits.seconds)
        connection.send_bytes(pack(Began(file.name)))
        for result in _results(file, limits):
            connection.send_bytes(pack(result))
    connection.send_bytes(pack(Finished()))


def _results(file: File | Refusal, limits: Limits) -> tuple[Document | Refusal, ...]:
    try:
        return results_of(file, limits)
    except MemoryError:
        return (Refusal(file.name, too_much_memory(file.name, limits)),)
    except RecursionError:
        return (Refusal(file.name, too_deep(file.name)),)


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])), Limits(**json.loads(sys.argv[2])))
