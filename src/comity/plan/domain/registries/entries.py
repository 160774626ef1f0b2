"""An organisation as a registry's dump has it, and what that says of a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comity.plan.domain.duplicates.comparing import SUSPECT, alike
from comity.plan.domain.duplicates.records import host_of
from comity.plan.domain.registries.findings import Outcome, Registry, RegistryFinding

ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """The first of `names` is the one by which the registry shows it; `status` is in the
    registry's own words, in small letters; `domains` are hosts without `www.`."""

    number: str
    names: tuple[str, ...]
    country: str = ""
    status: str = ACTIVE
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DumpHead:
    """What is known of a dump: `version` as it names itself, the day of its data (else of its
    file), the digest of the file as it was given, and how many organisations it lists."""

    registry: Registry
    version: str
    dated: date
    sha256: str
    entries: int
    file: str


def findings_of(
    head: DumpHead, entry: RegistryEntry | None, *, name: str, jurisdiction: str, hosts: set[str]
) -> Iterator[RegistryFinding]:
    """What the dump says of a claim; of the domain only where it lists one and one was given."""

    def told(outcome: Outcome, **details: str) -> RegistryFinding:
        return RegistryFinding(head.registry, outcome, details, head.dated)

    if entry is None:
        yield told(Outcome.NOT_LISTED)
        return
    agrees = any(alike(name, it)[0] >= SUSPECT for it in entry.names)
    outcome = Outcome.NAME_AGREES if agrees else Outcome.NAME_DIFFERS
    yield told(outcome, name=entry.names[0], claimed=name)
    country = jurisdiction.partition("-")[0].upper()
    if entry.country and country and entry.country != country:
        yield told(Outcome.COUNTRY_DIFFERS, country=entry.country, claimed=jurisdiction)
    if entry.status != ACTIVE:
        yield told(Outcome.INACTIVE, status=entry.status)
    given = {it for it in hosts if it}
    if entry.domains and given:
        same = any(_within(it, domain) for it in given for domain in entry.domains)
        outcome = Outcome.DOMAIN_AGREES if same else Outcome.DOMAIN_DIFFERS
        yield told(outcome, domain=", ".join(entry.domains), claimed=", ".join(sorted(given)))


def hosts_of(website: str, email_domain: str) -> set[str]:
    return {host_of(website), host_of(email_domain)} - {""}


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
