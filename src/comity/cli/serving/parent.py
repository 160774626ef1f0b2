"""End with the process that started this one, however that ended."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from threading import Thread

PR_SET_PDEATHSIG = 1
EVERY_SECONDS = 1.0


def stop_with_parent() -> None:
    """Have SIGTERM sent to this process when its parent is gone, even by SIGKILL.

    On Linux the kernel sends it; elsewhere a thread looks every second.
    """
    parent = os.getppid()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0) == 0:
            if os.getppid() != parent:  # it ended meanwhile
                os.kill(os.getpid(), signal.SIGTERM)
            return
    Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
