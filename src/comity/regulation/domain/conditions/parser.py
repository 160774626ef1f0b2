"""Text to tree, by a Lark grammar."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput, UnexpectedToken

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
?expression: conjunction (_OR conjunction)+ -> disjoin
    | conjunction
?conjunction: negation (_AND negation)+ -> conjoin
    | negation
?negation: _NOT negation -> negate
    | comparison
?comparison: "(" expression ")"
    | _TRUE -> true
    | _FALSE -> false
    | NAME ORDER operand -> order
    | NAME "=" operand -> equal
    | NAME "!=" operand -> differ
    | NAME _HAS word -> has
    | NAME _HAS _ANY_OF list -> has_any
    | NAME _HAS _ALL_OF list -> has_all
    | NAME _IN list -> one_of
    | NAME -> name
list: "[" operand ("," operand)* ","? "]"
?operand: DATE -> date
    | NUMBER UNIT? -> quantity
    | word
?word: NAME -> word | JURISDICTION -> word | STRING -> string

_NOT.5: /not(?![\w.-])/
_AND.5: /and(?![\w.-])/
_OR.5: /or(?![\w.-])/
_TRUE.5: /true(?![\w.-])/
_FALSE.5: /false(?![\w.-])/
_HAS.5: /has(?![\w.-])/
_ANY_OF.5: /any\s+of(?![\w.-])/
_ALL_OF.5: /all\s+of(?![\w.-])/
_IN.5: /in(?![\w.-])/
ORDER: "<=" | ">=" | "<" | ">"
DATE.4: /\d{4}-\d{2}-\d{2}/
NUMBER.3: /-?\d+(\.\d+)?([eE][+-]?\d+)?/
NAME: /[a-z][a-z0-9_]*([-.][a-z0-9_]+)*/
JURISDICTION: /[A-Z][A-Z0-9]*(-[A-Z0-9]+)*/
UNIT.2: /(?!(and|or)\b)[A-Za-z%][A-Za-z%\/^0-9-]*(?=\s*($|\)|,|\]|and\b|or\b))/
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
        return cast(Expression, _parser().parse(text))
    except UnexpectedInput as error:
        ended = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        position = len(text) if ended else error.pos_in_stream or 0
        near = text[position:][:20] or "the end"
        raise InvalidInput("condition-syntax", position=position, near=near, text=text) from None


@cache
def _parser() -> Lark:
    return Lark(
        _GRAMMAR,
        parser="lalr",
        start="expression",
        maybe_placeholders=False,
        transformer=_TreeBuilder(),  # while parsing: no tree is built to be thrown away
    )


def _joined(junction: type[And] | type[Or], operands: tuple[Compare, ...]) -> Expression:
    return operands[0] if len(operands) == 1 else junction(operands)


def _nesting(text: str) -> int:
    """How deep parentheses and runs of `not` go, at most."""
    deepest = depth = negations = 0
    for word in text.replace("(", " ( ").replace(")", " ) ").split():
        depth += (word == "(") - (word == ")")
        negations = negations + 1 if word == "not" else 0
        deepest = max(deepest, depth, negations)
    return deepest
