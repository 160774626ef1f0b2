"""What the gate holds a text against, of a plan on a day."""

from __future__ import annotations

from datetime import date
from functools import cache

from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.gate_lacks import Ground
from comity.plan.domain.plan_text import PlanText
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions


def ground_for(person: Person, text: CommitmentText) -> Ground:
    """On their day, against the last version of the plan."""
    return ground_in(plan_text(person.plan), text, person.on)


def ground_in(plan: PlanText, text: CommitmentText, on: date) -> Ground:
    action = next((each for each in plan.actions if each.id == text.action), None)
    return Ground(action, on, country_codes())


@cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-2, of the countries and areas that ship."""
    return frozenset(each.id for each in shipped_jurisdictions() if each.kind == "country")
