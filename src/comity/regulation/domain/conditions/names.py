"""Which facts and terms a condition speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from comity.regulation.domain.conditions.parser import parse
from comity.regulation.domain.conditions.syntax import Compare, Constant, Expression, Name, Not


def names_in(condition: str) -> tuple[str, ...]:
    """Each once, in the order of appearance; none of an empty condition. Raises `InvalidInput` for
    one that can't be read."""
    return tuple(dict.fromkeys(_names(parse(condition)))) if condition else ()


def _names(expression: Expression) -> Iterator[str]:
    match expression:
        case Constant():
            return
        case Name(name=name) | Compare(fact=name):
            yield name
        case Not(operand=operand):
            yield from _names(operand)
        case _:
            for operand in expression.operands:
                yield from _names(operand)
