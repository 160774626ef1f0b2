"""What an organisation is under, as data: a version of its statute, which never changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from comity.assembly.domain.belonging import (
    Admission,
    Arrears,
    DelegationRules,
    Expulsion,
    Office,
    Suspension,
    TreatyDefaults,
    Withdrawal,
)
from comity.assembly.domain.bodies import Body, Decided
from comity.assembly.domain.member_classes import MemberClass, Weight
from comity.assembly.domain.motion_rules import MotionRules
from comity.assembly.domain.rules import DecisionRule
from comity.kernel.domain.errors import Conflict, unknown_name
from comity.regulation.domain.vocabulary import Prose


class Identified(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str: ...


Part = TypeVar("Part", bound=Identified)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something to be decided that the statute tells from all else: the budget, an admission."""

    id: str
    name: Prose
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """Version `version` (from 1) holds from `holds_from` until the next one does. The first of
    `languages` is the authoritative one where not `equally_authentic`. Each `citation` is a place
    in the written statute, such as "Art. 9(2)"."""

    id: str
    version: int
    name: Prose
    languages: tuple[str, ...]
    holds_from: date
    equally_authentic: bool = False
    classes: tuple[MemberClass, ...] = ()
    weights: tuple[Weight, ...] = ()
    matters: tuple[Matter, ...] = ()
    rules: tuple[DecisionRule, ...] = ()
    bodies: tuple[Body, ...] = ()
    offices: tuple[Office, ...] = ()
    admissions: tuple[Admission, ...] = ()
    delegations: DelegationRules = field(default_factory=DelegationRules)
    arrears: Arrears | None = None
    suspension: Suspension | None = None
    withdrawal: Withdrawal | None = None
    expulsion: Expulsion | None = None
    motions: MotionRules = field(default_factory=MotionRules)
    treaties: TreatyDefaults | None = None
    amended: Decided | None = None
    """who amends the statute; nobody can where this is absent"""
    citation: str = ""

    def body(self, id: str) -> Body:
        """Raises `UnknownName("body-unknown")`, as the next ones do for theirs."""
        return _named(self.bodies, id, "body-unknown")

    def member_class(self, id: str) -> MemberClass:
        return _named(self.classes, id, "member-class-unknown")

    def rule(self, id: str) -> DecisionRule:
        return _named(self.rules, id, "rule-unknown")

    def rule_for(self, body: str, matter: str) -> DecisionRule:
        """The rule by which `body` decides `matter`, or what is of none (""). Raises `UnknownName`
        for a body or matter that there is not, and `Conflict` where the body can't decide it:
        `body-without-rule`, `body-without-default-rule`."""
        decides = self.body(body)
        if matter:
            _named(self.matters, matter, "matter-unknown")
        rule = decides.rules.get(matter, decides.default_rule)
        if not rule and not matter:
            raise Conflict("body-without-default-rule", body=body)
        if not rule:
            raise Conflict("body-without-rule", body=body, matter=matter)
        return self.rule(rule)

    def languages_of(self, body: str) -> tuple[str, ...]:
        return self.body(body).languages or self.languages

    def admission_to(self, member_class: str) -> Admission:
        """Raises `UnknownName` for a class that there is not, or to which nobody is admitted."""
        self.member_class(member_class)
        for each in self.admissions:
            if each.member_class == member_class:
                return each
        admitted = [each.member_class for each in self.admissions]
        raise unknown_name("admission-unknown", member_class, admitted)


def statute_on(versions: Iterable[Statute], on: date) -> Statute | None:
    """The version that held on the day; None before the first one did."""
    held = [each for each in versions if each.holds_from <= on]
    return max(held, key=lambda each: (each.holds_from, each.version), default=None)


def _named(parts: Iterable[Part], id: str, error: str) -> Part:
    parts = tuple(parts)
    for each in parts:
        if each.id == id:
            return each
    raise unknown_name(error, id, [each.id for each in parts])
