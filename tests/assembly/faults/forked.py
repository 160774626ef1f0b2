"""A process that has loaded the whole platform and forks a server of it whenever it is asked, as
`comity serve` forks its workers: such a server answers after tenths of a second. Only here can a
clock be set wrong.

`python -m tests.assembly.faults.forked` reads lines `PORT SECONDS`: where to listen, and how far
the clock is off. For each it prints the id of a process, the first of a session of its own.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime, timedelta

import django.utils.timezone as clock

WORKERS = 2
_right = clock.now
_wrong_by = timedelta()


def _now() -> datetime:
    return _right() + _wrong_by


clock.now = _now  # before models and actions take it by name

from granian._internal import load_target  # noqa: E402

from comity.cli.serving import web  # noqa: E402


def main() -> None:
    global _wrong_by
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for servers that are killed
    load_target(web.TARGET)
    print("ready", flush=True)
    for line in sys.stdin:
        port, seconds = line.split()
        child = os.fork()
        if child == 0:
            os.setsid()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _wrong_by = timedelta(seconds=float(seconds))
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(2, 1)
            web.main("127.0.0.1", int(port), WORKERS)
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    main()
