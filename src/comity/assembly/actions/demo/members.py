"""The members of the demo: a file of them, credentials, seats in the council."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from io import StringIO

from comity.assembly.actions.appoint_delegate import accredit_delegate
from comity.assembly.actions.demo.people import HOST, MEMBERS
from comity.assembly.actions.give_seat import give_seat
from comity.assembly.actions.import_members import import_members
from comity.assembly.actions.record_standing import Ground
from comity.assembly.models import Delegate, Member
from comity.assembly.queries.people import Person
from comity.parties.domain.terms import Term

ADMITTED = date(2026, 1, 1)
COUNCIL = ("alder", "cedar", "hydro")
ELECTED = "Election of the Council, before this platform was used"


def enter_members(person: Person) -> Mapping[str, Member]:
    """By key, each with an accredited head of delegation; three of them in the council."""
    import_members(person=person, source=members_file(), dry_run=False)
    rows = Member.objects.filter(assembly=person.assembly).select_related("organisation")
    by_name = {each.organisation.name: each for each in rows}
    members = {each.key: by_name[each.name] for each in MEMBERS}
    credentials = Term(person.on, person.on + timedelta(days=365))
    for delegate in Delegate.objects.filter(member__assembly=person.assembly):
        accredit_delegate(person=person, delegate=delegate.id, credentials=credentials)
    seated = person.on - timedelta(days=30)
    term = Term(seated, seated + timedelta(days=730))
    for key in COUNCIL:
        give_seat(
            person=person,
            member=members[key].code,
            body="council",
            term=term,
            ground=Ground(decision=ELECTED),
        )
    return members


def members_file() -> bytes:
    """As a secretary would write it."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(
        ["name", "kind", "jurisdiction", "class", "admitted_on", "owner_email", "head_email",
         "weight.contribution"]
    )  # fmt: skip
    for each in MEMBERS:
        address = f"{each.key}@{HOST}"
        weight = str(each.contribution) if each.contribution else ""
        table.writerow(
            [each.name, each.kind, "CA", each.member_class, ADMITTED.isoformat(), address, address,
             weight]
        )  # fmt: skip
    return out.getvalue().encode()
