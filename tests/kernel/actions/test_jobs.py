from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comity.kernel.actions.clear_expired import JOBS_KEPT, clear_jobs, clear_sessions
from comity.kernel.actions.requeue_jobs import LOST_AFTER, MOST_ATTEMPTS, requeue_jobs
from comity.kernel.adapters.worker_locks import WorkerLocks

pytestmark = pytest.mark.django_db


def job(**fields: Any) -> DBTaskResult[..., Any]:  # noqa: ANN401
    usual = {
        "id": uuid4(),
        "status": "RUNNING",
        "started_at": timezone.now(),
        "args_kwargs": {"args": [], "kwargs": {}},
        "task_path": "x.y",
        "backend_name": "default",
        "run_after": timezone.now(),
    }
    return DBTaskResult.objects.create(**(usual | fields))


def status_of(made: DBTaskResult[..., Any]) -> str:
    return DBTaskResult.objects.get(id=made.id).status


def test_a_job_goes_back_when_its_worker_is_gone(tmp_path: Path) -> None:
    locks = WorkerLocks(tmp_path)
    with locks.held() as alive:
        gone = alive[:-4] + "gone"
        kept, lost = job(worker_ids=[gone, alive]), job(worker_ids=[gone])
        assert requeue_jobs(locks=locks) == 1
        assert (status_of(kept), status_of(lost)) == ("RUNNING", "READY")
        assert requeue_jobs(locks=locks) == 0


def test_a_job_that_takes_its_worker_down_is_given_up(tmp_path: Path) -> None:
    locks = WorkerLocks(tmp_path)
    with locks.held() as alive:
        pass
    made = job(worker_ids=[alive] * MOST_ATTEMPTS)
    assert requeue_jobs(locks=locks) == 0
    made.refresh_from_db()
    assert made.status == "FAILED"
    assert made.exception_class_path.endswith(".WorkerLost")


def test_the_job_of_an_unknown_worker_goes_back_after_a_day(tmp_path: Path) -> None:
    long_ago = timezone.now() - LOST_AFTER - timedelta(minutes=1)
    fresh = job(worker_ids=["elsewhere.1"])
    stale = job(worker_ids=["elsewhere.2"], started_at=long_ago)
    assert requeue_jobs(locks=WorkerLocks(tmp_path)) == 1
    assert (status_of(fresh), status_of(stale)) == ("RUNNING", "READY")


def test_what_ended_long_ago_is_cleared() -> None:
    now = timezone.now()
    before = now - JOBS_KEPT - timedelta(minutes=1)
    job(status="SUCCESSFUL", finished_at=before)
    job(status="FAILED", finished_at=before)
    kept = [job(status="SUCCESSFUL", finished_at=now), job(status="READY"), job()]
    assert clear_jobs() == 2
    assert set(DBTaskResult.objects.values_list("id", flat=True)) == {each.id for each in kept}


def test_expired_sessions_are_cleared() -> None:
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(1))
    assert clear_sessions() == 1
    assert [each.session_key for each in Session.objects.all()] == ["new"]
