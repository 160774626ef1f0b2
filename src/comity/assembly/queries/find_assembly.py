"""Organisations by their ids, and the versions of their statutes."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from comity.assembly.domain.statute import Statute
from comity.assembly.formats.statute_file import read_statute
from comity.assembly.models import Assembly, StatuteVersion
from comity.kernel.domain.errors import Conflict, UnknownName, unknown_name


def find_assembly(slug: str) -> Assembly:
    """Raises `UnknownName("assembly-unknown")`."""
    found = Assembly.objects.filter(slug=slug).first()
    if found is None:
        known = Assembly.objects.values_list("slug", flat=True)
        raise unknown_name("assembly-unknown", slug, known)
    return found


def statute_version_on(assembly: Assembly, on: date) -> StatuteVersion:
    """The version that holds on a day. Raises `Conflict("assembly-without-statute")` for a day
    before the first does."""
    versions = assembly.statutes.filter(holds_from__lte=on).order_by("-holds_from", "-version")
    versions = versions.defer("source")
    found = versions.first()
    if found is None:
        raise Conflict("assembly-without-statute", assembly=assembly.slug, on=on.isoformat())
    return found


def find_version(assembly: Assembly, version: int) -> StatuteVersion:
    """Raises `UnknownName("statute-version-unknown")`."""
    found = assembly.statutes.filter(version=version).first()
    if found is None:
        raise UnknownName("statute-version-unknown", assembly=assembly.slug, version=version)
    return found


def statute_on(assembly: Assembly, on: date) -> Statute:
    """As data. Raises as `statute_version_on` does."""
    return statute_of(statute_version_on(assembly, on))


def statute_of(version: StatuteVersion) -> Statute:
    return _read(version.digest)


@lru_cache(maxsize=64)
def _read(digest: str) -> Statute:
    """A version never changes, so that it is fetched and read once in each process."""
    source = StatuteVersion.objects.filter(digest=digest).values_list("source", flat=True)[0]
    return read_statute(source.encode(), digest)
