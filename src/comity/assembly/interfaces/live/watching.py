"""One thread in each process looks whether anything changed, however many listen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread
from time import monotonic
from uuid import UUID

from django.db import DatabaseError, connections

from comity.assembly.interfaces.live.listeners import Wanted
from comity.assembly.interfaces.live.pictures import (
    Picture,
    Sitting,
    picture,
    signature,
    sitting,
)
from comity.kernel.models import AuditHead

SECONDS = 0.25
SECONDS_AFTER_FAULT = 2.0
SECONDS_UNTIL_ANYHOW = 60.0
"""A picture is made anew after that time though nothing was written: the day may have turned."""

log = logging.getLogger("comity.live")


class Watcher:
    """Asks how long the log is, which every action makes longer: one row. Only where it grew it
    looks at each session that is listened to, and only where that changed it draws the pictures.
    `wanted` says what is listened to, `give` takes a picture, `gone` a session that nobody may see
    any more; all three are called in the watcher's thread."""

    def __init__(
        self,
        wanted: Callable[[], frozenset[Wanted]],
        give: Callable[[Wanted, Picture], None],
        gone: Callable[[Wanted], None],
    ) -> None:
        self.wanted, self.give, self.gone = wanted, give, gone
        self.drawn: dict[Wanted, Picture] = {}
        self.signed: dict[UUID, tuple[object, ...]] = {}
        self.size = -1
        self.drawn_at = 0.0
        self.stopping = Event()
        self._lock = Lock()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Does nothing where it runs."""
        with self._lock:
            if self._thread is None and not self.stopping.is_set():
                self._thread = Thread(target=self._run, name="live", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        self.stopping.set()

    def _run(self) -> None:
        wait = SECONDS
        while not self.stopping.wait(wait):
            wait = SECONDS
            try:
                self.look()
            except DatabaseError as error:
                log.warning("the live page can't read the database", exc_info=error)
                connections.close_all()
                wait = SECONDS_AFTER_FAULT
            except Exception:
                log.exception("the live page failed")
                wait = SECONDS_AFTER_FAULT
            if not self.wanted():
                connections.close_all()
        connections.close_all()

    def look(self) -> None:
        """Once."""
        wanted = self.wanted()
        self.drawn = {each: it for each, it in self.drawn.items() if each in wanted}
        if not wanted:
            self.size, self.signed = -1, {}
            return
        size = AuditHead.objects.values_list("size", flat=True).first() or 0
        anyhow = monotonic() - self.drawn_at > SECONDS_UNTIL_ANYHOW
        changed = self._changed(wanted) if size != self.size or anyhow else frozenset()
        sittings: dict[UUID, Sitting] = {}
        for each in wanted:
            if each[0] in changed or each not in self.drawn or anyhow:
                if each[0] not in sittings:
                    sittings[each[0]] = sitting(each[0])
                self._draw(each, sittings[each[0]])
        self.size = size
        if anyhow:
            self.drawn_at = monotonic()

    def _changed(self, wanted: frozenset[Wanted]) -> frozenset[UUID]:
        sessions = {session for session, _language, _tier in wanted}
        fresh = {each: signature(each) for each in sessions}
        changed = frozenset(each for each in sessions if fresh[each] != self.signed.get(each))
        self.signed = fresh
        return changed

    def _draw(self, wanted: Wanted, of: Sitting) -> None:
        _session, language, tier = wanted
        drawn = picture(of, language, tier)
        if drawn is None:
            self.gone(wanted)
        elif self.drawn.get(wanted) != drawn:
            self.drawn[wanted] = drawn
            self.give(wanted, drawn)
