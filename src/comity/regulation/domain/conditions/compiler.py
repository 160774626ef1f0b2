"""From trees to nodes: names are resolved, types, choices and units checked, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.conditions.parser import parse
from comity.regulation.domain.conditions.program import Node, Op, ProgramBuilder
from comity.regulation.domain.conditions.syntax import (
    And,
    Compare,
    Constant,
    Expression,
    Name,
    Not,
    Or,
    Quantity,
)
from comity.regulation.domain.quantities import in_canonical_unit
from comity.regulation.domain.values import Comparison, Scalar
from comity.regulation.domain.vocabulary import Fact, FactType, Vocabulary

_ORDERED = {
    Comparison.EQUAL,
    Comparison.LESS,
    Comparison.LESS_OR_EQUAL,
    Comparison.GREATER,
    Comparison.GREATER_OR_EQUAL,
}
_ALLOWED = {
    FactType.BOOLEAN: frozenset[Comparison](),
    FactType.CHOICE: frozenset({Comparison.EQUAL}),
    FactType.SET: frozenset({Comparison.HAS}),
    FactType.JURISDICTIONS: frozenset({Comparison.HAS}),
    FactType.NUMBER: frozenset(_ORDERED),
    FactType.DATE: frozenset(_ORDERED),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition may speak of: facts, jurisdictions, and an instrument's terms by name, each
    with a function that gives its node."""

    vocabulary: Vocabulary
    jurisdictions: frozenset[str]
    terms: Mapping[str, Callable[[], int]]


def compile_condition(text: str, scope: Scope, builder: ProgramBuilder) -> int:
    """The node of `text`, which holds always where empty.

    Raises `InvalidInput` for what can't be read or compared, `UnknownName` for a name that is
    neither fact nor term nor choice.
    """
    return _compile(parse(text), scope, builder) if text.strip() else builder.constant(True)


def _compile(expression: Expression, scope: Scope, builder: ProgramBuilder) -> int:
    match expression:
        case Constant(value):
            return builder.constant(value)
        case Not(operand):
            return builder.negate(_compile(operand, scope, builder))
        case And(operands):
            return builder.conjoin([_compile(operand, scope, builder) for operand in operands])
        case Or(operands):
            return builder.disjoin([_compile(operand, scope, builder) for operand in operands])
        case Name(name, position):
            return _named(name, position, scope, builder)
        case Compare():
            return builder.place(_atom(expression, scope))


def _named(name: str, position: int, scope: Scope, builder: ProgramBuilder) -> int:
    term = scope.terms.get(name)
    if term is not None:
        return term()
    fact = scope.vocabulary.facts.get(name)
    if fact is None:
        known = [*scope.vocabulary.facts, *scope.terms]
        raise unknown_name("unknown-fact-or-term", name, known, position=position)
    if fact.type is not FactType.BOOLEAN:
        raise InvalidInput("fact-needs-comparison", fact=name, type=fact.type, position=position)
    return builder.place(Node(Op.ATOM, fact=name, comparison=Comparison.EQUAL, value=True))


def _atom(compare: Compare, scope: Scope) -> Node:
    fact = scope.vocabulary.facts.get(compare.fact)
    if fact is None:
        facts = scope.vocabulary.facts
        raise unknown_name("unknown-fact", compare.fact, facts, position=compare.position)
    if compare.comparison not in _ALLOWED[fact.type]:
        raise InvalidInput(
            "comparison-not-allowed",
            fact=fact.id,
            type=fact.type,
            comparison=compare.comparison.value,
            position=compare.position,
        )
    value = _operand(compare.operand, fact, scope, compare.position)
    return Node(Op.ATOM, fact=fact.id, comparison=compare.comparison, value=value)


def _operand(operand: str | Quantity, fact: Fact, scope: Scope, position: int) -> Scalar:
    match fact.type, operand:
        case FactType.NUMBER, Quantity(number, unit) if isfinite(
            canonical := in_canonical_unit(fact, repr(number), unit)
        ):
            return canonical
        case FactType.DATE, str() if _is_date(operand):
            return operand
        case ((FactType.CHOICE | FactType.SET), str()):
            if operand not in fact.choices:
                choices = fact.choices
                raise unknown_name("unknown-choice", operand, choices, fact=fact.id)
            return operand
        case FactType.JURISDICTIONS, str():
            if operand not in scope.jurisdictions:
                raise unknown_name("unknown-jurisdiction", operand, scope.jurisdictions)
            return operand
    stated = operand if isinstance(operand, str) else f"{operand.number:g} {operand.unit}".strip()
    raise InvalidInput("wrong-type", fact=fact.id, type=fact.type, value=stated, position=position)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
