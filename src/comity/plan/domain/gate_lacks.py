"""What the gate finds: its rules, and what each does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message, Parameter
from comity.plan.domain.plan_text import PlanAction


class Weight(StrEnum):
    FAULT = "fault"
    """not even a draft can be kept like this"""
    REFUSAL = "refusal"
    """a draft may be so; it is not submitted"""
    ADVICE = "advice"
    """worth another look"""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text is held against. `action` is `None` where the plan has none of that name;
    `countries` are codes of ISO 3166-1."""

    action: PlanAction | None
    on: date
    countries: Collection[str]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing or wrong: `field` is its place (`target.due_on`,
    `milestones.0.title`), `rule` one of `RULES`."""

    field: str
    rule: str
    params: tuple[tuple[str, Parameter], ...] = ()

    @property
    def weight(self) -> Weight:
        return RULES[self.rule]

    @property
    def error(self) -> InvalidInput:
        """With how to mend it. `field` is among its parameters."""
        remedy = Message(f"{self.rule}-remedy", dict(self.params))
        return InvalidInput(self.rule, remedy=remedy, field=self.field, **dict(self.params))


def lack(field: str, rule: str, **params: Parameter) -> Lack:
    return Lack(field, rule, tuple(sorted(params.items())))


F, R, A = Weight.FAULT, Weight.REFUSAL, Weight.ADVICE
RULES: dict[str, Weight] = {
    "gate-text-too-long": F,
    "gate-text-unreadable": F,
    "gate-figure-too-large": F,
    "gate-day-out-of-range": F,
    "gate-too-many": F,
    "gate-id-malformed": F,
    "gate-id-twice": F,
    "gate-language-unknown": F,
    "gate-action-unknown": F,
    "gate-title-missing": R,
    "gate-outcome-missing": R,
    "gate-outcome-is-title": R,
    "gate-beneficiaries-missing": R,
    "gate-sub-action-unknown": R,
    "gate-start-missing": A,
    "gate-words-not-looked-at": A,
    "gate-words-of-another-language": A,
    "gate-indicator-missing": R,
    "gate-indicator-vague": R,
    "gate-plan-indicator-unknown": R,
    "gate-unit-missing": R,
    "gate-baseline-missing": R,
    "gate-baseline-day-missing": R,
    "gate-baseline-in-future": R,
    "gate-value-missing": R,
    "gate-target-no-change": R,
    "gate-target-day-missing": R,
    "gate-target-day-past": R,
    "gate-target-before-baseline": R,
    "gate-target-before-start": R,
    "gate-target-far": A,
    "gate-percent-outside": A,
    "gate-proof-missing": R,
    "gate-proof-too-short": R,
    "gate-proof-only-report": R,
    "gate-proof-repeats": R,
    "gate-without-milestones": A,
    "gate-milestone-title-missing": R,
    "gate-milestone-outside": R,
    "gate-budget-not-positive": R,
    "gate-currency-unknown": R,
    "gate-help-text-missing": R,
    "gate-quantity-not-positive": R,
    "gate-help-unit-missing": R,
    "gate-per-unknown": R,
    "gate-help-days-reversed": R,
    "gate-country-unknown": R,
    "gate-region-unknown": R,
    "gate-sector-malformed": R,
    "gate-organisation-malformed": R,
}
"""Every rule, and what it does."""
