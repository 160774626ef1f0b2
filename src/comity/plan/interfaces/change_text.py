"""What a version of a plan changes, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from comity.assembly.interfaces.pages.frame import told
from comity.plan.domain.plan_changes import PlanChange, plan_changes
from comity.plan.domain.plan_text import (
    PlanAction,
    PlanIndicator,
    PlanText,
    Source,
    SubAction,
    Weights,
)
from comity.plan.interfaces.plan_words import DIRECTIONS, PARTS
from comity.regulation.domain.confidence import Confidence
from comity.regulation.interfaces.parts.words import CONFIDENCE


@dataclass(frozen=True, slots=True)
class Side:
    sentences: tuple[str, ...]
    citation: str = ""


@dataclass(frozen=True, slots=True)
class ChangeText:
    """As `assembly/parts/statute_changes.html` shows it."""

    title: str
    part: str
    before: Side | None
    after: Side | None


def changed_text(before: PlanText, after: PlanText) -> list[ChangeText]:
    """In the order of `plan_changes`."""
    titles = {each.id: _titled(each) for each in (*before.actions, *after.actions)}
    whole = _("The plan")
    return [
        ChangeText(
            titles.get(each.action, whole),
            str(PARTS.get(each.part, each.part)),
            _side(each, each.before, each.after),
            _side(each, each.after, each.before),
        )
        for each in plan_changes(before, after)
    ]


def _titled(action: PlanAction) -> str:
    return f"{action.number} {told(action.title)}"


def _side(change: PlanChange, value: object, other: object) -> Side | None:
    if value is None and other is not None:
        return None
    if isinstance(value, Mapping) and isinstance(other, Mapping):
        differing = {key: it for key, it in value.items() if other.get(key) != it}
        return (
            Side(tuple(_in_language(key, it) for key, it in differing.items()))
            if differing
            else None
        )
    return Side(_sentences(value), getattr(value, "citation", ""))


def _in_language(language: str, text: str) -> str:
    return text if language == "en" else f"{language}: {text}"


def _sentences(value: object) -> tuple[str, ...]:
    match value:
        case PlanAction():
            return (_titled(value) + ".", told(value.summary))
        case SubAction():
            return (told(value.title), f"({CONFIDENCE[value.confidence]})")
        case PlanIndicator():
            _sign, words = DIRECTIONS[value.direction]
            found = (f"{told(value.name)} ({told(value.unit)}, {words}).", told(value.method))
            return tuple(it for it in (*found, value.source) if it)
        case Source():
            return (f"{value.location}: {value.seen}",)
        case Confidence():
            return (str(CONFIDENCE[value]),)
        case Weights():
            levels = (f"{level.value} {weight}" for level, weight in value.levels.items())
            return (", ".join(levels),)
        case Mapping():
            return tuple(_in_language(str(key), str(it)) for key, it in value.items())
        case date():
            return (value.isoformat(),)
        case tuple():
            return tuple(" ".join(_sentences(each)) for each in value) or ("–",)
        case None | "":
            return ("–",)
    return (str(value),)
