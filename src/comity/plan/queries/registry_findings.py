"""What the dumps of public registries, where the operator gave some, say of a claim."""

from __future__ import annotations

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
    """For each number that is claimed, what its registry says of it; empty where none is."""
    claimed = [(Registry.ROR, ror), (Registry.LEI, lei)]
    return [RegistryFinding(registry, Outcome.NO_DUMP) for registry, number in claimed if number]
