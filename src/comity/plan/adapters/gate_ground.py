"""What the gate holds a text against: the plan's action, the day, and the countries that ship."""

from __future__ import annotations

from datetime import date
from functools import cache

from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.gate_lacks import Ground
from comity.plan.domain.plan_text import PlanAction, PlanIndicator, PlanText, SubAction
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.confidence import Confidence


def ground_in(plan: PlanText, text: CommitmentText, on: date) -> Ground:
    action = next((each for each in plan.actions if each.id == text.action), None)
    return Ground(action, on, country_codes())


def ground_without_plan(text: CommitmentText, on: date) -> Ground:
    """As if the plan had whatever the text names."""
    target = text.target.plan_indicator
    action = PlanAction(
        id=text.action,
        number="",
        title={},
        summary={},
        citation="",
        confidence=Confidence.UNKNOWN,
        sub_actions=(SubAction(text.sub_action, {}),),
        indicators=(PlanIndicator(target, {}, {}),),
    )
    return Ground(action, on, country_codes())


@cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-2, of the countries and areas that ship."""
    return frozenset(each.id for each in shipped_jurisdictions() if each.kind == "country")
