"""What one process does to a ballot, once it is told to go:
`python -m tests.assembly.ballot_process DEED BALLOT [MEMBERS]`. Prints a line of JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from uuid import UUID

from comity.kernel.adapters.database import open_database

MANY = [
    "AR", "AU", "BR", "CA", "CL", "CN", "DE", "EG", "ES", "FI",
    "FR", "GB", "GH", "ID", "IN", "IT", "JP", "KE", "KR", "MX",
]  # fmt: skip


def main(deed: str, ballot: str = "", *members: str) -> None:
    from django.utils import timezone
    from tests.assembly.seeding import seeded
    from tests.assembly.voting import opened

    from comity.assembly.queries.find_ballot import assembly_of

    if deed == "seed":
        made = seeded(*MANY)
        found = [str(opened(made, matter=matter).id) for matter in ("", "", "election")]
        print(json.dumps(found), flush=True)
        return
    key = UUID(ballot)
    assembly, today = assembly_of(key), timezone.now().date()
    print("ready", flush=True)
    sys.stdin.readline()
    done: Counter[str] = Counter()
    for each in members or ("",):
        done[one(deed, key, each, assembly, today)] += 1
        print(each, file=sys.stderr, flush=True)
    print(json.dumps(done), flush=True)


def one(deed: str, key: UUID, member: str, assembly: object, today: object) -> str:
    """`done`, or the id of what it was refused with."""
    from comity.assembly.actions.cast_secret_vote import cast_secret_vote
    from comity.assembly.actions.cast_vote import cast_vote
    from comity.assembly.actions.close_ballot import close_ballot
    from comity.assembly.domain.choices import Choice
    from comity.assembly.models import Delegate
    from comity.assembly.queries.people import Person
    from comity.kernel.domain.errors import ComityError
    from comity.parties.domain.permissions import OPERATOR, Actor

    try:
        if deed == "close":
            close_ballot(person=Person(OPERATOR, assembly, today), ballot=key)
        else:
            head = Delegate.objects.select_related("user").get(member__code=member).user
            cast = cast_vote if deed == "vote" else cast_secret_vote
            cast(
                person=Person(Actor(head.reference), assembly, today), ballot=key, choice=Choice.YES
            )
    except ComityError as error:
        return error.message.id
    return "done"


if __name__ == "__main__":
    with open_database():
        main(*sys.argv[1:])
