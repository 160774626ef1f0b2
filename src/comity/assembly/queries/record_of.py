"""The entries of the audit log about an organisation and all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from comity.assembly.domain.ballots import BallotState
from comity.assembly.models import (
    AgendaItem,
    Amendment,
    Application,
    Assembly,
    Ballot,
    Delegate,
    Document,
    Election,
    Member,
    Motion,
    Recommendation,
    Session,
    Treaty,
    TreatyDeed,
)
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.models import AuditEntry
from comity.parties.models import Role

OWNED: Mapping[str, tuple[type, str]] = {
    "agenda-item": (AgendaItem, "session__assembly"),
    "amendment": (Amendment, "motion__assembly"),
    "application": (Application, "assembly"),
    "ballot": (Ballot, "assembly"),
    "delegate": (Delegate, "member__assembly"),
    "document": (Document, "assembly"),
    "election": (Election, "assembly"),
    "member": (Member, "assembly"),
    "motion": (Motion, "assembly"),
    "recommendation": (Recommendation, "motion__assembly"),
    "session": (Session, "assembly"),
    "treaty": (Treaty, "assembly"),
    "treaty-deed": (TreatyDeed, "treaty__assembly"),
}
"""What entries are about, and how it hangs together with its organisation."""


UNSEEN = frozenset({"enter_paper_sheet"})
"""Of a ballot that is not closed: the second clerk reads the papers, not the first one's sheet."""


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """Who may not see an entry is told its number and its hash, so that nothing is left out
    unnoticed. One that is `sealed`, a named vote or a clerk's sheet of a ballot that is not closed,
    nobody sees."""

    row: AuditEntry
    shown: bool
    sealed: bool = False

    @property
    def payload(self) -> str:
        """What it says; "" where that was erased, or is not for the reader."""
        return (self.row.payload or "") if self.shown else ""


def record_of(assembly: Assembly) -> QuerySet[AuditEntry]:
    """The newest first."""
    bodies = Q(object__startswith=f"body:{assembly.slug}/")
    about = Q(object__in=[assembly.reference, *_references(assembly)])
    return AuditEntry.objects.filter(about | bodies).order_by("-sequence")


def shown_to(person: Person, entries: Iterable[AuditEntry]) -> tuple[RecordedEntry, ...]:
    found = tuple(entries)
    unclosed = _unclosed(person.assembly, found)
    told = []
    for each in found:
        private = each.visibility == Visibility.PRIVATE.value or each.action in UNSEEN
        sealed = private and each.object in unclosed
        told.append(RecordedEntry(each, not sealed and person.sees(each.visibility), sealed))
    return tuple(told)


def _unclosed(assembly: Assembly, entries: Iterable[AuditEntry]) -> frozenset[str]:
    """Ballots among what the entries are about that are not closed: open ones, and what was
    annulled before it was counted."""
    named = {each.object for each in entries if each.object.startswith("ballot:")}
    rows = Ballot.objects.filter(
        assembly=assembly, id__in=[each.partition(":")[2] for each in named]
    )
    return frozenset(each.reference for each in rows.exclude(state=BallotState.CLOSED.value))


def _references(assembly: Assembly) -> Iterator[str]:
    for kind, (model, path) in OWNED.items():
        rows = model.objects.filter(**{path: assembly})  # type: ignore[attr-defined]
        yield from (f"{kind}:{key}" for key in rows.values_list("id", flat=True))
    scopes = Q(scope=assembly.reference) | Q(scope__startswith=f"body:{assembly.slug}/")
    yield from (each.reference for each in Role.objects.filter(scopes))
