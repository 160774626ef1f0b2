"""One motion: its text, what is proposed to it, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from comity.assembly.actions.recommend_change import ADVISERS
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.motion_moves import Move
from comity.assembly.domain.motion_rules import MotionRules
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.motions.forms import SeenForm
from comity.assembly.interfaces.pages.motions.motion_view import MotionView
from comity.assembly.interfaces.pages.motions.words import (
    VERSIONS,
    move_name,
    sign_of,
    state_name,
)
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.models import Motion, MotionStep, Treaty
from comity.assembly.queries.decisions import decisions_on
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_capacities import (
    capacities_of,
    leads,
    move_table,
    moves_open_to,
)
from comity.assembly.queries.motion_decisions import carriable
from comity.assembly.queries.motion_languages import languages_for
from comity.assembly.queries.people import Person


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text; names are in words."""

    motion: Motion
    state: str
    sign: str
    body: str
    matter: str
    language: str
    languages: tuple[str, ...]
    equally_authentic: bool


@dataclass(frozen=True, slots=True)
class StepView:
    row: MotionStep
    name: str
    after: str


def head_of(person: Person, motion: Motion) -> Head:
    statute = statute_on(person.assembly, person.on)
    bodies = {each.id: told(each.name) for each in statute.bodies}
    matters = {each.id: told(each.name) for each in statute.matters}
    return Head(
        motion=motion,
        state=state_name(statute.motions, motion.state),
        sign=sign_of(motion.state),
        body=bodies.get(motion.body, motion.body),
        matter=matters.get(motion.matter, motion.matter),
        language=motion.language,
        languages=languages_for(person, motion),
        equally_authentic=statute.equally_authentic,
    )


@reads
def show_motion(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    motion = find_motion(person, number)
    view = MotionView(person, motion)
    rules = statute_on(person.assembly, person.on).motions
    keeps = person.may("keep-motions")
    return show(
        request,
        "motion.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        view=view,
        lines=view.lines(),
        settled=view.settled(),
        steps=_steps(rules, motion),
        versions=[(each, VERSIONS.get(each.why, each.why)) for each in motion.versions.all()],
        sponsors=list(motion.co_sponsors.select_related("member__organisation")),
        needed=rules.table.co_sponsors,
        ballots=[
            it
            for it in decisions_on(person.assembly, motion.reference)
            if person.sees(it.visibility)
        ],
        seen_form=SeenForm(initial={"visibility": motion.visibility}) if keeps else None,
        **_ways(person, motion, view, rules),
    )


def _ways(
    person: Person, motion: Motion, view: MotionView, rules: MotionRules
) -> dict[str, object]:
    """What the page offers; each action asks again."""
    table = move_table(person)
    keeps, own = person.may("keep-motions"), person.casts_for == motion.proposer.code
    ended = table.ends(motion.state)
    sponsors = set(motion.co_sponsors.values_list("member__code", flat=True))
    return {
        "moves": [(it, move_name(rules, it.name)) for it in _moves(person, motion)],
        "may_edit": motion.state == table.start and (own or keeps),
        "may_amend": table.amendable(motion.state) and bool(person.casts_for or keeps),
        "may_advise": not ended and _advises(person, motion),
        "may_take_up": table.amendable(motion.state) and bool(person.casts_for),
        "may_make_treaty": motion.entry_rule is not None
        and motion.state == "adopted"
        and person.may("keep-treaties")
        and not Treaty.objects.filter(motion=motion).exists(),
        "may_merge": bool(view.proposed.to_merge) and leads(person, motion),
        "may_sponsor": not ended
        and bool(person.casts_for)
        and not own
        and person.member_has(Right.SPONSOR)
        and person.casts_for not in sponsors,
        "may_stop_sponsoring": not ended and person.casts_for in sponsors,
        "may_call_votes": not ended
        and (person.may("keep-ballots") or person.may_preside(motion.body)),
    }


def _moves(person: Person, motion: Motion) -> list[Move]:
    """Their own, and for the secretariat those that the proposer may ask it for; such as carry out
    a ballot once there is one that ended so."""
    own = [*moves_open_to(person, motion)]
    if person.may("keep-motions"):
        asked = capacities_of(person, motion, on_behalf=True)
        own = [it for it in move_table(person).moves_from(motion.state) if asked & {*it.by}]
    said = {verdict for _, verdict in carriable(motion, motion.reference)}
    return [each for each in own if each.verdict is None or each.verdict in said]


def _advises(person: Person, motion: Motion) -> bool:
    return not capacities_of(person, motion).isdisjoint(ADVISERS)


def _steps(rules: MotionRules, motion: Motion) -> list[StepView]:
    return [
        StepView(each, move_name(rules, each.move), state_name(rules, each.after))
        for each in motion.steps.all()
    ]
