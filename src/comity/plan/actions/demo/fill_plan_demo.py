"""Fill an empty database with a plan that lives: invented participants in the plan that ships.
Every row comes from the same actions as in earnest."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from comity.kernel.domain.errors import Conflict
from comity.parties.domain.permissions import OPERATOR, Actor
from comity.parties.models import User
from comity.plan.actions.demo.joining import JOINED_BEFORE, account, ask, join, open_keepers
from comity.plan.actions.demo.promising import STARTED_BEFORE, draft, promise, tell
from comity.plan.actions.demo.reviewing import assign, bring_together, object_to, review
from comity.plan.actions.ship_plans import ship_plans
from comity.plan.adapters.living_plan import DemoCommitment, living_plan
from comity.plan.adapters.shipped_plans import shipped_plans
from comity.plan.models import Commitment, Participant, Plan
from comity.plan.queries.people import Person

PLAN = "global-ai-governance-2025"


@dataclass(frozen=True, slots=True)
class PlanDemo:
    """One `password` for all `accounts`, which are addresses; it is kept nowhere."""

    plan: Plan
    password: str
    accounts: tuple[str, ...]


def fill_plan_demo(*, on: date) -> PlanDemo:
    """For whoever runs the node. Raises `Conflict("demo-not-empty")` where anybody has an account:
    nobody shall find invented people among real ones."""
    if User.objects.exists():
        raise Conflict("demo-not-empty")
    password = "-".join(secrets.token_hex(3) for _ in range(3))
    with transaction.atomic():
        ship_plans(actor=OPERATOR, plans=shipped_plans())
        return _Filling(Plan.objects.get(slug=PLAN), on, password).fill()


class _Filling:
    def __init__(self, plan: Plan, on: date, password: str) -> None:
        self.plan, self.on, self.password = plan, on, password
        self.demo = living_plan()
        self.users: dict[str, User] = {}
        self.participants: dict[str, Participant] = {}

    def fill(self) -> PlanDemo:
        self.users |= open_keepers(Person(OPERATOR, self.plan, self.on), self.password)
        self._join()
        for each in self.demo.commitments:
            self._commit(each)
        for each in self.demo.drafts:
            draft(self._acting(each.by), self.participants[each.by], each, self.on)
        accounts = tuple(user.email for user in self.users.values())
        return PlanDemo(self.plan, self.password, accounts)

    def _acting(self, key: str, *, ago: int = 0) -> Person:
        """Anew each time: what somebody may do is read once for each."""
        return Person(Actor(self.users[key].reference), self.plan, self.on - timedelta(days=ago))

    def _join(self) -> None:
        for number, each in enumerate(self.demo.participants):
            user = self.users[each.key] = account(each.key, each.contact, self.password)
            keeper = self._acting("keeper", ago=JOINED_BEFORE - number)
            self.participants[each.key] = join(keeper, user, each)
        for each in self.demo.waiting:
            ask(self._acting("keeper"), account(each.key, each.name, self.password), each)

    def _commit(self, demo: DemoCommitment) -> None:
        own = self.participants[demo.by]
        row = promise(self._acting(demo.by, ago=STARTED_BEFORE), own, demo)
        if demo.partner:
            key, role = demo.partner
            other = self.participants[key]
            bring_together(self._acting(demo.by), self._acting(key), other, row, role)
        tell(self._acting(demo.by), row, demo)
        self._review(row, demo)

    def _review(self, row: Commitment, demo: DemoCommitment) -> None:
        """What is reported and was not assessed waits on the reviewer's desk."""
        if not demo.reports:
            return
        assign(self._acting("keeper"), row, self.users["reviewer"])
        if demo.level:
            found = review(self._acting("reviewer"), row, demo)
            object_to(self._acting(demo.by), found, demo)
