"""Plans by their ids, and the versions of their texts."""

from __future__ import annotations

from functools import lru_cache

from comity.kernel.domain.errors import Conflict, UnknownName, unknown_name
from comity.plan.domain.plan_text import PlanText
from comity.plan.formats.plan_file import read_plan
from comity.plan.models import Plan, PlanVersion


def find_plan(slug: str) -> Plan:
    """Raises `UnknownName("plan-unknown")`."""
    found = Plan.objects.select_related("assembly").filter(slug=slug).first()
    if found is None:
        raise unknown_name("plan-unknown", slug, Plan.objects.values_list("slug", flat=True))
    return found


def last_version(plan: Plan) -> PlanVersion:
    """Raises `Conflict("plan-without-text")`."""
    found = plan.versions.order_by("-version").defer("source").first()
    if found is None:
        raise Conflict("plan-without-text", plan=plan.slug)
    return found


def find_version(plan: Plan, version: int) -> PlanVersion:
    """Raises `UnknownName("plan-version-unknown")`."""
    found = plan.versions.filter(version=version).first()
    if found is None:
        raise UnknownName("plan-version-unknown", plan=plan.slug, version=version)
    return found


def plan_text(plan: Plan) -> PlanText:
    """The last version, as data."""
    return text_of(last_version(plan))


def text_of(version: PlanVersion) -> PlanText:
    return _read(version.digest)


@lru_cache(maxsize=64)
def _read(digest: str) -> PlanText:
    """A version never changes, so that it is fetched and read once in each process."""
    source = PlanVersion.objects.filter(digest=digest).values_list("source", flat=True)[0]
    return read_plan(source.encode(), digest)
