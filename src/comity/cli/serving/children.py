"""A child process that is to run: started again, each time a little later, when it ends."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0
HEALTHY_AFTER = 60.0
"""A child that ran so long is started at once when it ends, as if for the first time."""


@dataclass(slots=True)
class Child:
    """`python ARGUMENTS`, in a session of its own: Ctrl-C in the terminal reaches only us, and we
    decide in which order the children end."""

    name: str
    arguments: Sequence[str]
    environ: Mapping[str, str]
    clock: Callable[[], float] = monotonic
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0
    _started_at: float = 0.0
    _start_at: float = 0.0
    _wait: float = field(default=FIRST_WAIT)

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def keep_running(self) -> int | None:
        """Start it where it does not run and its wait is over; the exit code where it has ended
        since the last look."""
        now = self.clock()
        ended: int | None = None
        if self.process is not None and (code := self.process.poll()) is not None:
            ended, self.process = code, None
            healthy = now - self._started_at >= HEALTHY_AFTER
            self._wait = FIRST_WAIT if healthy else self._wait
            self._start_at = now if healthy else now + self._wait
            self._wait = min(LONGEST_WAIT, self._wait * 2)
        if self.process is None and now >= self._start_at:
            self.process = subprocess.Popen(  # noqa: S603  # our own modules
                self.arguments, env=dict(self.environ), start_new_session=True
            )
            self._started_at = now
            self.starts += 1
        return ended

    def ask_to_stop(self) -> None:
        if self.process is not None and self.runs:
            self.process.send_signal(signal.SIGTERM)

    def wait_or_kill(self, seconds: float) -> None:
        """Wait for it to end by itself, at most so long."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, seconds))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
