"""How far the SHA-256 of a file was computed while its xorbs came in, kept between processes.

Clients send the xorbs of a file in its order, and tell only at the end that this is so. Until then
the order in which they began to come is a guess: what is kept here is the state of the hash after
each xorb of that row, so nothing that is taken from it can be wrong; it may only be of no use.

For each upload there are files `order-`, names of xorbs in 32 bytes each, `begun-`, first chunks of
files in the same way, and `states-`, records of a name, the state after it, and BLAKE3 over all
names so far and the state. They are not synced: what a power cut tore is not gone on with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time

from blake3 import blake3

from comity.hub.adapters.sha256_state import STATE
from comity.kernel.adapters.file_locks import file_lock

NAME = 32
CHECK = 32
_RECORD = NAME + STATE + CHECK
MOST_XORBS = 4096
"""of a file: 256 GiB; the others are hashed at the end"""


class RunningDigests:
    def __init__(self, folder: Path, locks: Path, upload: str) -> None:
        self._order = folder / f"order-{upload}"
        self._begun = folder / f"begun-{upload}"
        self._states = folder / f"states-{upload}"
        self._lock = locks / upload[:2]

    def begin(self, chunk: bytes) -> None:
        """A file begins to come whose first chunk this is."""
        if chunk not in _names(self._begun, NAME):
            _append(self._begun, chunk)

    def announce(self, xorb: bytes) -> None:
        """It begins to come."""
        order = _names(self._order, NAME)
        if xorb not in order and len(order) < MOST_XORBS:
            _append(self._order, xorb)

    def next(
        self, comes_last: Callable[[bytes], bool]
    ) -> tuple[Sequence[bytes], bytes | None] | None:
        """The xorbs up to the first that was not hashed, and the state before it; nothing where all
        were, or where several files come at once, so that the order tells nothing."""
        if len(_names(self._begun, NAME)) > 1:
            return None
        order = sorted(_names(self._order, NAME), key=comes_last)
        count, state = self.hashed(order)
        return (order[: count + 1], state) if count < len(order) else None

    def add(self, xorbs: Sequence[bytes], state: bytes) -> None:
        """The state after them, of which all but the last were added before."""
        self._states.parent.mkdir(parents=True, exist_ok=True)
        with self._states.open("ab") as file:
            file.truncate((len(xorbs) - 1) * _RECORD)  # of another order, or torn
            file.write(xorbs[-1] + state + _check(xorbs, state))

    def hashed(self, xorbs: Sequence[bytes]) -> tuple[int, bytes | None]:
        """How many of `xorbs`, from the first on, were hashed, and the state after these."""
        records = _names(self._states, _RECORD)
        alike = zip(records, xorbs, strict=False)
        count = next((at for at, (it, xorb) in enumerate(alike) if it[:NAME] != xorb), None)
        count = min(len(records), len(xorbs)) if count is None else count
        for most in range(count, 0, -1):
            state, check = records[most - 1][NAME:-CHECK], records[most - 1][-CHECK:]
            if check == _check(xorbs[:most], state):
                return most, state
        return 0, None

    def stop(self) -> None:
        """What has come is all of the file; what was hashed is kept."""
        self._order.unlink(missing_ok=True)
        self._begun.unlink(missing_ok=True)

    def forget(self) -> None:
        with self.alone():
            self._states.unlink(missing_ok=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this lasts, nobody else adds."""
        with file_lock(self._lock, wait=True):
            yield


def sweep(folder: Path, older_than: float) -> int:
    """Remove what nobody touched for so many seconds; how many files there were."""
    gone = 0
    for path in folder.glob("*-*"):
        with suppress(FileNotFoundError):
            if time() - path.stat().st_mtime > older_than:
                path.unlink()
                gone += 1
    return gone


def _names(path: Path, length: int) -> list[bytes]:
    data = b""
    with suppress(FileNotFoundError):
        data = path.read_bytes()
    return [data[at : at + length] for at in range(0, len(data) - length + 1, length)]


def _check(xorbs: Sequence[bytes], state: bytes) -> bytes:
    return blake3(b"".join(xorbs) + state).digest()


def _append(path: Path, name: bytes) -> None:
    """In one write, so that two that append at once never mix theirs. Where it can't be written,
    nothing is hashed ahead."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file:
            file.write(name)
