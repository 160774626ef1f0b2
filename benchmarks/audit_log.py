"""The audit log on SQLite: entries appended and verified, beside bare rows in the same database.

python -m benchmarks.audit_log ENTRIES    # what `run` starts, with a data folder of its own
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measuring import Figure, Progress

PAYLOAD = {"profile": "hospital-triage", "jurisdictions": ["EU", "KR"], "findings": 199}
BARE = (
    "create table bare (sequence integer primary key, at text, actor text, action text, "
    "object text, payload text)"
)


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    entries = 500 if quick else 5_000
    progress(0, 1)
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "COMITY_DATA": folder}
        environment.pop("DATABASE_URL", None)
        result = subprocess.run(
            [sys.executable, "-m", "benchmarks.audit_log", str(entries)],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    progress(1, 1)
    rates = json.loads(result.stdout)
    pairs = {
        "each in a transaction of its own": ("append, one by one", "bare rows, one by one"),
        "a hundred in a transaction": ("append, by hundreds", "bare rows, by hundreds"),
        "reading": ("verify", "bare rows, read only"),
    }
    figures = []
    for how, sides in pairs.items():
        ours = rates[sides[0]]
        figures += [
            Figure(f"audit log on SQLite, {how}", side, rates[side], "/s", rates[side] / ours)
            for side in sides
        ]
    return figures


def measure(entries: int) -> dict[str, float]:
    """Median rates a second over ten turns, ours and bare rows in turn."""
    from comity.kernel.adapters.database import open_database

    with open_database(migrate=True):
        from django.db import connection, transaction

        from comity.kernel.actions.append_audit import append_audit
        from comity.kernel.queries.verify_audit import verify_audit

        payload = json.dumps(PAYLOAD)
        with connection.cursor() as cursor:
            cursor.execute(BARE)

        def append() -> None:
            append_audit(actor="user:1", action="ask", object="profile:1", payload=PAYLOAD)

        def insert() -> None:
            with connection.cursor() as cursor:
                cursor.execute(
                    "insert into bare (at, actor, action, object, payload) "
                    "values (datetime(), %s, %s, %s, %s)",
                    ["user:1", "ask", "profile:1", payload],
                )

        def repeatedly(write: Callable[[], None], together: int) -> Callable[[], None]:
            def turn() -> None:
                for _ in range(entries // 10 // together):
                    with transaction.atomic():
                        for _ in range(together):
                            write()

            return turn

        def read() -> None:
            with connection.cursor() as cursor:
                cursor.execute("select * from bare order by sequence")
                cursor.fetchall()

        together = min(100, entries // 10)
        turns: dict[str, tuple[Callable[[], object], int]] = {
            "append, one by one": (repeatedly(append, 1), entries // 10),
            "bare rows, one by one": (repeatedly(insert, 1), entries // 10),
            "append, by hundreds": (repeatedly(append, together), entries // 10),
            "bare rows, by hundreds": (repeatedly(insert, together), entries // 10),
        }
        rates = _rates(turns, 10)
        stored = 2 * entries
        reading: dict[str, tuple[Callable[[], object], int]] = {
            "verify": (verify_audit, stored),
            "bare rows, read only": (read, stored),
        }
        assert verify_audit().broken is None
        return rates | _rates(reading, 3)


def _rates(turns: dict[str, tuple[Callable[[], object], int]], times: int) -> dict[str, float]:
    rates: dict[str, list[float]] = {name: [] for name in turns}
    for _ in range(times):
        for name, (turn, count) in turns.items():
            started = time.perf_counter()
            turn()
            rates[name].append(count / (time.perf_counter() - started))
    return {name: median(values) for name, values in rates.items()}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
