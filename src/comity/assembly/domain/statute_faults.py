"""What is wrong with a statute by itself: all of it at once, each with its place in the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from comity.assembly.domain.bodies import Decided
from comity.assembly.domain.body_faults import body_faults, decided_faults
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.motion_rules import motion_rule_faults
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.statute_names import Names, duplicate_faults, names_in
from comity.assembly.domain.statute_rule_faults import statute_rule_faults, threshold_fault
from comity.kernel.domain.errors import InvalidInput, Problems
from comity.regulation.domain.problems import Path, Problem


def faults(statute: Statute) -> tuple[Problem, ...]:
    """Empty for a statute that an organisation can work under."""
    names = names_in(statute)
    return tuple(_faults(statute, names))


def check_statute(statute: Statute) -> None:
    """Raises `Problems("statute-faulty")` with every fault."""
    if found := faults(statute):
        raise Problems("statute-faulty", [each.error for each in found])


def _faults(statute: Statute, names: Names) -> Iterator[Problem]:
    yield from duplicate_faults(statute)
    yield from _head_faults(statute)
    for number, body in enumerate(statute.bodies):
        yield from body_faults(statute, names, body, ("bodies", number))
    weights = frozenset(each.id for each in statute.weights)
    for number, rule in enumerate(statute.rules):
        yield from statute_rule_faults(rule, ("rules", number), weights)
        if rule.veto is not None and rule.veto.of_class:
            place: Path = ("rules", number, "veto", "of_class")
            yield from names.known("member-class-unknown", rule.veto.of_class, place)
    for number, weight in enumerate(statute.weights):
        for name in weight.by_class:
            place = ("weights", number, "by_class", name)
            yield from names.known("member-class-unknown", name, place)
    yield from _matter_faults(statute)
    yield from _admission_faults(statute, names)
    for place, decided in _decisions(statute):
        yield from decided_faults(statute, names, decided, place)
    yield from motion_rule_faults(statute.motions, ("motions",))
    yield from _treaty_faults(statute, names)
    yield from _negative_numbers(statute, ())


def _head_faults(statute: Statute) -> Iterator[Problem]:
    if statute.version < 1:
        yield Problem(("version",), InvalidInput("statute-version", version=statute.version))
    if not statute.languages:
        yield Problem(("languages",), InvalidInput("statute-without-language"))
    for language in statute.languages:
        if language not in statute.name:
            yield Problem(("name",), InvalidInput("statute-name-language", language=language))
    if not statute.bodies:
        yield Problem(("bodies",), InvalidInput("statute-without-body"))
    if not any(Right.VOTE in each.rights for each in statute.classes):
        yield Problem(("classes",), InvalidInput("statute-without-vote"))


def _matter_faults(statute: Statute) -> Iterator[Problem]:
    ruled = {matter for body in statute.bodies for matter in body.rules}
    for number, matter in enumerate(statute.matters):
        if matter.id not in ruled:
            wrong = InvalidInput("matter-without-rule", matter=matter.id)
            yield Problem(("matters", number), wrong)


def _admission_faults(statute: Statute, names: Names) -> Iterator[Problem]:
    admitted = [each.member_class for each in statute.admissions]
    for number, name in enumerate(admitted):
        place: Path = ("admissions", number, "member_class")
        yield from names.known("member-class-unknown", name, place)
        if name in admitted[:number]:
            yield Problem(place, InvalidInput("admission-twice", member_class=name))
    for number, each in enumerate(statute.classes):
        if each.id not in admitted:
            wrong = InvalidInput("class-without-admission", member_class=each.id)
            yield Problem(("classes", number), wrong)
    for number, admission in enumerate(statute.admissions):
        ids = [each.id for each in admission.documents]
        for second, id in enumerate(ids):
            if id in ids[:second]:
                place = ("admissions", number, "documents", second, "id")
                yield Problem(place, InvalidInput("statute-id-twice", id=id, part="documents"))


def _decisions(statute: Statute) -> Iterator[tuple[Path, Decided]]:
    """Who decides what, outside of bodies."""
    for number, office in enumerate(statute.offices):
        yield ("offices", number, "decided"), office.decided
    for number, admission in enumerate(statute.admissions):
        yield ("admissions", number, "decided"), admission.decided
    if statute.arrears is not None and statute.arrears.waived is not None:
        yield ("arrears", "waived"), statute.arrears.waived
    for part in ("suspension", "expulsion", "treaties"):
        if (it := getattr(statute, part)) is not None:
            yield (part, "decided"), it.decided
    if statute.amended is not None:
        yield ("amended",), statute.amended


def _treaty_faults(statute: Statute, names: Names) -> Iterator[Problem]:
    treaties = statute.treaties
    if treaties is None:
        return
    yield from names.known("office-unknown", treaties.depositary, ("treaties", "depositary"))
    if (treaties.consents is None) == (treaties.consents_share is None):
        yield Problem(("treaties",), InvalidInput("statute-treaty-consents"))
    elif treaties.consents_share is not None:
        if (wrong := threshold_fault(treaties.consents_share, "treaties")) is not None:
            yield Problem(("treaties", "consents_share"), wrong)
    elif treaties.consents is not None and treaties.consents < 1:
        yield Problem(("treaties", "consents"), InvalidInput("statute-treaty-consents"))


def _negative_numbers(part: object, at: Path) -> Iterator[Problem]:
    """A statute counts members, seats, days and votes: none is less than nought."""
    if is_dataclass(part):
        for each in fields(part):
            yield from _negative_numbers(getattr(part, each.name), (*at, each.name))
    elif isinstance(part, tuple):
        for number, value in enumerate(part):
            yield from _negative_numbers(value, (*at, number))
    elif isinstance(part, Mapping):
        for name, value in part.items():
            yield from _negative_numbers(value, (*at, name))
    elif isinstance(part, int) and part < 0:
        yield Problem(at, InvalidInput("statute-number-negative", number=part))
