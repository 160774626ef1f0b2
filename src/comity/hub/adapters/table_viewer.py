"""Rows of a CSV, JSONL or Parquet file for a page, read by DuckDB in a process of its own.

The file is somebody's, and so may be anything. It is opened here and handed over as a descriptor,
so that its name never meets SQL; the process has no environment, no network use, no other file, and
limits on memory, time and output. When it dies, the page says so and nothing else happens.
"""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import orjson

from comity.hub.domain.tables import Bin, Column, ColumnSummary, TableKind, TablePage
from comity.kernel.domain.errors import InvalidInput, StorageFailure

MOST_ROWS = 500
FARTHEST_ROW = 10**9
LARGEST_ANSWER = 8 * 1024 * 1024
"""Bytes."""
PROCESS = "comity.hub.adapters.table_process"


def view_table(
    path: Path,
    kind: TableKind,
    *,
    offset: int = 0,
    limit: int = 100,
    seconds: float = 10,
    memory_mb: int = 256,
    summaries: bool = False,
) -> TablePage:
    """`limit` rows from `offset` on; with `summaries`, also what the columns hold. Raises
    `InvalidInput` where the file is not what its kind says, or needs more time or memory than it
    gets; `StorageFailure` where it can't be opened or no process started."""
    if not (0 <= offset <= FARTHEST_ROW and 1 <= limit <= MOST_ROWS):
        raise InvalidInput("viewer-range", offset=offset, limit=limit, most=MOST_ROWS)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise StorageFailure("viewer-file", reason=error.strerror or "unreadable") from None
    try:
        question = {
            "descriptor": descriptor,
            "kind": kind,
            "size": os.fstat(descriptor).st_size,
            "offset": offset,
            "limit": limit,
            "seconds": seconds,
            "memory_mb": memory_mb,
            "summaries": summaries,
        }
        answer = _asked(question, descriptor, seconds)
    finally:
        os.close(descriptor)
    return _page(answer, kind, seconds, memory_mb)


def _asked(question: dict[str, Any], descriptor: int, seconds: float) -> dict[str, Any]:
    try:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-I", "-m", PROCESS, orjson.dumps(question).decode()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            pass_fds=(descriptor,),
            start_new_session=True,
        )
    except OSError as error:
        raise StorageFailure("viewer-process", reason=error.strerror or "not started") from None
    with process:
        try:
            data = _output(process, monotonic() + seconds)
        finally:
            with suppress(ProcessLookupError):
                process.kill()
    if data is None:
        raise InvalidInput("viewer-too-slow", seconds=seconds)
    if len(data) > LARGEST_ANSWER:
        raise InvalidInput("viewer-answer-too-large", limit=LARGEST_ANSWER)
    try:
        answer = orjson.loads(data)
    except orjson.JSONDecodeError:
        answer = None
    return answer if isinstance(answer, dict) else {"error": "ended"}


def _output(process: subprocess.Popen[bytes], until: float) -> bytes | None:
    """What the process wrote before it closed its output; None where it did not in time."""
    if process.stdout is None:
        return b""
    data = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while len(data) <= LARGEST_ANSWER:
            if not selector.select(max(0.0, until - monotonic())):
                return None
            part = os.read(process.stdout.fileno(), 1 << 16)
            if not part:
                break
            data += part
    return bytes(data)


def _page(answer: dict[str, Any], kind: str, seconds: float, memory_mb: int) -> TablePage:
    match answer.get("error"):
        case None:
            pass
        case "memory":
            raise InvalidInput("viewer-memory", limit=memory_mb)
        case "time":
            raise InvalidInput("viewer-too-slow", seconds=seconds)
        case "unreadable":
            raise InvalidInput("viewer-unreadable", kind=kind, reason=str(answer.get("reason", "")))
        case _:
            raise InvalidInput("viewer-process-ended", kind=kind)
    return TablePage(
        tuple(Column(name, form) for name, form in answer["columns"]),
        tuple(tuple(row) for row in answer["rows"]),
        answer["total"],
        answer["cells_cut"],
        answer["columns_cut"],
        tuple(
            ColumnSummary(**{**each, "histogram": tuple(Bin(*edge) for edge in each["histogram"])})
            for each in answer["summaries"]
        ),
    )
