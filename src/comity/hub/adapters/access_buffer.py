"""What was served and refused, held in memory until a thread writes it: no request waits for it.

A process that is killed loses what came in during the last second, and no more; one that ends in
order writes everything. Where the database stays away, the oldest are let go and counted.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Condition, Thread
from typing import NamedTuple
from uuid import UUID

log = logging.getLogger("comity.hub")
SECONDS = 1.0
SECONDS_AFTER_FAILURE = 5.0
MOST = 50_000
TOGETHER = 2_000


class Noted(NamedTuple):
    """One download, or one refusal with the id of its reason; see `models.Access`."""

    at: datetime
    repository: UUID
    user: UUID | None
    address: str
    commit: str
    path: str
    refused: str


class AccessBuffer:
    """Holds up to `most`; `write` takes them in batches, in a thread that begins with the first."""

    def __init__(
        self,
        write: Callable[[Sequence[Noted]], None],
        *,
        seconds: float = SECONDS,
        most: int = MOST,
    ) -> None:
        self.write, self.seconds = write, seconds
        self.held: deque[Noted] = deque(maxlen=most)
        self.lost = 0
        self._changed = Condition()
        self._thread: Thread | None = None
        self._ending = False

    def add(self, noted: Noted) -> None:
        with self._changed:
            if len(self.held) == self.held.maxlen:
                self.lost += 1
            self.held.append(noted)
            is_first = len(self.held) == 1
            if self._thread is None and not self._ending:
                self._thread = Thread(target=self._run, name="hub-access", daemon=True)
                self._thread.start()
            if is_first:  # else the thread knows of some, or is told when it has none
                self._changed.notify()

    def flush(self) -> bool:
        """Write all that is held, in this thread; whether that went well."""
        while batch := self._taken():
            try:
                self.write(batch)
            except Exception:
                log.exception("access log not written", extra={"count": len(batch)})
                self._put_back(batch)
                return False
        if self.lost:
            log.warning("access log incomplete", extra={"count": self.lost})
            self.lost = 0
        return True

    def close(self) -> None:
        """Write what is held and end the thread; the next `add` begins anew."""
        with self._changed:
            self._ending = True
            self._changed.notify()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()
        self.flush()
        with self._changed:
            self._ending = False

    def _run(self) -> None:
        pause = self.seconds
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self.held or self._ending)
                # More comes in while it waits: one transaction for all of a second.
                self._changed.wait_for(lambda: self._ending, timeout=pause)
                if self._ending:
                    return
            pause = self.seconds if self.flush() else SECONDS_AFTER_FAILURE

    def _taken(self) -> list[Noted]:
        with self._changed:
            return [self.held.popleft() for _ in range(min(TOGETHER, len(self.held)))]

    def _put_back(self, batch: Sequence[Noted]) -> None:
        with self._changed:
            room = (self.held.maxlen or 0) - len(self.held)
            self.lost += max(0, len(batch) - room)
            self.held.extendleft(reversed(batch[-room:] if room else []))
