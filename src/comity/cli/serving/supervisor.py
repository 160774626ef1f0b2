"""Keep the web server and the background worker running, run what recurs, and stop in order."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from threading import Event
from time import monotonic
from types import FrameType

from comity.cli.serving.children import Child
from comity.cli.serving.port import HeldPort
from comity.kernel.domain.errors import StorageFailure

log = logging.getLogger("comity.serve")

LOOK_EVERY = 0.2
SECONDS_TO_START = 60
SECONDS_TO_STOP = 30
TICKS_AT_ONCE = 2


@dataclass(slots=True, kw_only=True)
class Supervisor:
    """`recurring` is run every `tick_every` seconds, beside one that takes longer, and no third;
    `observe` is told of it all, for the metrics."""

    port: HeldPort
    web: Child
    others: tuple[Child, ...]
    recurring: tuple[str, ...]
    tick_every: float
    environ: Mapping[str, str]
    observe: Callable[[str, str, int | None], None]
    stop: Event = field(default_factory=Event)
    _ticks: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _next_tick: float = 0.0

    def run(self, announce: Callable[[], None]) -> None:
        """Until SIGTERM or SIGINT; `announce` is called once, when the server answers.

        Raises `StorageFailure("server-did-not-start")` where it ends before it ever did.
        """
        for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(each, self._asked_to_stop)
        try:
            self._start()
            if not self.stop.is_set():
                announce()
            self._next_tick = monotonic() + min(5.0, self.tick_every)
            while not self.stop.wait(LOOK_EVERY):
                for child in (self.web, *self.others):
                    self._keep(child)
                self._keep_ticking()
        finally:
            self._stop_all()

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stop.set()

    def _start(self) -> None:
        self.web.keep_running()
        give_up = monotonic() + SECONDS_TO_START
        while not self.stop.wait(LOOK_EVERY) and not self._answers():
            process = self.web.process
            code = process.poll() if process else None
            if code is not None or monotonic() > give_up:
                raise StorageFailure("server-did-not-start", code=code)

    def _answers(self) -> bool:
        connection = HTTPConnection(self.port.near, self.port.port, timeout=2)
        try:
            connection.request("GET", "/health/live")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _keep(self, child: Child) -> None:
        starts = child.starts
        code = child.keep_running()
        if code is not None:
            log.error("process ended", extra={"child": child.name, "code": code})
            self.observe(child.name, "ended", code)
        if child.starts != starts:
            log.info("process started", extra={"child": child.name})
            self.observe(child.name, "started", None)

    def _keep_ticking(self) -> None:
        for tick in [each for each in self._ticks if each.poll() is not None]:
            self._ticks.remove(tick)
            self.observe("tick", "ended", tick.returncode)
        due = self.recurring and monotonic() >= self._next_tick
        if due and len(self._ticks) < TICKS_AT_ONCE:
            self._next_tick = monotonic() + self.tick_every
            self._ticks.append(
                subprocess.Popen(  # noqa: S603  # our own module
                    self.recurring,
                    env=dict(self.environ),
                    start_new_session=True,
                    stdout=subprocess.DEVNULL,
                )
            )

    def _stop_all(self) -> None:
        children = (self.web, *self.others)
        for child in children:
            child.ask_to_stop()
        for tick in self._ticks:
            tick.terminate()
        until = monotonic() + SECONDS_TO_STOP
        for child in children:
            child.wait_or_kill(until - monotonic())
        for tick in self._ticks:
            tick.wait()


def module(name: str, *arguments: object) -> tuple[str, ...]:
    """The command that runs a module of ours with this Python."""
    return (sys.executable, "-m", name, *map(str, arguments))
