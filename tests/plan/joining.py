"""Claims and requests, for tests of joining."""

from __future__ import annotations

import time
from typing import Any

from tests.plan.seeding import SeededPlan

from comity.plan.actions.ask_to_join import Asked, ask_to_join
from comity.plan.actions.confirm_join import confirm_join
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import ParticipantKind
from comity.plan.interfaces.pages.joining.begun import begun_now
from comity.plan.models import JoinRequest

UNIVERSITY = Claims(
    kind=ParticipantKind.INSTITUTION,
    name="University of Nairobi",
    jurisdiction="KE",
    email="office@uonbi.ac.ke",
    website="https://www.uonbi.ac.ke",
    ror="02y9nww90",
    statement="We want to train engineers.",
    contact_name="Wanjiru Kamau",
    contact_role="Registrar",
)
FORM = {
    "name": UNIVERSITY.name,
    "jurisdiction": "KE",
    "email": UNIVERSITY.email,
    "website": UNIVERSITY.website,
    "statement": UNIVERSITY.statement,
    "contact_name": UNIVERSITY.contact_name,
    "homepage": "",
}


def filled(**changes: object) -> dict[str, Any]:
    """The form as somebody sends it who took a minute."""
    return FORM | {"begun": begun_now(time.time() - 60)} | changes


def asked(made: SeededPlan, claims: Claims = UNIVERSITY) -> Asked:
    return ask_to_join(person=made.as_public(), claims=claims, language="en")


def confirmed(made: SeededPlan, claims: Claims = UNIVERSITY) -> JoinRequest:
    """A request that waits for a moderator."""
    return confirm_join(person=made.as_public(), secret=asked(made, claims).secret)
