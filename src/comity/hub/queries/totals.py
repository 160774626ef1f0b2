"""How much this hub holds and did, as numbers that tell of nobody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum

from comity.hub.adapters.hub_store import assembled
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.models import Content, DailyCount, Repository, Upload, Xorb


@dataclass(frozen=True, slots=True)
class Totals:
    """`size` is what the contents have together, `stored` what is stored of them: chunks that
    several share once. `assembled` is the cache of whole files on this machine. All in bytes."""

    repositories: tuple[tuple[str, int], ...]
    contents: int
    size: int
    stored: int
    assembled: int
    uploads: int
    downloads: int
    refusals: int


def totals() -> Totals:
    """Reads whole tables and the cache's folder: not for every request."""
    kinds = dict(Repository.objects.order_by().values_list("kind").annotate(count=Count("id")))
    contents = Content.objects.aggregate(count=Count("sha256"), size=Sum("size"))
    whole = Content.objects.filter(xet_hash=None).aggregate(size=Sum("size"))
    xorbs = Xorb.objects.aggregate(size=Sum("size"))
    counted = DailyCount.objects.aggregate(downloads=Sum("downloads"), refusals=Sum("refusals"))
    return Totals(
        repositories=tuple((kind.value, kinds.get(kind.value, 0)) for kind in RepositoryKind),
        contents=contents["count"],
        size=contents["size"] or 0,
        stored=(whole["size"] or 0) + (xorbs["size"] or 0),
        assembled=sum(each.size for each in assembled().files()),
        uploads=Upload.objects.count(),
        downloads=counted["downloads"] or 0,
        refusals=counted["refusals"] or 0,
    )
