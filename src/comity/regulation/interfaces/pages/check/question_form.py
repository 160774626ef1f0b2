"""A question as a form, filled with what is stated about it, or with what was just entered."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from comity.regulation.domain.conditions.program import Op
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.domain.vocabulary import Fact, FactType
from comity.regulation.interfaces.reading import Reading


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    included: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """`kind` is the type of the fact. `pressed` is the button of what is stated, "" for none."""

    fact: str
    kind: str
    question: str
    help: str
    source: str
    options: tuple[Option, ...]
    others: str
    units: tuple[Option, ...]
    value: str
    low: str
    high: str
    pressed: str


def question_form(
    fact: Fact, reading: Reading, stated: Value | None, *, entered: QueryDict | None = None
) -> QuestionForm:
    included, excluded, others = _members(stated)
    value, low, high = _bounds(stated)
    unit = fact.unit
    if entered is not None:
        included, excluded = frozenset(entered.getlist("is")), frozenset(entered.getlist("not"))
        others = entered.get("others", "")
        value, low, high = (entered.get(name, "") for name in ("value", "low", "high"))
        unit = entered.get("unit", "")
    options = _options(fact, reading)
    if fact.type is FactType.JURISDICTIONS and entered is None:
        others = ", ".join(sorted(included - options.keys()))
    return QuestionForm(
        fact=fact.id,
        kind=fact.type.value,
        question=reading.words(fact.question) or fact.id,
        help=reading.words(fact.help),
        source=fact.definition_source,
        options=tuple(
            Option(id, label, id in included, id in excluded) for id, label in options.items()
        ),
        others=others,
        units=tuple(Option(each, each, each == unit, False) for each in fact.units),
        value=value,
        low=low,
        high=high,
        pressed=_pressed(stated),
    )


def _options(fact: Fact, reading: Reading) -> dict[str, str]:
    """The declared choices; of jurisdictions those that some rule asks for, by name."""
    if fact.type is FactType.JURISDICTIONS:
        named = {id: reading.wording.jurisdiction(id) for id in _places_named(reading.rules, fact)}
        return dict(sorted(named.items(), key=lambda it: it[1]))
    return {id: reading.words(label) or id for id, label in fact.choices.items()}


def _places_named(rules: Rulebook, fact: Fact) -> set[str]:
    return {
        str(node.value)
        for node in rules.program.nodes
        if node.op is Op.ATOM and node.fact == fact.id
    }


def _members(stated: Value | None) -> tuple[frozenset[str], frozenset[str], str]:
    if isinstance(stated, Members):
        return stated.included, stated.excluded, ""
    if isinstance(stated, str):
        return frozenset({stated}), frozenset(), ""
    return frozenset(), frozenset(), ""


def _bounds(stated: Value | None) -> tuple[str, str, str]:
    if not isinstance(stated, Interval):
        return "", "", ""
    low, high = _written(stated.lowest), _written(stated.highest)
    return (low, "", "") if low == high else ("", low, high)


def _written(bound: float | str | None) -> str:
    if bound is None or isinstance(bound, str):
        return bound or ""
    return f"{bound:.0f}" if bound == int(bound) and abs(bound) < 1e15 else repr(bound)


def _pressed(stated: Value | None) -> str:
    match stated:
        case True:
            return "yes"
        case False:
            return "no"
        case Members(complete=complete):
            return "all" if complete else "more"
    return ""
