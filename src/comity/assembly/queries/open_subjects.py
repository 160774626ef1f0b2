"""What could come before a body: motions and applications that wait for its decision."""

from __future__ import annotations

from comity.assembly.models import Application, Motion
from comity.assembly.queries.applications import UNDECIDED
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.motion_capacities import move_table
from comity.assembly.queries.people import Person, visible_to
from comity.assembly.queries.subjects import Subject, subject_of
from comity.kernel.domain.errors import UnknownName

MOST = 200


def open_subjects(person: Person, body: str) -> tuple[Subject, ...]:
    """Those that the person may see, motions first."""
    statute = statute_on(person.assembly, person.on)
    table = move_table(person)
    over = [each for each in table.states if table.ends(each)]
    motions = Motion.objects.filter(
        assembly=person.assembly, body=body, visibility__in=visible_to(person)
    ).exclude(state__in=over)
    references = [each.reference for each in motions.order_by("number")[:MOST]]
    if person.is_inside:
        waiting = Application.objects.filter(assembly=person.assembly, state__in=UNDECIDED)
        references += [each.reference for each in waiting[:MOST]]
    found = []
    for each in references:
        try:
            subject = subject_of(person.assembly, statute, each)
        except UnknownName:
            continue
        if subject.body in ("", body):
            found.append(subject)
    return tuple(found)
