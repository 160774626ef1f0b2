"""Fill an empty database with the North Lakes, an organisation that was invented: every row of it
comes from the same actions as in earnest."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.demo.members import enter_members
from comity.assembly.actions.demo.motions import propose_motions
from comity.assembly.actions.demo.people import HOST, OFFICERS, open_accounts
from comity.assembly.actions.demo.session import hold_session
from comity.assembly.actions.demo.treaties import adopt_treaty
from comity.assembly.actions.found_assembly import found_assembly
from comity.assembly.adapters.shipped_statutes import example_file
from comity.assembly.domain.offices import Office
from comity.assembly.models import Assembly
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict
from comity.parties.domain.permissions import OPERATOR, Actor
from comity.parties.domain.terms import Term
from comity.parties.models import User


@dataclass(frozen=True, slots=True)
class Demo:
    """One `password` for all `accounts`, which are addresses; it is kept nowhere."""

    assembly: Assembly
    password: str
    accounts: tuple[str, ...]


def fill_demo(*, on: date) -> Demo:
    """For whoever runs the node. Raises `Conflict("demo-not-empty")` where anybody has an account:
    nobody shall find invented people among real ones."""
    if User.objects.exists():
        raise Conflict("demo-not-empty")
    password = "-".join(secrets.token_hex(3) for _ in range(3))
    with transaction.atomic():
        users = open_accounts(password)
        file = example_file("north-lakes")
        assembly = found_assembly(
            actor=OPERATOR,
            source=file.read_bytes(),
            name=file.name,
            secretary=users["secretary"].id,
            on=on,
        )

        def acting(key: str) -> Person:
            return Person(Actor(users[key].reference), assembly, on)

        operator, secretary = Person(OPERATOR, assembly, on), acting("secretary")
        for key in OFFICERS.keys() - {"secretary"}:
            appoint_officer(
                person=secretary, user=users[key].id, office=Office.CLERK, term=Term(on)
            )
        for body in ("assembly", "council"):
            appoint_officer(
                person=secretary,
                user=users["alder"].id,
                office=Office.PRESIDING,
                body=body,
                term=Term(on),
            )
        members = enter_members(operator)
        motions = propose_motions(acting, secretary)
        adopt_treaty(acting, secretary)
        hold_session(acting, secretary, members, motions)
    return Demo(assembly, password, tuple(f"{key}@{HOST}" for key in users))
