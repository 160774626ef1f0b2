"""A plan that is under way: rows in nearly every table of the room, made by its own actions."""

from __future__ import annotations

from pathlib import Path

from tests.cli.keeping.filled import Place, variables
from tests.databases import copied
from tests.plan.joining import confirmed
from tests.plan.reviewed import TODAY, assessed, assigned, reported
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.actions.add_plan_file import add_plan_file
from comity.plan.actions.ask_partner import ask_partner
from comity.plan.actions.assess import respond_to_assessment
from comity.plan.actions.dispute_assessment import open_dispute
from comity.plan.actions.link_actions import link_actions
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.domain.plan_links import LinkKind

BYTES = "day,name\n2026-10-01,ተማሪ\n".encode()
NOT_HELD = frozenset(
    {
        "plan_duereminder",
        "plan_evidence",
        "plan_helprow",
        "plan_invitation",
        "plan_planmailchoice",
    }
)
"""Tables that stay empty here: they hold no type of field that the others do not."""
COMMIT = """
from comity.kernel.adapters.database import open_database
with open_database():
    from tests.cli.keeping.planned import commit
    commit()
"""


def commit() -> None:
    """In the database that is open."""
    made = seeded_plan()
    confirmed(made)
    link_actions(
        person=made.as_operator(),
        left=made.plan.actions.get(key="skills"),
        kind=LinkKind.SUPPORTS,
        right=made.plan.actions.get(key="energy"),
    )
    commitment = seed_commitment(made)
    acme = made.as_participant("acme", TODAY)
    ask_partner(
        person=acme,
        commitment=commitment,
        participant=made.participants["kenya"],
        role=PartnerRole.FUNDING,
    )
    add_plan_file(
        person=acme,
        about=commitment.reference,
        name="register.csv",
        content=BYTES,
        visibility=Visibility.PRIVATE,
    )
    reported(made, commitment)
    found = assessed(made, assigned(made, commitment))
    respond_to_assessment(person=acme, assessment=found, text="We have more.", language="en")
    open_dispute(person=acme, assessment=found, grounds="Miscounted.")


def committed(folder: Path, *, like: Path) -> None:
    """Make a copy of what belongs to `like`, with a plan in it that is under way."""
    url = copied(folder, like=like)
    place = Place(folder, variables(folder) | {"DATABASE_URL": url})
    place.python(COMMIT)
