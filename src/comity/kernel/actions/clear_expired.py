"""Take away rows that have done their time: sessions, and what is told of finished jobs."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

JOBS_KEPT = timedelta(days=14)


def clear_sessions() -> int:
    """Returns how many were past their date."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def clear_jobs() -> int:
    """Returns how many had ended, well or not, more than `JOBS_KEPT` ago."""
    before = timezone.now() - JOBS_KEPT
    return DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()[0]
