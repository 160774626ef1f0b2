"""Applications for membership: as the domain knows them, and who sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from comity.assembly.domain.applications import (
    MOVES,
    Application,
    ApplicationState,
    Moved,
    Mover,
    check_complete,
)
from comity.assembly.domain.belonging import Admission, SupportingDocument
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.domain.statute import Statute
from comity.assembly.models import Application as ApplicationRow
from comity.assembly.models import Assembly, Document
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import represented_by, represents
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput, UnknownName

UNDECIDED = tuple(sorted({here.value for here, _ in MOVES}))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an application stands: what the statute asks of it, and what it has."""

    row: ApplicationRow
    application: Application
    admission: Admission
    rule: DecisionRule
    statute: Statute

    @property
    def is_undecided(self) -> bool:
        return self.row.state in UNDECIDED

    @property
    def missing(self) -> tuple[SupportingDocument, ...]:
        has = self.application.documents
        return tuple(it for it in self.admission.documents if it.required and it.id not in has)

    @property
    def sponsors_missing(self) -> int:
        own = self.application.sponsors - {self.application.applicant}
        return max(0, self.admission.sponsors - len(own))

    @property
    def is_complete(self) -> bool:
        try:
            check_complete(self.application, self.admission)
        except InvalidInput:
            return False
        return True


def find_application(assembly: Assembly, key: UUID, *, lock: bool = False) -> ApplicationRow:
    """Raises `UnknownName("application-unknown")`."""
    rows = ApplicationRow.objects.filter(assembly=assembly).select_related("applicant")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=key).first()
    if found is None:
        raise UnknownName("application-unknown", key=str(key))
    return found


def sees_application(person: Person, row: ApplicationRow) -> bool:
    """The members, and the applicant."""
    return person.sees(Visibility.MEMBERS) or represents(person, row.applicant)


def applications_for(person: Person) -> tuple[ApplicationRow, ...]:
    """Those that the person sees, the newest first."""
    rows = ApplicationRow.objects.filter(assembly=person.assembly).select_related("applicant")
    if not person.sees(Visibility.MEMBERS):
        rows = rows.filter(applicant__in=represented_by(person))
    return tuple(rows.order_by("-submitted_on", "id"))


def read_application(person: Person, key: UUID) -> ApplicationRow:
    """Raises `UnknownName("application-unknown")` too for one that they don't see: nobody learns
    who asks."""
    row = find_application(person.assembly, key)
    if not sees_application(person, row):
        raise UnknownName("application-unknown", key=str(key))
    return row


def application_standing(row: ApplicationRow, on: date) -> Standing:
    """Under the statute of the day, or of the day on which it was decided. Raises
    `UnknownName("admission-unknown")` where the statute admits nobody to the class any more."""
    moved = row.moves.last()
    day = on if row.state in UNDECIDED or moved is None else moved.on
    statute = statute_on(row.assembly, day)
    admission = statute.admission_to(row.member_class)
    decided = admission.decided
    rule = statute.rule_for(decided.by, decided.matter)
    return Standing(row, domain_application(row, statute), admission, rule, statute)


def domain_application(row: ApplicationRow, statute: Statute) -> Application:
    filed = Document.objects.filter(
        assembly=row.assembly, about=row.reference, withdrawn_at=None
    ).exclude(part="")
    return Application(
        id=row.reference,
        applicant=row.code,
        member_class=row.member_class,
        submitted_on=row.submitted_on,
        documents=frozenset(filed.values_list("part", flat=True)),
        sponsors=frozenset(row.sponsorships.values_list("member__code", flat=True)),
        moves=tuple(
            Moved(
                to=ApplicationState(each.to),
                on=each.on,
                by=Mover(each.by),
                decision=each.decision,
                reason=each.reason,
            )
            for each in row.moves.all()
        ),
    )
