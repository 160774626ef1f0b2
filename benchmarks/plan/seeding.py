"""Fill the database at hand with a plan of the size that is measured, past the actions: what
`restate` derives is derived here for all rows at once, and a test holds the two against each other.

python -m benchmarks.plan.seeding COMMITMENTS UPDATES_EACH PARTICIPANTS SEED
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.plan.models import Commitment, Participant, Plan, ProgressUpdate, ReviewAssignment

SLUG = "bench-plan"
BATCH = 2000
TODAY = date(2026, 11, 28)
KEEPER, REVIEWER = "keeper@plans.example", "reviewer0@reviews.example"
"""Who keeps the plan; one of ten who review it."""


def plan_source() -> bytes:
    from benchmarks.plan.promises import ACTIONS

    plan = {
        "id": SLUG,
        "version": 1,
        "title": {"en": "A plan to measure"},
        "summary": {"en": "Thirteen actions."},
        "actions": [
            {
                "id": each,
                "number": str(number),
                "title": {"en": f"Action {number}, with a title of the usual length"},
                "summary": {"en": "What is to be done."},
                "citation": f"Point {number}",
                "confidence": "one-secondary",
                "weight": str(1 + number % 3),
            }
            for number, each in enumerate(ACTIONS, start=1)
        ],
    }
    return json.dumps(plan).encode()


def fill(commitments: int, each: int, participants: int, seed: int) -> None:
    from django.db import connection

    from comity.parties.domain.permissions import OPERATOR
    from comity.plan.actions.index_commitments import reindex_plan
    from comity.plan.actions.keep_plan import publish_plan
    from comity.plan.queries.people import Person

    draw = Random(seed)
    plan = publish_plan(actor=OPERATOR, source=plan_source(), name="bench.yaml")
    who = _participants(plan, participants, draw)
    reviewers = _reviewers(10)
    _requests(plan, participants, draw)
    actions = {row.key: row for row in plan.actions.all()}
    for first in range(1, commitments + 1, BATCH):
        numbers = range(first, min(first + BATCH, commitments + 1))
        _commitments(plan, numbers, each, who, reviewers, actions, draw)
    plan.next_number = commitments + 1
    plan.save(update_fields=["next_number"])
    reindex_plan(person=Person(OPERATOR, plan, TODAY))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _participants(plan: Plan, many: int, draw: Random) -> list[Participant]:
    from comity.parties.domain.permissions import OrganisationKind
    from comity.parties.models import Organisation
    from comity.plan.domain.participants import ParticipantKind
    from comity.plan.models import Participant
    from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

    places = [it.id for it in shipped_jurisdictions() if it.kind == "country"][:150]
    kinds = [it.value for it in ParticipantKind if it is not ParticipantKind.PERSON]
    organisations = [
        Organisation(
            name=f"Organisation {number} of {draw.choice(places)}",
            kind=OrganisationKind.COMPANY.value,
            jurisdiction=draw.choice(places),
        )
        for number in range(many)
    ]
    Organisation.objects.bulk_create(organisations, BATCH)
    rows = [
        Participant(
            plan=plan,
            organisation=it,
            kind=draw.choice(kinds),
            name=it.name,
            jurisdiction=it.jurisdiction,
            joined_on=TODAY - timedelta(draw.randrange(1, 480)),
        )
        for it in organisations
    ]
    return Participant.objects.bulk_create(rows, BATCH)


def _reviewers(many: int) -> list[Any]:
    from comity.parties.models import User

    rows = [User(email=f"reviewer{number}@reviews.example") for number in range(many)]
    return User.objects.bulk_create(rows)


def _requests(plan: Plan, many: int, draw: Random) -> None:
    """To join, all of them open; and somebody who decides them."""
    from comity.parties.models import Role, User
    from comity.plan.domain.participants import ParticipantKind
    from comity.plan.models import JoinRequest
    from comity.plan.queries.coordinators import COORDINATOR

    keeper = User.objects.create(email=KEEPER)
    Role.objects.create(
        user=keeper, name=COORDINATOR, scope=plan.reference, valid_from=TODAY - timedelta(500)
    )
    rows = [
        JoinRequest(
            plan=plan,
            kind=ParticipantKind.COMPANY.value,
            name=f"Applicant {number}",
            jurisdiction=draw.choice(("KE", "FR", "BR")),
            email=f"applicant{number}@joins.example",
            claims={},
            state="waiting",
        )
        for number in range(many)
    ]
    JoinRequest.objects.bulk_create(rows, BATCH)


def _commitments(
    plan: Plan,
    numbers: range,
    each: int,
    who: list[Participant],
    reviewers: list[Any],
    actions: dict[str, Any],
    draw: Random,
) -> None:
    from benchmarks.plan.promises import promise
    from comity.plan.formats.commitment_plain import commitment_to_plain, digest_of
    from comity.plan.models import (
        Assessment,
        Commitment,
        CommitmentVersion,
        HelpRow,
        MilestoneRow,
        ProgressUpdate,
        ReviewAssignment,
    )

    rows, versions, updates, assigned, assessed = [], [], [], [], []
    milestones: list[MilestoneRow] = []
    helps: list[HelpRow] = []
    for number in numbers:
        text, participant = promise(draw), draw.choice(who)
        row = Commitment(
            plan=plan,
            number=number,
            participant=participant,
            state=draw.choices(["active", "completed", "withdrawn", "draft"], [80, 10, 5, 5])[0],
            visibility=draw.choices(["public", "members", "private"], [90, 8, 2])[0],
            action=actions[text.action],
            title=text.title,
            language=text.language,
            jurisdiction=participant.jurisdiction,
            kind=participant.kind,
            due_on=text.target.due_on,
        )
        rows.append(row)
        versions.append(
            CommitmentVersion(
                commitment=row,
                number=1,
                text=commitment_to_plain(text),
                digest=digest_of(text),
                entered_by="user:bench",
            )
        )
        own = list(_updates(row, each if draw.random() < 0.9 else 0, draw))
        updates += own
        row.updates_count = len(own)
        if own:
            row.last_update_on, row.self_percent = own[-1].on, own[-1].percent
            row.reached = own[-1].value
        if own and draw.random() < 0.6:
            assignment = ReviewAssignment(
                commitment=row, reviewer=draw.choice(reviewers), assigned_by="user:bench"
            )
            assigned.append(assignment)
            assessed.append(_assessment(row, assignment, len(own), draw))
            row.level = assessed[-1].level
        milestones += [
            MilestoneRow(commitment=row, key=it.id, title=it.title, due_on=it.due_on)
            for it in text.milestones
        ]
        helps += [
            HelpRow(commitment=row, key=it.id, side=it.side.value, kind=it.kind.value, text=it.text)
            for it in text.helps
        ]
    made: tuple[tuple[Any, list[Any]], ...] = (
        (Commitment, rows),
        (CommitmentVersion, versions),
        (ProgressUpdate, updates),
        (ReviewAssignment, assigned),
        (Assessment, assessed),
        (MilestoneRow, milestones),
        (HelpRow, helps),
    )
    for model, some in made:
        model.objects.bulk_create(some, BATCH)


def _updates(row: Commitment, many: int, draw: Random) -> Iterator[ProgressUpdate]:
    from benchmarks.plan.promises import report
    from comity.plan.models import ProgressUpdate

    percent, on = 0, TODAY - timedelta(draw.randrange(300, 460))
    for number in range(1, many + 1):
        percent = min(100, percent + draw.randrange(0, 14))
        on += timedelta(draw.randrange(10, 40))
        yield ProgressUpdate(
            commitment=row,
            number=number,
            version=1,
            on=min(on, TODAY),
            text=report(draw, row.language),
            language=row.language,
            percent=percent,
            value=str(percent * 7),
            entered_by="user:bench",
        )


def _assessment(row: Commitment, given: ReviewAssignment, update: int, draw: Random) -> Any:  # noqa: ANN401 - a model
    from comity.plan.domain.plan_text import Level
    from comity.plan.models import Assessment

    return Assessment(
        commitment=row,
        assignment=given,
        number=1,
        version=1,
        update_number=update,
        level=draw.choice(list(Level)).value,
        reasons="The register was read, and the figures in it agree with what was reported.",
        language="en",
        on=TODAY,
    )


if __name__ == "__main__":
    import django

    django.setup()
    fill(*(int(each) for each in sys.argv[1:5]))
