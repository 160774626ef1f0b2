"""Cut a file into chunks and xorbs with the library that clients use, in a process of its own.

The library keeps threads and settings for the whole of a process, and looks into its user's
folders; a process apart gives back its memory (half a gibibyte, whatever the file's size) and can
be ended. It opens no socket, and writes below the working folder alone.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore

from comity.kernel.domain.errors import StorageFailure

SECONDS_A_GIB = 60
LEAST_SECONDS = 60
AT_ONCE = 2
_SLOTS = BoundedSemaphore(AT_ONCE)
PROGRAM = """
import sys, hf_xet
info, = hf_xet.upload_files([sys.argv[1]], "local://" + sys.argv[2], None, None, None, None)
print(info.hash, info.file_size, info.sha256)
"""


@dataclass(frozen=True, slots=True)
class ChunkedFile:
    """What was made of a file: its Xet hash, the shard that says of which chunks it is, and the
    xorbs, as files below the working folder."""

    file_hash: str
    size: int
    sha256: str
    shard: bytes
    xorbs: tuple[Path, ...]


def chunk_file(path: Path, work: Path) -> ChunkedFile:
    """Cut `path`, working below the empty folder `work`, which needs as much room again. At most
    `AT_ONCE` files are cut at once by this process; the others wait. Raises
    `StorageFailure("not-chunked")`, also where a file takes more than one shard (some 80 GiB)."""
    with _SLOTS:
        return _cut(path, work)


def _cut(path: Path, work: Path) -> ChunkedFile:
    try:
        seconds = LEAST_SECONDS + SECONDS_A_GIB * path.stat().st_size // 1024**3
    except OSError as error:
        raise StorageFailure("not-chunked", reason=error.strerror or str(error)) from error
    cas = work / "cas"
    environment = {
        "HOME": str(work),
        "HF_HOME": str(work / "home"),
        "HF_XET_CACHE": str(work / "cache"),
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_XET_TELEMETRY_ENABLED": "0",
        "RUST_LOG": "error",
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own program, without a shell
            [sys.executable, "-I", "-c", PROGRAM, str(path), str(cas)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StorageFailure("not-chunked", reason=type(error).__name__) from error
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1][:200]
        raise StorageFailure("not-chunked", reason=reason)
    file_hash, size, digest = done.stdout.split()
    if size == "0":
        digest = sha256(b"").hexdigest()  # the library tells zeros
    stored = cas / "xet" / "xorbs"
    shards = sorted((stored / "shards").glob("*.mdb"))
    if len(shards) != 1:
        raise StorageFailure("not-chunked", reason=f"{len(shards)} shards")
    xorbs = sorted(it for it in (stored / "xorbs").glob("default.*") if it.suffix != ".tagset")
    return ChunkedFile(file_hash, int(size), digest, shards[0].read_bytes(), tuple(xorbs))
