"""The names that registries list for the numbers that somebody claims."""

from __future__ import annotations

from comity.plan.adapters.registry_dumps import look_up
from comity.plan.domain.registries.findings import Registry


def registry_names(*, ror: str | None = None, lei: str | None = None) -> tuple[str, ...]:
    """None where there is no dump, or no such number in it."""
    found: list[str] = []
    for registry, number in ((Registry.ROR, ror), (Registry.LEI, lei)):
        entry = look_up(registry, number) if number else None
        found += entry.names if entry else ()
    return tuple(dict.fromkeys(found))
