"""What a later text of a plan changes in an earlier one, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from comity.plan.domain.plan_text import PlanAction, PlanIndicator, PlanText, SubAction

Part = TypeVar("Part", SubAction, PlanIndicator)


@dataclass(frozen=True, slots=True)
class PlanChange:
    """`action` is the id of the action that it is in, "" for the plan itself; `part` the name of
    the field; `key` the id of the sub-action or indicator. Without `before` it is new, without
    `after` it is gone."""

    action: str
    part: str
    before: object = None
    after: object = None
    key: str = ""


def plan_changes(before: PlanText, after: PlanText) -> tuple[PlanChange, ...]:
    """In the order of the later text; actions that are gone last. The version itself, and what it
    says of its own changes, count for nothing."""
    return tuple(_changes(before, after))


def _changes(before: PlanText, after: PlanText) -> Iterator[PlanChange]:
    yield from _fields("", before, after, leave=("version", "note", "actions"))
    old = {each.id: each for each in before.actions}
    for each in after.actions:
        if each.id in old:
            yield from _action_changes(old.pop(each.id), each)
        else:
            yield PlanChange(each.id, "action", after=each)
    for gone in old.values():
        yield PlanChange(gone.id, "action", before=gone)
    yield from _order(before, after)


def _action_changes(before: PlanAction, after: PlanAction) -> Iterator[PlanChange]:
    yield from _fields(before.id, before, after, leave=("id", "sub_actions", "indicators"))
    yield from _parts(before.id, "sub_action", before.sub_actions, after.sub_actions)
    yield from _parts(before.id, "indicator", before.indicators, after.indicators)


def _fields(
    action: str, before: object, after: object, leave: Sequence[str]
) -> Iterator[PlanChange]:
    for each in fields(before):  # type: ignore[arg-type]  # both are dataclasses
        if each.name not in leave:
            old, new = getattr(before, each.name), getattr(after, each.name)
            if old != new:
                yield PlanChange(action, each.name, old, new)


def _parts(
    action: str, part: str, before: Sequence[Part], after: Sequence[Part]
) -> Iterator[PlanChange]:
    old: Mapping[str, Part] = {each.id: each for each in before}
    new: Mapping[str, Part] = {each.id: each for each in after}
    for key in [*new, *(key for key in old if key not in new)]:
        if old.get(key) != new.get(key):
            yield PlanChange(action, part, old.get(key), new.get(key), key)


def _order(before: PlanText, after: PlanText) -> Iterator[PlanChange]:
    """Of those that are in both."""
    old, new = [each.id for each in before.actions], [each.id for each in after.actions]
    kept_old, kept_new = [it for it in old if it in new], [it for it in new if it in old]
    if kept_old != kept_new:
        yield PlanChange("", "order", tuple(kept_old), tuple(kept_new))
