"""Text to tree, by a Lark grammar."""

from __future__ import annotations

from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput

from comity.kernel.domain.errors import InvalidInput
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
from comity.regulation.domain.values import Comparison

LONGEST_CONDITION = 10_000
DEEPEST_NESTING = 50

_GRAMMAR = r"""
?expression: conjunction ("or" conjunction)+ -> disjoin
    | conjunction
?conjunction: negation ("and" negation)+ -> conjoin
    | negation
?negation: "not" negation -> negate
    | comparison
?comparison: "(" expression ")"
    | "true" -> true
    | "false" -> false
    | NAME ORDER operand -> order
    | NAME "=" operand -> equal
    | NAME "!=" operand -> differ
    | NAME "has" word -> has
    | NAME "has" "any" "of" list -> has_any
    | NAME "has" "all" "of" list -> has_all
    | NAME "in" list -> one_of
    | NAME -> name
list: "[" operand ("," operand)* ","? "]"
?operand: DATE -> date
    | NUMBER UNIT? -> quantity
    | word
?word: NAME -> word | JURISDICTION -> word | STRING -> string

ORDER: "<=" | ">=" | "<" | ">"
DATE.4: /\d{4}-\d{2}-\d{2}/
NUMBER.3: /-?\d+(\.\d+)?([eE][+-]?\d+)?/
NAME: /[a-z][a-z0-9_]*([-.][a-z0-9_]+)*/
JURISDICTION: /[A-Z][A-Z0-9]*(-[A-Z0-9]+)*/
UNIT.2: /[A-Za-z%][A-Za-z%\/^0-9-]*(?=\s*($|\)|,|\]|and\b|or\b))(?<!and)(?<!or)/
STRING: /"[^"\\\n]*"/
%ignore /\s+/
"""


@v_args(inline=True)
class _TreeBuilder(Transformer[Any, Expression]):
    def true(self) -> Constant:
        return Constant(True)

    def false(self) -> Constant:
        return Constant(False)

    def name(self, token: Token) -> Name:
        return Name(str(token), token.start_pos or 0)

    def word(self, token: Token) -> str:
        return str(token)

    def string(self, token: Token) -> str:
        return str(token)[1:-1]

    def date(self, token: Token) -> str:
        return str(token)

    def quantity(self, number: Token, unit: Token | None = None) -> Quantity:
        return Quantity(float(number), str(unit) if unit else "")

    def list(self, *operands: str | Quantity) -> tuple[str | Quantity, ...]:
        return operands

    def order(self, fact: Token, sign: Token, operand: str | Quantity) -> Compare:
        return Compare(str(fact), Comparison(str(sign)), operand, fact.start_pos or 0)

    def equal(self, fact: Token, operand: str | Quantity) -> Compare:
        return Compare(str(fact), Comparison.EQUAL, operand, fact.start_pos or 0)

    def differ(self, fact: Token, operand: str | Quantity) -> Not:
        return Not(self.equal(fact, operand))

    def has(self, fact: Token, member: str) -> Compare:
        return Compare(str(fact), Comparison.HAS, member, fact.start_pos or 0)

    def has_any(self, fact: Token, members: tuple[str, ...]) -> Expression:
        return _joined(Or, tuple(self.has(fact, member) for member in members))

    def has_all(self, fact: Token, members: tuple[str, ...]) -> Expression:
        return _joined(And, tuple(self.has(fact, member) for member in members))

    def one_of(self, fact: Token, choices: tuple[str, ...]) -> Expression:
        return _joined(Or, tuple(self.equal(fact, choice) for choice in choices))

    def negate(self, operand: Expression) -> Not:
        return Not(operand)

    def conjoin(self, *operands: Expression) -> And:
        return And(operands)

    def disjoin(self, *operands: Expression) -> Or:
        return Or(operands)


def parse(text: str) -> Expression:
    """The tree of a condition.

    Raises `InvalidInput("condition-syntax")` with the position (from 0) where reading failed.
    """
    if len(text) > LONGEST_CONDITION:
        raise InvalidInput("condition-too-long", length=len(text), limit=LONGEST_CONDITION)
    if _nesting(text) > DEEPEST_NESTING:
        raise InvalidInput("condition-too-deep", limit=DEEPEST_NESTING)
    try:
        return _TreeBuilder().transform(_parser().parse(text))
    except UnexpectedInput as error:
        position = error.pos_in_stream if error.pos_in_stream is not None else len(text)
        near = text[max(position, 0) :][:20] or "the end"
        raise InvalidInput("condition-syntax", position=position, near=near, text=text) from None


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", start="expression", maybe_placeholders=False)


def _joined(junction: type[And] | type[Or], operands: tuple[Compare, ...]) -> Expression:
    return operands[0] if len(operands) == 1 else junction(operands)


def _nesting(text: str) -> int:
    deepest = depth = 0
    for word in text.replace("(", " ( ").replace(")", " ) ").split():
        depth += (word == "(") - (word == ")")
        deepest = max(deepest, depth)
    return max(deepest, text.count("not not"))
