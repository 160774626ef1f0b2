"""What the dumps of public registries, where the operator gave some, say of a claim.

Agreement says that the numbers and names fit; it does not say who sent them.
"""

from __future__ import annotations

from comity.plan.adapters.registry_dumps import head_of, look_up
from comity.plan.domain.registries.entries import findings_of, hosts_of
from comity.plan.domain.registries.findings import Outcome, Registry, RegistryFinding


def registry_findings(
    *,
    name: str,
    jurisdiction: str,
    ror: str | None = None,
    lei: str | None = None,
    website: str = "",
    email_domain: str = "",
) -> list[RegistryFinding]:
    """For each number that is claimed, what its registry says of it; empty where none is. Raises
    `StorageFailure("cannot-read")` where a dump is damaged."""
    hosts = hosts_of(website, email_domain)
    found: list[RegistryFinding] = []
    for registry, number in ((Registry.ROR, ror), (Registry.LEI, lei)):
        if not number:
            continue
        head = head_of(registry)
        if head is None:
            found.append(RegistryFinding(registry, Outcome.NO_DUMP))
            continue
        entry = look_up(registry, number)
        found += findings_of(head, entry, name=name, jurisdiction=jurisdiction, hosts=hosts)
    return found
