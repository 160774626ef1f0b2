"""Give jobs back whose worker was killed at work, so that none is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comity.kernel.adapters.worker_locks import WorkerLocks

Job = DBTaskResult[..., Any]

MOST_ATTEMPTS = 3
LOST_AFTER = timedelta(hours=24)
"""For a worker of another data folder nobody here can tell whether it lives."""


class WorkerLost(RuntimeError):
    """Its worker ended in the middle of the job, as often as may be tried."""


def requeue_jobs(*, locks: WorkerLocks) -> int:
    """Make jobs ready again that run by the table and whose worker is gone; returns how many.

    A job may so run twice, and must be written for it. One that took its worker down
    `MOST_ATTEMPTS` times has failed.
    """
    given_back = 0
    for job in DBTaskResult.objects.filter(status="RUNNING"):
        if _is_at_work(job, locks):
            continue
        if len(job.worker_ids) >= MOST_ATTEMPTS:
            job.set_failed(WorkerLost(f"after {len(job.worker_ids)} attempts"))
            continue
        # Only if nobody else did so meanwhile.
        given_back += DBTaskResult.objects.filter(
            id=job.id, status="RUNNING", started_at=job.started_at
        ).update(status="READY")
    return given_back


def _is_at_work(job: Job, locks: WorkerLocks) -> bool:
    worker = job.worker_ids[-1] if job.worker_ids else ""
    if locks.knows(worker):
        return locks.lives(worker)
    return job.started_at is not None and job.started_at > timezone.now() - LOST_AFTER
