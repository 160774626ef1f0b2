"""What a ballot or an item of an agenda can be about, by reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from comity.assembly.domain.statute import Statute
from comity.assembly.models import Amendment, Application, Assembly, Member, Motion
from comity.kernel.domain.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Subject:
    """`body` decides on it, as the `matter` of the statute; both "" where that is open."""

    reference: str
    title: str
    body: str = ""
    matter: str = ""


def subject_of(assembly: Assembly, statute: Statute, reference: str) -> Subject:
    """Raises `UnknownName("subject-unknown")`."""
    kind, _, key = reference.partition(":")
    find = _KINDS.get(kind)
    try:
        found = find(assembly, statute, UUID(key)) if find else None
    except ValueError:
        found = None
    if found is None:
        raise UnknownName("subject-unknown", reference=reference)
    return found


def _motion(assembly: Assembly, statute: Statute, key: UUID) -> Subject | None:
    row = Motion.objects.filter(assembly=assembly, id=key).first()
    if row is None:
        return None
    title = gettext("Motion %(number)s: %(title)s") % {"number": row.number, "title": row.title}
    return Subject(row.reference, title, row.body, row.matter)


def _amendment(assembly: Assembly, statute: Statute, key: UUID) -> Subject | None:
    rows = Amendment.objects.filter(motion__assembly=assembly).select_related("motion")
    row = rows.filter(id=key).first()
    if row is None:
        return None
    title = gettext("Amendment %(key)s to motion %(number)s: %(title)s") % {
        "key": row.key.upper(),
        "number": row.motion.number,
        "title": row.motion.title,
    }
    return Subject(row.reference, title, row.motion.body)


def _application(assembly: Assembly, statute: Statute, key: UUID) -> Subject | None:
    rows = Application.objects.filter(assembly=assembly).select_related("applicant")
    row = rows.filter(id=key).first()
    if row is None:
        return None
    decided = statute.admission_to(row.member_class).decided
    return Subject(row.reference, row.applicant.name, decided.by, decided.matter)


def _deferral(assembly: Assembly, statute: Statute, key: UUID) -> Subject | None:
    """The body that admits decides on it, by its rule for whatever matter the ballot names."""
    rows = Application.objects.filter(assembly=assembly).select_related("applicant")
    row = rows.filter(id=key).first()
    if row is None:
        return None
    title = gettext("Defer the application of %(name)s") % {"name": row.applicant.name}
    return Subject(row.deferral, title, statute.admission_to(row.member_class).decided.by)


def _member(assembly: Assembly, statute: Statute, key: UUID) -> Subject | None:
    """Its suspension, its vote in arrears, its seat: the ballot says which."""
    rows = Member.objects.filter(assembly=assembly).select_related("organisation")
    row = rows.filter(id=key).first()
    return Subject(row.reference, row.organisation.name) if row else None


_KINDS: Mapping[str, Callable[[Assembly, Statute, UUID], Subject | None]] = {
    "motion": _motion,
    "amendment": _amendment,
    "application": _application,
    "deferral": _deferral,
    "member": _member,
}
