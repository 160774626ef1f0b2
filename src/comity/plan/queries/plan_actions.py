"""The actions of a plan, with what the reader sees of the commitments on each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import PlanAction
from comity.plan.models import ActionRow, Commitment, Plan
from comity.plan.queries.find_plan import find_plan, plan_text, text_of
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments

NOT_COUNTED = (CommitmentState.DRAFT.value, CommitmentState.WITHDRAWN.value)


@dataclass(frozen=True, slots=True)
class CountedAction:
    action: PlanAction
    commitments: int
    """that the reader sees, without drafts and those that were withdrawn"""


def counted_actions(person: Person) -> tuple[CountedAction, ...]:
    """In the order of the plan."""
    rows = seen_commitments(person).exclude(state__in=NOT_COUNTED).order_by()
    counts = Counter(rows.values_list("action__key", flat=True))
    return tuple(CountedAction(it, counts[it.id]) for it in plan_text(person.plan).actions)


def find_action(plan: Plan, key: str) -> ActionRow:
    """Also one that was retired. Raises `UnknownName("plan-action-unknown")`."""
    found = plan.actions.select_related("plan").filter(key=key).first()
    if found is None:
        raise unknown_name("plan-action-unknown", key, plan.actions.values_list("key", flat=True))
    return found


def find_action_named(text: str) -> ActionRow:
    """Of `our-plan/skills`. Raises `InvalidInput("plan-action-malformed")`, `UnknownName`."""
    slug, _slash, key = text.partition("/")
    if not slug or not key:
        raise InvalidInput("plan-action-malformed", text=text[:100])
    return find_action(find_plan(slug), key)


def action_text(row: ActionRow) -> PlanAction:
    """As the last version has it that has it."""
    for version in row.plan.versions.order_by("-version").defer("source"):
        for each in text_of(version).actions:
            if each.id == row.key:
                return each
    raise unknown_name("plan-action-unknown", row.key, [])


def commitments_on(person: Person, row: ActionRow) -> QuerySet[Commitment]:
    """Those that the reader sees, by number."""
    seen = seen_commitments(person).filter(action=row).exclude(state__in=NOT_COUNTED)
    return seen.select_related("participant").order_by("number")
