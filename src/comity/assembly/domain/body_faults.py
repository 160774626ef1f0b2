"""What is wrong with a body: names that nothing answers to, and matters that it can't decide."""

from __future__ import annotations

from collections.abc import Iterator

from comity.assembly.domain.bodies import Body, Decided, Elected
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.statute_names import Names
from comity.assembly.domain.statute_rule_faults import seats_faults, threshold_fault
from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.problems import Path, Problem


def body_faults(statute: Statute, names: Names, body: Body, at: Path) -> Iterator[Problem]:
    yield from _composition_faults(statute, names, body, (*at, "composition"))
    yield from names.known_all("member-class-unknown", body.attended_by, (*at, "attended_by"))
    if body.reports_to:
        yield from names.known("body-unknown", body.reports_to, (*at, "reports_to"))
        if _reports_in_a_circle(statute, body):
            yield Problem((*at, "reports_to"), InvalidInput("body-circle", body=body.id))
    for language in body.languages:
        if language not in statute.languages:
            wrong = InvalidInput("body-language", body=body.id, language=language)
            yield Problem((*at, "languages"), wrong)
    for matter, rule in body.rules.items():
        here = (*at, "rules", matter)
        yield from names.known("matter-unknown", matter, here)
        yield from _rule_of(statute, names, body, rule, here)
    if body.default_rule:
        yield from _rule_of(statute, names, body, body.default_rule, (*at, "default_rule"))
    if body.chair is not None:
        yield from decided_faults(statute, names, body.chair.decided, (*at, "chair", "decided"))
    if body.sessions is not None and body.sessions.special_asked_by is not None:
        wrong_share = threshold_fault(body.sessions.special_asked_by, body.id)
        if wrong_share is not None:
            yield Problem((*at, "sessions", "special_asked_by"), wrong_share)
    if body.composition.elected is not None:
        place = (*at, "composition", "elected", "decided")
        yield from decided_faults(statute, names, body.composition.elected.decided, place)


def decided_faults(statute: Statute, names: Names, it: Decided, at: Path) -> Iterator[Problem]:
    """Also where the body and the matter exist, and the body has no rule for that matter."""
    unknown = [
        *names.known("body-unknown", it.by, (*at, "by")),
        *names.known("matter-unknown", it.matter, (*at, "matter")),
    ]
    yield from unknown
    if unknown:
        return
    body = statute.body(it.by)
    if not body.rules.get(it.matter, body.default_rule):
        yield Problem(at, InvalidInput("body-without-rule", body=it.by, matter=it.matter))


def _composition_faults(statute: Statute, names: Names, body: Body, at: Path) -> Iterator[Problem]:
    made_of = body.composition
    yield from names.known_all("member-class-unknown", made_of.all_of, (*at, "all_of"))
    if made_of.size == 0 and made_of.elected is None:
        yield Problem(at, InvalidInput("body-of-nobody", body=body.id))
    for number, member in enumerate(made_of.named):
        if member in made_of.named[:number]:
            wrong = InvalidInput("member-named-twice", body=body.id, member=member)
            yield Problem((*at, "named", number), wrong)
    if made_of.elected is not None:
        yield from _elected_faults(statute, names, made_of.elected, body, (*at, "elected"))


def _elected_faults(
    statute: Statute, names: Names, elected: Elected, body: Body, at: Path
) -> Iterator[Problem]:
    if elected.seats < 1:
        yield Problem((*at, "seats"), InvalidInput("body-of-nobody", body=body.id))
    if not elected.among:
        yield Problem(at, InvalidInput("elected-among-nobody", body=body.id))
    yield from names.known_all("member-class-unknown", elected.among, (*at, "among"))
    for each in statute.classes:
        if each.id in elected.among and Right.STAND_FOR_OFFICE not in each.rights:
            wrong = InvalidInput("elected-without-right", body=body.id, member_class=each.id)
            yield Problem((*at, "among"), wrong)


def _rule_of(statute: Statute, names: Names, body: Body, rule: str, at: Path) -> Iterator[Problem]:
    unknown = list(names.known("rule-unknown", rule, at))
    yield from unknown
    if unknown:
        return
    if (seats := body.composition.size) is not None:
        decides = statute.rule(rule)
        yield from seats_faults(decides, seats, body.id, at)
        for holder in sorted(decides.veto.holders if decides.veto else ()):
            if holder not in body.composition.named:
                error = unknown_name("veto-holder-not-named", holder, body.composition.named)
                yield Problem(at, error)


def _reports_in_a_circle(statute: Statute, body: Body) -> bool:
    above = {each.id: each.reports_to for each in statute.bodies}
    seen, here = {body.id}, body.reports_to
    while here and here not in seen:
        seen.add(here)
        here = above.get(here, "")
    return here == body.id
