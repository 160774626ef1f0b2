"""Tree to text: what `parse` reads back as the same tree."""

from __future__ import annotations

import re

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

_PLAIN = re.compile(
    r"[a-z][a-z0-9_]*([-.][a-z0-9_]+)*|[A-Z][A-Z0-9]*(-[A-Z0-9]+)*|\d{4}-\d{2}-\d{2}"
)
_KEYWORDS = frozenset({"not", "and", "or", "true", "false", "has", "any", "all", "of", "in"})


def print_condition(expression: Expression) -> str:
    """The text of a condition, with the parentheses that it needs and no others. Junctions have
    two operands or more."""
    match expression:
        case Constant(value):
            return "true" if value else "false"
        case Name(name):
            return name
        case Compare(fact, comparison, operand):
            return f"{fact} {comparison} {_operand(operand)}"
        case Not(operand):
            return f"not {_inside(operand, (And, Or))}"
        case And(operands):
            return " and ".join(_inside(operand, (And, Or)) for operand in operands)
        case Or(operands):
            return " or ".join(_inside(operand, (Or,)) for operand in operands)


def _inside(operand: Expression, looser: tuple[type, ...]) -> str:
    text = print_condition(operand)
    return f"({text})" if isinstance(operand, looser) else text


def _operand(operand: str | Quantity) -> str:
    if isinstance(operand, Quantity):
        return f"{operand.number!r} {operand.unit}".strip()
    plain = _PLAIN.fullmatch(operand) and operand not in _KEYWORDS
    return operand if plain else f'"{operand}"'
