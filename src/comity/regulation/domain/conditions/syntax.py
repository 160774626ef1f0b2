"""The condition language as a tree, and its text form.

risk.high and not offer.free_and_open_source
model.training_compute >= 1e25 FLOP or system.generates has any of [image, video]
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.domain.values import Comparison, Scalar


@dataclass(frozen=True, slots=True)
class Constant:
    value: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A boolean fact or a defined term, as written."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, with its unit ("" for none)."""

    number: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Compare:
    """`fact comparison operand`, as written; names and units are not yet checked."""

    fact: str
    comparison: Comparison
    operand: str | Quantity
    position: int


@dataclass(frozen=True, slots=True)
class Not:
    operand: Expression


@dataclass(frozen=True, slots=True)
class And:
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    operands: tuple[Expression, ...]


Expression = Constant | Name | Compare | Not | And | Or
Literal = Scalar
