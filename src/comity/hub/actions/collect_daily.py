"""Collect once a day, as recurring work: what `comity hub gc --delete` does."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from comity.hub.actions.collect_garbage import LOGGED_AS, collect_garbage
from comity.hub.models import Content, Upload, Xorb
from comity.hub.queries.callers import OPERATING
from comity.kernel.domain.errors import Conflict
from comity.kernel.models import AuditEntry

EVERY = timedelta(days=1)


def collect_daily() -> int:
    """How many rows, objects and files went. None where a run began less than a day ago, by
    whomever and on whichever machine that shares the database, or where one, or a backup, is under
    way."""
    if settings.READ_ONLY or not _is_due(timezone.now()):
        return 0
    # A run that fails, or that is killed, is tried again tomorrow and not in five minutes.
    _began().parent.mkdir(parents=True, exist_ok=True)
    _began().touch()
    try:
        found = collect_garbage(caller=OPERATING, delete=True)
    except Conflict:
        return 0
    return (
        found.holdings
        + found.uploads
        + found.contents
        + found.xorbs
        + found.objects
        + found.leftovers
    )


def _is_due(now: datetime) -> bool:
    if not any(model.objects.exists() for model in (Content, Xorb, Upload)):
        return False
    try:
        began = datetime.fromtimestamp(_began().stat().st_mtime, tz=now.tzinfo)
    except FileNotFoundError:
        began = None
    if began is not None and now - EVERY < began <= now:
        return False
    action, on = LOGGED_AS
    runs = AuditEntry.objects.filter(object=on, action=action, at__gt=now - EVERY)
    return not runs.exists()


def _began() -> Path:
    return Path(settings.HUB_FOLDER) / "collected"
