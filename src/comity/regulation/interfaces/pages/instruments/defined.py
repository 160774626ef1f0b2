"""The defined terms and bearers of an instrument, and how many of its rules bind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from comity.regulation.domain.instruments import Instrument, Role
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import Reading

ROLES: Mapping[Role, Words] = {
    Role.PROVIDER: _("provider"),
    Role.DEPLOYER: _("deployer"),
    Role.DEVELOPER: _("developer"),
    Role.MODEL_PROVIDER: _("provider of a model"),
    Role.IMPORTER: _("importer"),
    Role.DISTRIBUTOR: _("distributor"),
    Role.REPRESENTATIVE: _("representative"),
    Role.MANUFACTURER: _("manufacturer"),
    Role.SUPPLIER: _("supplier"),
    Role.SERVICE_PROVIDER: _("provider of a service"),
    Role.PLATFORM: _("platform"),
    Role.APP_STORE: _("app store"),
    Role.USER: _("user"),
    Role.PUBLIC_BODY: _("public body"),
    Role.STATE: _("State, or organisation of States"),
    Role.TESTER: _("tester"),
    Role.ANYONE: _("anyone"),
}


@dataclass(frozen=True, slots=True)
class DefinedView:
    """A term or bearer. `condition` is as the corpus writes it, "" where the rules name it."""

    id: str
    label: str
    citation: str
    condition: str
    note: str = ""
    role: Words = ""
    norms: int = 0


def bearer_views(instrument: Instrument, reading: Reading) -> tuple[DefinedView, ...]:
    """Those whom most rules bind first."""
    counts = Counter(norm.bearer for it in instrument.provisions for norm in it.norms)
    found = [
        DefinedView(
            id,
            reading.words(bearer.label),
            bearer.citation,
            bearer.when,
            role=ROLES[bearer.role],
            norms=counts[id],
        )
        for id, bearer in instrument.bearers.items()
    ]
    return tuple(sorted(found, key=lambda it: -it.norms))


def term_views(instrument: Instrument, reading: Reading) -> tuple[DefinedView, ...]:
    """In the order of the instrument's file."""
    return tuple(
        DefinedView(
            id, reading.words(term.label), term.citation, term.when, reading.words(term.note)
        )
        for id, term in instrument.terms.items()
    )
