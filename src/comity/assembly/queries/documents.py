"""Who may file documents about something, and who may read them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from comity.assembly.domain.statute import Statute
from comity.assembly.models import (
    AgendaItem,
    Application,
    Assembly,
    Document,
    Member,
    Motion,
    Session,
    Treaty,
    TreatyDeed,
)
from comity.assembly.queries.applications import UNDECIDED
from comity.assembly.queries.people import Person, visible_to
from comity.assembly.queries.representing import represents
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName

KEEPERS: Mapping[str, str] = {
    "application": "keep-members",
    "member": "keep-members",
    "session": "keep-sessions",
    "agenda-item": "keep-sessions",
    "motion": "keep-motions",
    "treaty": "keep-treaties",
    "treaty-deed": "keep-treaties",
}
"""What may be filed about, by the kind of its reference, and who keeps it."""
Subject = Application | Member | Session | AgendaItem | Motion | Treaty | TreatyDeed


def filed_about(assembly: Assembly, reference: str) -> Subject:
    """Raises `UnknownName("subject-unknown")`."""
    kind, _, text = reference.partition(":")
    found: Subject | None = None
    try:
        key = UUID(text)
    except ValueError:
        kind = ""
    match kind:
        case "application":
            found = Application.objects.filter(assembly=assembly, id=key).first()
        case "member":
            found = Member.objects.filter(assembly=assembly, id=key).first()
        case "session":
            found = Session.objects.filter(assembly=assembly, id=key).first()
        case "agenda-item":
            found = AgendaItem.objects.filter(session__assembly=assembly, id=key).first()
        case "motion":
            found = Motion.objects.filter(assembly=assembly, id=key).first()
        case "treaty":
            found = Treaty.objects.filter(assembly=assembly, id=key).first()
        case "treaty-deed":
            found = TreatyDeed.objects.filter(treaty__assembly=assembly, id=key).first()
    if found is None:
        raise UnknownName("subject-unknown", reference=reference[:100])
    return found


def is_own_side(person: Person, about: Subject) -> bool:
    """Whether they represent the applicant, or the member, that it is about."""
    match about:
        case Application():
            return represents(person, about.applicant)
        case Member():
            return represents(person, about.organisation)
    return False


def require_filing(person: Person, about: Subject) -> None:
    """Raises `NotPermitted("not-permitted")`, and `Conflict("application-decided")`: what was
    decided on stays as it was decided on."""
    if not is_own_side(person, about):
        person.require(KEEPERS[about.reference.partition(":")[0]])
    if isinstance(about, Application) and about.state not in UNDECIDED:
        raise Conflict("application-decided", state=about.state)


def check_readers(person: Person, about: Subject, visibility: Visibility) -> None:
    """Raises `InvalidInput("document-readers")`: nobody outside learns who applies, and what the
    own side files members read."""
    is_keeper = person.may(KEEPERS[about.reference.partition(":")[0]])
    told_outside = isinstance(about, Application) and visibility is Visibility.PUBLIC
    if told_outside or not (is_keeper or visibility is Visibility.MEMBERS):
        raise InvalidInput("document-readers", visibility=visibility.value)


def check_part(about: Subject, part: str, statute: Statute) -> None:
    """Raises `UnknownName("document-part-unknown")`. Only admissions name parts."""
    known: tuple[str, ...] = ()
    if isinstance(about, Application):
        known = tuple(it.id for it in statute.admission_to(about.member_class).documents)
    if part and part not in known:
        raise UnknownName("document-part-unknown", part=part[:100], known=known)


def read_document(person: Person, key: UUID) -> Document:
    """One that the person may read. Raises `UnknownName("document-unknown")` for any other, and for
    one that was withdrawn."""
    row = Document.objects.filter(assembly=person.assembly, id=key, withdrawn_at=None).first()
    if row is None or not _reads(person, row):
        raise UnknownName("document-unknown", key=str(key))
    return row


def documents_about(person: Person, about: Subject) -> list[Document]:
    """Those filed about it and not withdrawn that the person may read. Their content is left in
    the database."""
    rows = Document.objects.filter(
        assembly=person.assembly, about=about.reference, withdrawn_at=None
    )
    return list(rows.filter(_readable(person, about)).defer("content"))


def _reads(person: Person, row: Document) -> bool:
    if person.sees(row.visibility):
        return True
    about = filed_about(person.assembly, row.about)
    return Document.objects.filter(_readable(person, about), id=row.id).exists()


def _readable(person: Person, about: Subject) -> Q:
    """What the own side filed may be read by it, and what members read; not what the secretariat
    keeps to itself."""
    readable = Q(visibility__in=visible_to(person))
    if is_own_side(person, about):
        readable |= Q(visibility=Visibility.MEMBERS.value) | Q(added_by=person.actor.reference)
    return readable
