"""Quantities in the unit that their fact is compared in."""

from __future__ import annotations

from decimal import Decimal
from math import inf, isfinite

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.vocabulary import Fact


def in_canonical_unit(fact: Fact, number: str, unit: str) -> float:
    """`number` of `unit` in the fact's canonical unit, multiplied as decimals: 1.1e4 ZFLOP are
    exactly as much as 1.1e25 FLOP. What no float can hold is infinite. Raises `InvalidInput` for a
    unit not declared, a missing one where the fact has units, or one where it has none."""
    if unit in fact.units:
        whole = isfinite(float(number))
        return float(Decimal(number) * Decimal(repr(fact.units[unit]))) if whole else inf
    if not unit and not fact.units:
        return float(number)
    accepted = tuple(fact.units)
    raise InvalidInput("wrong-unit", fact=fact.id, unit=unit or "-", accepted=accepted)
