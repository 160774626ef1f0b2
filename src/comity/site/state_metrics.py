"""What is asked of the database at each scrape: the release, jobs by state, the audit log,
the hub."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import DatabaseError, connections
from django.db.models import Count
from django_tasks_db.models import DBTaskResult
from prometheus_client.core import CollectorRegistry, GaugeMetricFamily, Metric

from comity.hub.queries.totals import Totals
from comity.kernel.domain.errors import ComityError
from comity.kernel.queries.verify_audit import audit_head
from comity.regulation.queries.stored_corpus import current_release
from comity.site.hub_metrics import KeptTotals, hub_metrics

JOB_STATES = ("READY", "RUNNING", "SUCCESSFUL", "FAILED")


@dataclass(frozen=True, slots=True)
class State:
    """`None` and empty where the database did not answer."""

    answered: bool = False
    release: str = ""
    content: str = ""
    jobs: tuple[tuple[str, int], ...] = ()
    audit_entries: int | None = None
    hub: Totals | None = None


_totals = KeptTotals()


def stored_state() -> State:
    """Asks the database, on a connection that is closed again."""
    try:
        release = current_release()
        counted = dict(
            DBTaskResult.objects.order_by().values_list("status").annotate(count=Count("id"))
        )
        return State(
            answered=True,
            release=release.id if release else "",
            content=release.content if release else "",
            jobs=tuple((state.lower(), counted.get(state, 0)) for state in JOB_STATES),
            audit_entries=audit_head().size,
            hub=_totals.get(),
        )
    except (ComityError, DatabaseError, OSError):
        return State()
    finally:
        connections.close_all()


class StateCollector:
    """A `State` as metrics."""

    def __init__(self, state: State, registry: CollectorRegistry) -> None:
        self.state = state
        registry.register(self)

    def collect(self) -> Iterator[Metric]:
        state = self.state
        yield GaugeMetricFamily(
            "comity_database_up", "Whether the database answered.", value=float(state.answered)
        )
        release = GaugeMetricFamily(
            "comity_release_info", "The current release.", labels=["release", "content"]
        )
        if state.release:
            release.add_metric([state.release, state.content], 1)
        yield release
        jobs = GaugeMetricFamily("comity_jobs", "Background jobs, by state.", labels=["state"])
        for name, count in state.jobs:
            jobs.add_metric([name], count)
        yield jobs
        if state.audit_entries is not None:
            yield GaugeMetricFamily(
                "comity_audit_entries", "Entries of the audit log.", value=state.audit_entries
            )
        if state.hub is not None:
            yield from hub_metrics(state.hub)
