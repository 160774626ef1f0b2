"""What the supervisor tells of its children, in the same counters as the workers' own.

Import it only after `PROMETHEUS_MULTIPROC_DIR` is set: the library settles then where it counts.
"""

from __future__ import annotations

from time import time

from prometheus_client import Counter, Gauge

up = Gauge(
    "comity_process_up",
    "Whether a process that 'comity serve' keeps runs.",
    ["process"],
    multiprocess_mode="livemax",
)
restarts = Counter("comity_process_ends", "How often it ended without being asked.", ["process"])
last_tick = Gauge(
    "comity_last_tick_timestamp_seconds",
    "When the recurring work was last done whole.",
    multiprocess_mode="livemax",
)


def observe(process: str, event: str, code: int | None) -> None:
    """Count what the supervisor saw."""
    if process == "tick":
        if code == 0:
            last_tick.set(time())
    elif event == "started":
        up.labels(process).set(1)
    else:
        up.labels(process).set(0)
        restarts.labels(process).inc()
