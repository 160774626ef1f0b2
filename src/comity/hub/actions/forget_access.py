"""Let go of what the access log has kept long enough; the counts by day stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from comity.hub.models import Access, DailyCount, Repository

TOGETHER = 5_000
DAYS = 30
LOOKED_BACK = 7
"""Days that left the window of 30 are looked at again for a week, lest a tick was missed."""


def forget_access(at: datetime | None = None) -> int:
    """Delete rows older than the setting says, a few thousand at a time, and count anew the
    downloads of 30 days of what was fetched longer ago. Returns how many rows went."""
    now = at or timezone.now()
    until = now - timedelta(days=settings.HUB_ACCESS_DAYS)
    gone = 0
    while ids := list(Access.objects.filter(at__lt=until).values_list("id", flat=True)[:TOGETHER]):
        gone += Access.objects.filter(id__in=ids).delete()[0]
    _count_30_days(now)
    return gone


def _count_30_days(now: datetime) -> None:
    first = now.date() - timedelta(days=DAYS - 1)
    left = DailyCount.objects.filter(
        day__lt=first, day__gte=first - timedelta(days=LOOKED_BACK), downloads__gt=0
    )
    within = (
        DailyCount.objects.filter(repository=OuterRef("pk"), day__gte=first)
        .order_by()
        .values("repository")
        .annotate(total=Sum("downloads"))
        .values("total")
    )
    Repository.objects.filter(id__in=left.values("repository")).update(
        downloads_30_days=Coalesce(Subquery(within), 0, output_field=IntegerField())
    )
