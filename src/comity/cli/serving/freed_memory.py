"""Give memory that is free back to the system, which the C library by itself keeps: what lies
between pieces in use, some 40 MB in a worker that took in large files."""

from __future__ import annotations

import ctypes
import time
from threading import Thread

EVERY_SECONDS = 1.0


def give_back_freed_memory() -> None:
    """Again and again from now on, in a thread; nothing where the C library is not glibc."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        Thread(target=_again_and_again, args=(trim,), name="freed-memory", daemon=True).start()


def _again_and_again(trim: ctypes._NamedFuncPointer) -> None:
    while True:
        time.sleep(EVERY_SECONDS)
        trim(0)
