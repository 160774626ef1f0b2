"""What a rule would say of a vote that nobody gave: to try it before it is in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from comity.assembly.domain.bodies import Body
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counting import count
from comity.assembly.domain.counts import Count
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.rule_faults import needs_names
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.who_votes import NO_VOTE
from comity.kernel.domain.errors import InvalidInput

MOST_MEMBERS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Of a body of `members`, `entitled` may vote and `present` are there; by default all are
    entitled, and only those are there who vote or object."""

    members: int
    entitled: int | None = None
    present: int | None = None
    yes: int = 0
    no: int = 0
    abstain: int = 0
    objections: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The vote of a member that is not real. `choice` is None where it gave none."""

    member: str
    member_class: str = ""
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    present: bool = True
    choice: Choice | None = None
    objects: bool = False


def members_in(body: Body, stated: int | None) -> int:
    """How many members the body has: as stated, else as many as it has seats. Raises
    `InvalidInput("simulation-members-missing")` where neither says."""
    size = stated if stated is not None else body.composition.size
    if size is None:
        raise InvalidInput("simulation-members-missing", body=body.id)
    return size


def simulate_numbers(rule: DecisionRule, numbers: Numbers, casting: Choice | None = None) -> Count:
    """Raises `InvalidInput`: `simulation-number`, `simulation-too-few` where more do something than
    may, `simulation-needs-names` for a rule with a veto or with unequal weights; and as `count`
    does."""
    if needs_names(rule):
        raise InvalidInput("simulation-needs-names", rule=rule.id)
    voting = numbers.yes + numbers.no + numbers.abstain + numbers.objections
    entitled = numbers.members if numbers.entitled is None else numbers.entitled
    present = voting if numbers.present is None else numbers.present
    for number in (numbers.members, entitled, present, *_given(numbers)):
        if not 0 <= number <= MOST_MEMBERS:
            raise InvalidInput("simulation-number", number=number, most=MOST_MEMBERS)
    if not voting <= present <= entitled <= numbers.members:
        raise InvalidInput(
            "simulation-too-few",
            voting=voting,
            present=present,
            entitled=entitled,
            members=numbers.members,
        )
    names = [f"{number:05}" for number in range(numbers.members)]
    electors = (Elector(each, entitled=place < entitled) for place, each in enumerate(names))
    choices = [Choice.YES] * numbers.yes + [Choice.NO] * numbers.no
    choices += [Choice.ABSTAIN] * numbers.abstain
    return count(
        rule,
        Electorate(tuple(electors)),
        present=frozenset(names[:present]),
        votes=dict(zip(names, choices, strict=False)),
        objections=frozenset(names[: numbers.objections]) if numbers.objections else frozenset(),
        casting=casting,
    )


def simulate_names(
    statute: Statute, rule: DecisionRule, given: tuple[Given, ...], casting: Choice | None = None
) -> Count:
    """All that are `given` are of the body. Who is of a class without a vote has none; who is of
    no class has one. Raises `UnknownName("member-class-unknown")`, and as `count` does."""
    return count(
        rule,
        Electorate(tuple(_elector(statute, each) for each in given)),
        present=frozenset(each.member for each in given if each.present),
        votes={each.member: each.choice for each in given if each.choice is not None},
        objections=frozenset(each.member for each in given if each.objects),
        casting=casting,
    )


def _given(numbers: Numbers) -> tuple[int, ...]:
    return numbers.yes, numbers.no, numbers.abstain, numbers.objections


def _elector(statute: Statute, given: Given) -> Elector:
    if not given.member_class:
        return Elector(given.member, weights=given.weights)
    votes = Right.VOTE in statute.member_class(given.member_class).rights
    of_class = {
        each.id: Fraction(each.by_class[given.member_class])
        for each in statute.weights
        if given.member_class in each.by_class
    }
    return Elector(
        member=given.member,
        member_class=given.member_class,
        weights={**given.weights, **of_class},
        entitled=votes,
        why_not="" if votes else NO_VOTE,
    )
