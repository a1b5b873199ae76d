"""What a process that reads strangers' files gives up before it opens the first one.

Memory, processor time, files and core dumps are limited by the system. The network is gone where
the system lets an ordinary process leave it (Linux with user namespaces); where it does not, as in
many containers, Python code still cannot connect or start a program, but native code could.
"""

from __future__ import annotations

import ctypes
import resource
import sys

from bot.reading.extracted import Limits

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # linux/sched.h
_OPEN_FILES = 64
_THREADS = 4  # at work at once; processor time counts each
_WRITTEN_BYTES = 1024 * 1024  # into its log; it writes nothing else
_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.remove",
    "os.rename",
)


def confine(limits: Limits) -> None:
    """Gives up for good what reading does not need."""
    _limit(resource.RLIMIT_AS, limits.memory_bytes)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit(resource.RLIMIT_FSIZE, _WRITTEN_BYTES)
    if sys.platform == "linux":
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)  # refused or not: see above
    sys.addaudithook(_refuse)


def allow_seconds(seconds: float) -> None:
    """Ends this process in time even when nobody is left who watches the clock."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime + seconds * _THREADS) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} while reading a file")
