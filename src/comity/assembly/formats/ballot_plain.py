"""The parts of a ballot as they stand in the database: `decision_bundle.plain` writes them, this
reads them. What does not read raises `msgspec.ValidationError`: it was not written by Comity."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from comity.assembly.domain.contests import Contest
from comity.assembly.domain.counts import Count
from comity.assembly.domain.decision_bundle import Statement
from comity.assembly.domain.elections import Round
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.formats.bundle import fraction_from

Read = TypeVar("Read")


def read_rule(data: object) -> DecisionRule:
    return _read(data, DecisionRule)


def read_electorate(data: object) -> Electorate:
    return Electorate(_read(data, tuple[Elector, ...]))


def read_presence(data: object) -> frozenset[str]:
    return _read(data, frozenset[str])


def read_count(data: object) -> Count:
    return _read(data, Count)


def read_contest(data: object) -> Contest:
    return _read(data, Contest)


def read_round(data: object) -> Round:
    return _read(data, Round)


def read_statement(data: object) -> Statement:
    return _read(data, Statement)


def _read(data: object, wanted: type[Read]) -> Read:
    return msgspec.convert(data, wanted, dec_hook=fraction_from)
