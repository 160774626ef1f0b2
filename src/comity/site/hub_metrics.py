"""What the hub holds and did, as metrics. They are summed over whole tables, so an answer serves
all scrapes of the next half minute."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from time import monotonic

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from comity.hub.queries.totals import Totals, totals

SECONDS_KEPT = 30.0


class KeptTotals:
    """Asks at most once in `seconds`."""

    def __init__(self, seconds: float = SECONDS_KEPT) -> None:
        self.seconds = seconds
        self._lock = Lock()
        self._found: tuple[float, Totals] | None = None

    def get(self) -> Totals:
        """Raises what `totals` raises."""
        with self._lock:
            if self._found is None or monotonic() - self._found[0] > self.seconds:
                self._found = monotonic(), totals()
            return self._found[1]


def hub_metrics(found: Totals) -> Iterator[Metric]:
    repositories = GaugeMetricFamily(
        "comity_hub_repositories", "Repositories of the hub, by kind.", labels=["kind"]
    )
    for kind, count in found.repositories:
        repositories.add_metric([kind], count)
    yield repositories
    yield GaugeMetricFamily("comity_hub_contents", "Different contents.", value=found.contents)
    yield GaugeMetricFamily(
        "comity_hub_contents_bytes", "Bytes of all contents together.", value=found.size
    )
    yield GaugeMetricFamily(
        "comity_hub_stored_bytes", "Bytes that are stored for them.", value=found.stored
    )
    yield GaugeMetricFamily(
        "comity_hub_assembled_bytes",
        "Bytes of whole files in this machine's cache.",
        value=found.assembled,
    )
    yield GaugeMetricFamily("comity_hub_uploads", "Uploads under way.", value=found.uploads)
    yield CounterMetricFamily(
        "comity_hub_downloads", "Downloads of repositories.", value=found.downloads
    )
    yield CounterMetricFamily(
        "comity_hub_refusals", "Files that were refused.", value=found.refusals
    )
