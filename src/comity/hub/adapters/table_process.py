"""The process that reads somebody's table: `python -I -m comity.hub.adapters.table_process JSON`.

It takes its limits from the operating system before it loads anything large, opens the one file
that it was given as a descriptor, and writes one JSON object to its output. Only `table_viewer`
starts it.
"""

from __future__ import annotations

import json
import math
import os
import resource
import sys
from typing import Any

ADDRESS_SPACE_BESIDES = 1_024
"""MiB of addresses (not memory) that Python, DuckDB's code and its allocator take up besides."""
MOST_DESCRIPTORS = 64


def main(question: dict[str, Any]) -> dict[str, Any]:
    _limit(question)
    import duckdb

    from comity.hub.adapters.table_queries import read_table

    try:
        return read_table(question)
    except (duckdb.OutOfMemoryException, MemoryError):
        return {"error": "memory"}
    except duckdb.InterruptException:
        return {"error": "time"}
    except (duckdb.Error, UnicodeDecodeError, RuntimeError) as error:
        if "bad_alloc" in str(error) or "Out of Memory" in str(error):
            return {"error": "memory"}
        return {"error": "unreadable", "reason": _reason(str(error))}


def _limit(question: dict[str, Any]) -> None:
    memory = (int(question["memory_mb"]) + ADDRESS_SPACE_BESIDES) << 20
    processor = math.ceil(question["seconds"]) + 1
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MOST_DESCRIPTORS),
    ):
        resource.setrlimit(what, (limit, limit))


def _reason(text: str) -> str:
    """The first line of what DuckDB says, without the name of our descriptor."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    line = line.replace(f"/dev/fd/{sys.argv[-1]}", "file")
    return "".join(each for each in line if each.isprintable())[:200]


def run() -> None:
    question = json.loads(sys.argv[1])
    sys.argv = [sys.argv[0], str(question["descriptor"])]
    answer = json.dumps(main(question)).encode(errors="replace")
    view = memoryview(answer)
    while view:
        view = view[os.write(1, view) :]


if __name__ == "__main__":
    run()
